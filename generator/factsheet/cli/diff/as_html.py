"""A change report as a self-contained piece of HTML, for a preview or any other page."""

from collections.abc import Iterable, Iterator
from html import escape

from factsheet.cli.diff import words
from factsheet.cli.diff.count_changes import format_counts
from factsheet.cli.diff.headline import format_headline, list_notices
from factsheet.cli.diff.model import (
    Changes,
    ComparisonTable,
    FieldChange,
    PointChange,
    ProseChange,
    StateNames,
    ThingChange,
)
from factsheet.problems.problem import Problem
from factsheet.text.rich_text import RichText

MOST_POINTS = 200
MOST_PAGES = 200
"""What is shown; the rest is counted, so that a change of everything still makes a file that opens."""
STYLE = """
.fs-changes{line-height:1.5;overflow-wrap:anywhere}
.fs-changes ul{padding-inline-start:1.25rem}
.fs-changes ins{text-decoration-line:underline;text-decoration-thickness:.12em;font-weight:600}
.fs-changes__tables{display:flex;flex-wrap:wrap;gap:1rem 2rem}
.fs-changes__table{overflow-x:auto;max-inline-size:100%}
.fs-changes table{border-collapse:collapse}
.fs-changes caption{text-align:start;font-weight:600}
.fs-changes th,.fs-changes td{text-align:start;vertical-align:top;padding:.25rem .75rem;padding-inline-start:0;
border-block-end:1px solid}
"""


def draw(changes: Changes, names: StateNames) -> str:
    return "\n".join(_draw_parts(changes, names)) + "\n"


def _draw_parts(changes: Changes, names: StateNames) -> Iterator[str]:
    yield f'<section class="fs-changes"><style>{STYLE}</style>'
    yield f"<h1>What this changes</h1><p>{escape(format_headline(changes))}</p>"
    yield f"<p>Compared: {escape(names.before)} with {escape(names.after)}.</p>"
    for notice in list_notices(changes):
        yield f"<p><strong>{escape(notice)}</strong></p>"
    for point in changes.points[:MOST_POINTS]:
        yield from _draw_point(point)
    if len(changes.points) > MOST_POINTS:
        yield f"<p>And {len(changes.points) - MOST_POINTS} more points.</p>"
    if changes.things or changes.prose:
        things = [*map(_draw_thing, changes.things), *map(_draw_prose, changes.prose)]
        yield f"<h2>Other changes</h2>{_draw_list(things)}"
    yield from _draw_pages(changes)
    yield from _draw_problems("New problems", changes.new_problems)
    yield from _draw_problems("Fixed", changes.fixed_problems)
    yield "</section>"


def _draw_point(change: PointChange) -> Iterator[str]:
    yield f"<h2>{escape(change.state.title)}</h2>"
    if happened := words.describe_point(change):
        yield f"<p><em>{escape(happened)}</em></p>"
    items = list(_draw_fields(change.fields))
    for report in change.reports:
        items.append(_draw_item(escape(words.describe_report(report)), _draw_fields(report.fields)))
    for count in format_counts(change):
        items.append(_draw_item(escape(count)))
    yield _draw_list(items)
    if change.table_before != change.table_after:
        tables = _draw_table("Before", change.table_before) + _draw_table("After", change.table_after)
        yield f'<div class="fs-changes__tables">{tables}</div>'


def _draw_thing(change: ThingChange) -> str:
    return _draw_item(escape(words.describe_thing(change)), _draw_fields(change.fields))


def _draw_prose(change: ProseChange) -> str:
    return _draw_item(escape(words.describe_prose(change)), _draw_prose_lines(change))


def _draw_fields(changes: Iterable[FieldChange]) -> Iterator[str]:
    for change in changes:
        yield from _draw_field(change)


def _draw_field(change: FieldChange) -> Iterator[str]:
    label = escape(change.label)
    if change.reordered:
        yield _draw_item(f"{label}: same values, different order")
        return
    before, after = words.format_field(change)
    for line in before:
        yield _draw_item(f"{label}, was: {_draw_line(line, 'del')}")
    for line in after:
        yield _draw_item(f"{label}, now: {_draw_line(line, 'ins')}")


def _draw_prose_lines(change: ProseChange) -> Iterator[str]:
    for line in change.lines:
        mark = "ins" if line.is_new else "del"
        yield _draw_item(f"{words.format_prose_line(line)}<{mark}>{escape(line.text)}</{mark}>")
    yield from map(_draw_item, words.format_more_lines(change))


def _draw_line(line: RichText, mark: str) -> str:
    html = ""
    for span in line:
        html += f"<{mark}>{escape(span.text)}</{mark}>" if span.manner else escape(span.text)
    return html


def _draw_item(html: str, inner: Iterable[str] = ()) -> str:
    return f"<li>{html}{_draw_list(inner)}</li>"


def _draw_list(items: Iterable[str]) -> str:
    content = "".join(items)
    return f"<ul>{content}</ul>" if content else ""


def _draw_table(title: str, table: ComparisonTable | None) -> str:
    """Return the table; nothing where it has no rows."""
    if table is None or not table.rows:
        return ""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("Outlet", *table.columns, ""))
    rows = "".join(_draw_rows(table))
    return (
        f'<div class="fs-changes__table"><table><caption>{title}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _draw_rows(table: ComparisonTable) -> Iterator[str]:
    for row in table.rows:
        cells = "".join(f"<td>{escape(cell or 'not stated')}</td>" for cell in row.cells)
        yield f'<tr><th scope="row">{escape(row.outlet)}</th>{cells}<td>{escape(row.standing)}</td></tr>'


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.changed_pages
    if not pages:
        return
    items = []
    for page in pages[:MOST_PAGES]:
        items.append(_draw_item(f"{escape(page.title)} ({escape(page.path or 'home page')}): {page.turn}"))
    if len(pages) > MOST_PAGES:
        items.append(_draw_item(f"and {len(pages) - MOST_PAGES} more"))
    yield f"<details><summary>Pages that change: {len(pages)}</summary>{_draw_list(items)}</details>"


def _draw_problems(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    items = _draw_list(_draw_item(escape(str(problem))) for problem in problems)
    if items:
        yield f"<h2>{title}</h2>{items}"
