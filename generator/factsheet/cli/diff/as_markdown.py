"""A change report as Markdown: for the summary of a job, or a comment on a proposal.

Nothing that was written in a file has a meaning in it: no markup, no mention of anybody, no link.
"""

import re
from collections.abc import Iterator

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, FieldChange, PointChange, Table
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
    parts = ["## What this changes", "", _plain(words.headline(changes)), ""]
    parts += [f"Compared: {_plain(names[0])} with {_plain(names[1])}.", ""]
    parts += [line for notice in words.notices(changes) for line in (f"> {_plain(notice)}", "")]
    tail = [*_things(changes), *_pages(changes), *_problems(changes)]
    room = MOST_LETTERS - _size(parts) - min(_size(tail), MOST_LETTERS // 2) - _REST
    shown = 0
    for point in changes.points:
        section = list(_point(point))
        room -= _size(section)
        if room < 0:
            break
        parts += section
        shown += 1
    if shown < len(changes.points):
        parts += [f"And {len(changes.points) - shown} more points: `factsheet diff` tells them all.", ""]
    return _cut("\n".join([*parts, *tail]).rstrip() + "\n")


def _size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _cut(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rpartition("\n")[0] + "\n\nThe rest is left out here: `factsheet diff` tells it.\n"


def _point(change: PointChange) -> Iterator[str]:
    yield f"### {_plain(change.state.title)}"
    yield ""
    if happened := words.happened(change):
        yield f"*{_plain(happened)}*"
        yield ""
    yield from (f"- {line}" for one in change.fields for line in _field(one))
    for report in change.reports:
        yield f"- {_plain(words.report(report))}"
        yield from (f"  - {line}" for one in report.fields for line in _field(one))
    yield from (f"- {_plain(count)}" for count in words.counts(change))
    yield ""
    yield from _tables(change)


def _field(change: FieldChange) -> Iterator[str]:
    label = _plain(change.label)
    if change.reordered:
        yield f"{label}: the same in another order"
        return
    before, after = words.field(change)
    yield from (f"{label}, was: {_line(line, '~~')}" for line in before)
    yield from (f"{label}, now: {_line(line, '**')}" for line in after)


def _line(line: RichText, mark: str) -> str:
    return "".join(_around(span.text, mark) if span.manner else _spaced(span.text) for span in line)


def _around(text: str, mark: str) -> str:
    return f"{mark}{_plain(text)}{mark}"


def _spaced(text: str) -> str:
    """Escape, and keep a space at either end."""
    before, after = (" " if text[at : at + 1 or None].isspace() else "" for at in (0, -1))
    return f"{before}{_plain(text)}{after}" if text.strip() else " "


def _tables(change: PointChange) -> Iterator[str]:
    was, now = (state.table if state else None for state in (change.before, change.after))
    if was == now:
        return
    for title, table in (("Before", was), ("After", now)):
        if table is not None and table.rows:
            yield f"<details><summary>Comparison table: {title.lower()}</summary>"
            yield ""
            yield from _table(table)
            yield ""
            yield "</details>"
            yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"| Outlet | {''.join(f'{_plain(column)} | ' for column in table.columns)}|"
    yield "|---|" + "---|" * (len(table.columns) + 1)
    for row in table.rows[:MOST_ROWS]:
        cells = "".join(f"{_plain(cell) or 'not stated'} | " for cell in row.cells)
        yield f"| {_plain(row.outlet)} | {cells}{_plain(row.standing)} |"
    if len(table.rows) > MOST_ROWS:
        yield ""
        yield f"And {len(table.rows) - MOST_ROWS} more rows."


def _things(changes: Changes) -> Iterator[str]:
    if changes.things or changes.prose:
        yield from ("### Beside the points", "")
    for thing in changes.things:
        yield f"- {_plain(words.thing(thing))}"
        yield from (f"  - {line}" for one in thing.fields for line in _field(one))
    for page in changes.prose:
        yield f"- {_plain(words.prose(page))}"
        yield from (f"  - {words.prose_line(line)}{_plain(line.text)}" for line in page.lines)
        yield from (f"  - {more}" for more in words.more_lines(page))
    yield ""


def _pages(changes: Changes) -> Iterator[str]:
    pages = changes.pages.changed if changes.pages else ()
    if not pages:
        return
    yield f"<details><summary>Pages that change: {len(pages)}</summary>"
    yield ""
    yield from (
        f"- {_plain(page.title)} ({_plain(page.path or 'home page')}): {page.turn}" for page in pages[:MOST_PAGES]
    )
    if len(pages) > MOST_PAGES:
        yield f"- and {len(pages) - MOST_PAGES} more"
    yield from ("", "</details>", "")


def _problems(changes: Changes) -> Iterator[str]:
    for title, problems in (("New problems", changes.new_problems), ("Mended", changes.mended_problems)):
        if problems:
            yield from (f"### {title}", "")
            for one in problems:
                yield f"- {one.level} {one.code}, {_plain(f'{one.file}:{one.line}')}: {_plain(one.message)}"
            yield ""


def _plain(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARKS.sub(_escaped, " ".join(escaped.split()))
    return _NAMED.sub(r"\1&#8203;", marked).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def _escaped(found: re.Match[str]) -> str:
    """Return the character without its meaning; what makes a list at the start of a line, after nothing visible."""
    return f"\\{found[1]}" if found[1] else f"&#8203;{found[2]}"
