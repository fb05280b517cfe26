"""A change report as Markdown: for the summary of a job, or a comment on a proposal.

Nothing that was written in a file has a meaning in it: no markup, no mention of anybody, no link.
"""

import re
from collections.abc import Iterator

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, ComparisonTable, FieldChange, PointChange
from factsheet.text.rich_text import RichText

MOST_LETTERS = 60_000
"""A comment has at most 65,536; what is left out is counted."""
MOST_PAGES = 50
MOST_ROWS = 40
_MARKS = re.compile(r"([\\`*_{}\[\]()#!|~@$])|^([-+=]|\d+(?=[.)]))")

_NAMED = re.compile(r"([@#])(?=\w)")
"""A person or an issue, which a forge links whatever stands before: a space of no width keeps it from that."""

_REST = 200
"""Letters that are kept for the lines that say what is left out."""


def draw(changes: Changes, names: tuple[str, str]) -> str:
    """Return the report; points that no longer fit are counted at its end."""
    parts = ["## What this changes", "", _escape_text(words.format_headline(changes)), ""]
    parts += [f"Compared: {_escape_text(names[0])} with {_escape_text(names[1])}.", ""]
    parts += [line for notice in words.list_notices(changes) for line in (f"> {_escape_text(notice)}", "")]
    tail = [*_draw_things(changes), *_draw_pages(changes), *_draw_problems(changes)]
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
        parts += [f"And {len(changes.points) - shown} more points: `factsheet diff` tells them all.", ""]
    return _cut_text("\n".join([*parts, *tail]).rstrip() + "\n")


def _measure_size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _cut_text(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rpartition("\n")[0] + "\n\nThe rest is left out here: `factsheet diff` tells it.\n"


def _draw_point(change: PointChange) -> Iterator[str]:
    yield f"### {_escape_text(change.state.title)}"
    yield ""
    if happened := words.describe_point(change):
        yield f"*{_escape_text(happened)}*"
        yield ""
    yield from (f"- {line}" for field_change in change.fields for line in _draw_field(field_change))
    for report in change.reports:
        yield f"- {_escape_text(words.describe_report(report))}"
        yield from (f"  - {line}" for field_change in report.fields for line in _draw_field(field_change))
    yield from (f"- {_escape_text(count)}" for count in words.format_counts(change))
    yield ""
    yield from _draw_tables(change)


def _draw_field(change: FieldChange) -> Iterator[str]:
    label = _escape_text(change.label)
    if change.reordered:
        yield f"{label}: the same in another order"
        return
    before, after = words.format_field(change)
    yield from (f"{label}, was: {_draw_line(line, '~~')}" for line in before)
    yield from (f"{label}, now: {_draw_line(line, '**')}" for line in after)


def _draw_line(line: RichText, mark: str) -> str:
    return "".join(_wrap_marked(span.text, mark) if span.manner else _escape_spaced(span.text) for span in line)


def _wrap_marked(text: str, mark: str) -> str:
    return f"{mark}{_escape_text(text)}{mark}"


def _escape_spaced(text: str) -> str:
    """Escape, and keep a space at either end."""
    before, after = (" " if text[at : at + 1 or None].isspace() else "" for at in (0, -1))
    return f"{before}{_escape_text(text)}{after}" if text.strip() else " "


def _draw_tables(change: PointChange) -> Iterator[str]:
    was, now = (state.table if state else None for state in (change.before, change.after))
    if was == now:
        return
    for title, table in (("Before", was), ("After", now)):
        if table is not None and table.rows:
            yield f"<details><summary>Comparison table: {title.lower()}</summary>"
            yield ""
            yield from _draw_table(table)
            yield ""
            yield "</details>"
            yield ""


def _draw_table(table: ComparisonTable) -> Iterator[str]:
    yield f"| Outlet | {''.join(f'{_escape_text(column)} | ' for column in table.columns)}|"
    yield "|---|" + "---|" * (len(table.columns) + 1)
    for row in table.rows[:MOST_ROWS]:
        cells = "".join(f"{_escape_text(cell) or 'not stated'} | " for cell in row.cells)
        yield f"| {_escape_text(row.outlet)} | {cells}{_escape_text(row.standing)} |"
    if len(table.rows) > MOST_ROWS:
        yield ""
        yield f"And {len(table.rows) - MOST_ROWS} more rows."


def _draw_things(changes: Changes) -> Iterator[str]:
    if changes.things or changes.prose:
        yield from ("### Beside the points", "")
    for thing in changes.things:
        yield f"- {_escape_text(words.describe_thing(thing))}"
        yield from (f"  - {line}" for field_change in thing.fields for line in _draw_field(field_change))
    for page in changes.prose:
        yield f"- {_escape_text(words.describe_prose(page))}"
        yield from (f"  - {words.format_prose_line(line)}{_escape_text(line.text)}" for line in page.lines)
        yield from (f"  - {more}" for more in words.format_more_lines(page))
    yield ""


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.pages.changed if changes.pages else ()
    if not pages:
        return
    yield f"<details><summary>Pages that change: {len(pages)}</summary>"
    yield ""
    yield from (
        f"- {_escape_text(page.title)} ({_escape_text(page.path or 'home page')}): {page.turn}"
        for page in pages[:MOST_PAGES]
    )
    if len(pages) > MOST_PAGES:
        yield f"- and {len(pages) - MOST_PAGES} more"
    yield from ("", "</details>", "")


def _draw_problems(changes: Changes) -> Iterator[str]:
    for title, problems in (("New problems", changes.new_problems), ("Mended", changes.fixed_problems)):
        if problems:
            yield from (f"### {title}", "")
            for problem in problems:
                yield f"- {problem.level} {problem.code}, {_escape_text(f'{problem.file}:{problem.line}')}: {_escape_text(problem.message)}"
            yield ""


def _escape_text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARKS.sub(_escape_match, " ".join(escaped.split()))
    return _NAMED.sub(r"\1&#8203;", marked).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def _escape_match(match: re.Match[str]) -> str:
    """Return the character without its meaning; what makes a list at the start of a line, after nothing visible."""
    return f"\\{match[1]}" if match[1] else f"&#8203;{match[2]}"
