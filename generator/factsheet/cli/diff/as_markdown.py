"""A change report as Markdown: for the summary of a job, or a comment on a proposal.

Text from files is escaped, so that it makes no markup, mentions nobody and links to nothing.
"""

import re
from collections.abc import Iterable, Iterator

from factsheet.cli.diff import words
from factsheet.cli.diff.count_changes import format_counts
from factsheet.cli.diff.headline import format_headline, list_notices
from factsheet.cli.diff.model import Changes, ComparisonTable, FieldChange, PointChange, StateNames
from factsheet.text.rich_text import RichText

MOST_LETTERS = 60_000
"""A comment on GitHub has at most 65,536; points that do not fit are counted."""
MOST_PAGES = 50
MOST_ROWS = 40
_MARKS = re.compile(r"([\\`*_{}\[\]()#!|~@$])|^([-+=]|\d+(?=[.)]))")

_NAMED = re.compile(r"([@#])(?=\w)")
"""A person or an issue: GitHub links them even after a backslash, but not across a zero-width space."""

_REST = 200
"""Letters reserved for the lines that say what is left out."""


def draw(changes: Changes, names: StateNames) -> str:
    """Return the report; points that no longer fit are counted at its end."""
    parts = ["## What this changes", "", _escape_text(format_headline(changes)), ""]
    parts += [f"Compared: {_escape_text(names.before)} with {_escape_text(names.after)}.", ""]
    for notice in list_notices(changes):
        parts += [f"> {_escape_text(notice)}", ""]
    tail = [*_draw_things(changes), *_draw_pages(changes), *_draw_problems(changes)]
    # Pages and problems, which come last, may take half of the room; points have what is left.
    room = MOST_LETTERS - _measure_size(parts) - min(_measure_size(tail), MOST_LETTERS // 2) - _REST
    shown = 0
    for point in changes.points:
        section = list(_draw_point(point))
        room -= _measure_size(section)
        if room < 0:
            break
        parts += section
        shown += 1
    if shown < len(changes.points):
        parts += [f"And {len(changes.points) - shown} more points: run `factsheet diff` to see all.", ""]
    return _cut_text("\n".join([*parts, *tail]).rstrip() + "\n")


def _measure_size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _cut_text(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rpartition("\n")[0] + "\n\nThe rest is left out here: run `factsheet diff` to see it.\n"


def _draw_point(change: PointChange) -> Iterator[str]:
    yield f"### {_escape_text(change.state.title)}"
    yield ""
    if happened := words.describe_point(change):
        yield f"*{_escape_text(happened)}*"
        yield ""
    yield from _draw_fields(change.fields, "- ")
    for report in change.reports:
        yield f"- {_escape_text(words.describe_report(report))}"
        yield from _draw_fields(report.fields, "  - ")
    for count in format_counts(change):
        yield f"- {_escape_text(count)}"
    yield ""
    yield from _draw_tables(change)


def _draw_fields(changes: Iterable[FieldChange], bullet: str) -> Iterator[str]:
    for change in changes:
        for line in _draw_field(change):
            yield f"{bullet}{line}"


def _draw_field(change: FieldChange) -> Iterator[str]:
    label = _escape_text(change.label)
    if change.reordered:
        yield f"{label}: same values, different order"
        return
    before, after = words.format_field(change)
    for line in before:
        yield f"{label}, was: {_draw_line(line, '~~')}"
    for line in after:
        yield f"{label}, now: {_draw_line(line, '**')}"


def _draw_line(line: RichText, mark: str) -> str:
    text = ""
    for span in line:
        text += f"{mark}{_escape_text(span.text)}{mark}" if span.manner else _escape_spaced(span.text)
    return text


def _escape_spaced(text: str) -> str:
    """Escape the text, but keep a space at either end, which parts it from the marked words next to it."""
    if not text.strip():
        return " "
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{_escape_text(text)}{after}"


def _draw_tables(change: PointChange) -> Iterator[str]:
    if change.table_before == change.table_after:
        return
    for title, table in (("before", change.table_before), ("after", change.table_after)):
        if table is not None and table.rows:
            yield f"<details><summary>Comparison table: {title}</summary>"
            yield ""  # without empty lines around it, GitHub shows the Markdown inside an element as it is written
            yield from _draw_table(table)
            yield ""
            yield "</details>"
            yield ""


def _draw_table(table: ComparisonTable) -> Iterator[str]:
    heads = "".join(f"{_escape_text(column)} | " for column in table.columns)
    yield f"| Outlet | {heads}|"
    yield "|---|" + "---|" * (len(table.columns) + 1)
    for row in table.rows[:MOST_ROWS]:
        cells = "".join(f"{_escape_text(cell) or 'not stated'} | " for cell in row.cells)
        yield f"| {_escape_text(row.outlet)} | {cells}{_escape_text(row.standing)} |"
    if len(table.rows) > MOST_ROWS:
        yield ""
        yield f"And {len(table.rows) - MOST_ROWS} more rows."


def _draw_things(changes: Changes) -> Iterator[str]:
    if changes.things or changes.prose:
        yield from ("### Other changes", "")
    for thing in changes.things:
        yield f"- {_escape_text(words.describe_thing(thing))}"
        yield from _draw_fields(thing.fields, "  - ")
    for page in changes.prose:
        yield f"- {_escape_text(words.describe_prose(page))}"
        for line in page.lines:
            yield f"  - {words.format_prose_line(line)}{_escape_text(line.text)}"
        for more in words.format_more_lines(page):
            yield f"  - {more}"
    yield ""


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.changed_pages
    if not pages:
        return
    yield f"<details><summary>Pages that change: {len(pages)}</summary>"
    yield ""
    for page in pages[:MOST_PAGES]:
        yield f"- {_escape_text(page.title)} ({_escape_text(page.path or 'home page')}): {page.turn}"
    if len(pages) > MOST_PAGES:
        yield f"- and {len(pages) - MOST_PAGES} more"
    yield from ("", "</details>", "")


def _draw_problems(changes: Changes) -> Iterator[str]:
    for title, problems in (("New problems", changes.new_problems), ("Fixed", changes.fixed_problems)):
        if problems:
            yield from (f"### {title}", "")
            for problem in problems:
                place = _escape_text(f"{problem.file}:{problem.line}")
                yield f"- {problem.level} {problem.code}, {place}: {_escape_text(problem.message)}"
            yield ""


def _escape_text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARKS.sub(_escape_match, " ".join(escaped.split()))
    return _NAMED.sub(r"\1&#8203;", marked).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def _escape_match(match: re.Match[str]) -> str:
    """Return the character without its meaning; one that begins a list, after a zero-width space."""
    return f"\\{match[1]}" if match[1] else f"&#8203;{match[2]}"
