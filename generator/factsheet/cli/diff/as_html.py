"""A change report as a piece of HTML that needs nothing else: it stands in a preview, or in any page."""

from collections.abc import Iterable, Iterator
from html import escape

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, ComparisonTable, FieldChange, PointChange, ProseChange
from factsheet.problems.problem import Problem
from factsheet.text.rich_text import RichText

MOST_POINTS = 200
MOST_PAGES = 200
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


def draw(changes: Changes, names: tuple[str, str]) -> str:
    return "\n".join(_draw_parts(changes, names)) + "\n"


def _draw_parts(changes: Changes, names: tuple[str, str]) -> Iterator[str]:
    yield f'<section class="fs-changes"><style>{STYLE}</style>'
    yield f"<h1>What this changes</h1><p>{escape(words.format_headline(changes))}</p>"
    yield f"<p>Compared: {escape(names[0])} with {escape(names[1])}.</p>"
    yield from (f"<p><strong>{escape(notice)}</strong></p>" for notice in words.list_notices(changes))
    for point in changes.points[:MOST_POINTS]:
        yield from _draw_point(point)
    if len(changes.points) > MOST_POINTS:
        yield f"<p>And {len(changes.points) - MOST_POINTS} more points.</p>"
    if changes.things or changes.prose:
        things = (
            _draw_item(escape(words.describe_thing(change)), _draw_fields(change.fields)) for change in changes.things
        )
        prose = (
            _draw_item(escape(words.describe_prose(change)), _draw_prose_lines(change)) for change in changes.prose
        )
        yield f"<h2>Beside the points</h2>{_draw_list((*things, *prose))}"
    yield from _draw_pages(changes)
    yield from _draw_problems("New problems", changes.new_problems)
    yield from _draw_problems("Mended", changes.fixed_problems)
    yield "</section>"


def _draw_point(change: PointChange) -> Iterator[str]:
    yield f"<h2>{escape(change.state.title)}</h2>"
    if happened := words.describe_point(change):
        yield f"<p><em>{escape(happened)}</em></p>"
    reports = (
        _draw_item(escape(words.describe_report(report_change)), _draw_fields(report_change.fields))
        for report_change in change.reports
    )
    counts = (_draw_item(escape(count)) for count in words.format_counts(change))
    yield _draw_list((*_draw_fields(change.fields), *reports, *counts))
    was, now = (state.table if state else None for state in (change.before, change.after))
    if was != now:
        tables = (
            _draw_table(title, table) for title, table in (("Before", was), ("After", now)) if table and table.rows
        )
        yield f'<div class="fs-changes__tables">{"".join(tables)}</div>'


def _draw_fields(changes: Iterable[FieldChange]) -> tuple[str, ...]:
    return tuple(item for change in changes for item in _draw_field(change))


def _draw_field(change: FieldChange) -> Iterator[str]:
    label = escape(change.label)
    if change.reordered:
        yield _draw_item(f"{label}: the same in another order")
        return
    before, after = words.format_field(change)
    yield from (_draw_item(f"{label}, was: {_draw_line(line, 'del')}") for line in before)
    yield from (_draw_item(f"{label}, now: {_draw_line(line, 'ins')}") for line in after)


def _draw_prose_lines(change: ProseChange) -> Iterator[str]:
    for line in change.lines:
        mark = "ins" if line.is_new else "del"
        yield _draw_item(f"{words.format_prose_line(line)}<{mark}>{escape(line.text)}</{mark}>")
    yield from (_draw_item(more) for more in words.format_more_lines(change))


def _draw_line(line: RichText, mark: str) -> str:
    return "".join(f"<{mark}>{escape(piece.text)}</{mark}>" if piece.manner else escape(piece.text) for piece in line)


def _draw_item(html: str, inner: Iterable[str] = ()) -> str:
    return f"<li>{html}{_draw_list(inner)}</li>"


def _draw_list(items: Iterable[str]) -> str:
    content = "".join(items)
    return f"<ul>{content}</ul>" if content else ""


def _draw_table(title: str, table: ComparisonTable) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("Outlet", *table.columns, ""))
    return (
        f'<div class="fs-changes__table"><table><caption>{title}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(_draw_rows(table))}</tbody></table></div>"
    )


def _draw_rows(table: ComparisonTable) -> Iterator[str]:
    for row in table.rows:
        cells = "".join(f"<td>{escape(cell or 'not stated')}</td>" for cell in row.cells)
        yield f'<tr><th scope="row">{escape(row.outlet)}</th>{cells}<td>{escape(row.standing)}</td></tr>'


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.pages.changed if changes.pages else ()
    if not pages:
        return
    items = [_draw_item(f"{escape(page.title)} ({escape(page.path or 'home page')}): {page.turn}") for page in pages]
    more = [_draw_item(f"and {len(pages) - MOST_PAGES} more")] if len(pages) > MOST_PAGES else []
    yield f"<details><summary>Pages that change: {len(pages)}</summary>{_draw_list((*items[:MOST_PAGES], *more))}</details>"


def _draw_problems(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    items = _draw_list(_draw_item(escape(str(problem))) for problem in problems)
    if items:
        yield f"<h2>{title}</h2>{items}"
