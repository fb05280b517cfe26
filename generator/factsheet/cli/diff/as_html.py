"""A change report as a piece of HTML that needs nothing else: it stands in a preview, or in any page."""

from collections.abc import Iterable, Iterator
from html import escape

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, FieldChange, PointChange, ProseChange, Table
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
    return "\n".join(_parts(changes, names)) + "\n"


def _parts(changes: Changes, names: tuple[str, str]) -> Iterator[str]:
    yield f'<section class="fs-changes"><style>{STYLE}</style>'
    yield f"<h1>What this changes</h1><p>{escape(words.headline(changes))}</p>"
    yield f"<p>Compared: {escape(names[0])} with {escape(names[1])}.</p>"
    yield from (f"<p><strong>{escape(notice)}</strong></p>" for notice in words.notices(changes))
    for point in changes.points[:MOST_POINTS]:
        yield from _point(point)
    if len(changes.points) > MOST_POINTS:
        yield f"<p>And {len(changes.points) - MOST_POINTS} more points.</p>"
    if changes.things or changes.prose:
        things = (_item(escape(words.thing(one)), _fields(one.fields)) for one in changes.things)
        prose = (_item(escape(words.prose(one)), _prose_lines(one)) for one in changes.prose)
        yield f"<h2>Beside the points</h2>{_list((*things, *prose))}"
    yield from _pages(changes)
    yield from _problems("New problems", changes.new_problems)
    yield from _problems("Mended", changes.mended_problems)
    yield "</section>"


def _point(change: PointChange) -> Iterator[str]:
    yield f"<h2>{escape(change.state.title)}</h2>"
    if happened := words.happened(change):
        yield f"<p><em>{escape(happened)}</em></p>"
    reports = (_item(escape(words.report(one)), _fields(one.fields)) for one in change.reports)
    counts = (_item(escape(count)) for count in words.counts(change))
    yield _list((*_fields(change.fields), *reports, *counts))
    was, now = (state.table if state else None for state in (change.before, change.after))
    if was != now:
        tables = (_table(title, table) for title, table in (("Before", was), ("After", now)) if table and table.rows)
        yield f'<div class="fs-changes__tables">{"".join(tables)}</div>'


def _fields(changes: Iterable[FieldChange]) -> tuple[str, ...]:
    return tuple(item for change in changes for item in _field(change))


def _field(change: FieldChange) -> Iterator[str]:
    label = escape(change.label)
    if change.reordered:
        yield _item(f"{label}: the same in another order")
        return
    before, after = words.field(change)
    yield from (_item(f"{label}, was: {_line(line, 'del')}") for line in before)
    yield from (_item(f"{label}, now: {_line(line, 'ins')}") for line in after)


def _prose_lines(change: ProseChange) -> Iterator[str]:
    for line in change.lines:
        mark = "ins" if line.is_new else "del"
        yield _item(f"{words.prose_line(line)}<{mark}>{escape(line.text)}</{mark}>")
    yield from (_item(more) for more in words.more_lines(change))


def _line(line: RichText, mark: str) -> str:
    return "".join(f"<{mark}>{escape(one.text)}</{mark}>" if one.manner else escape(one.text) for one in line)


def _item(html: str, inner: Iterable[str] = ()) -> str:
    return f"<li>{html}{_list(inner)}</li>"


def _list(items: Iterable[str]) -> str:
    told = "".join(items)
    return f"<ul>{told}</ul>" if told else ""


def _table(title: str, table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("Outlet", *table.columns, ""))
    return (
        f'<div class="fs-changes__table"><table><caption>{title}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(_rows(table))}</tbody></table></div>"
    )


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = "".join(f"<td>{escape(cell or 'not stated')}</td>" for cell in row.cells)
        yield f'<tr><th scope="row">{escape(row.outlet)}</th>{cells}<td>{escape(row.standing)}</td></tr>'


def _pages(changes: Changes) -> Iterator[str]:
    pages = changes.pages.changed if changes.pages else ()
    if not pages:
        return
    told = [_item(f"{escape(page.title)} ({escape(page.path or 'home page')}): {page.turn}") for page in pages]
    more = [_item(f"and {len(pages) - MOST_PAGES} more")] if len(pages) > MOST_PAGES else []
    yield f"<details><summary>Pages that change: {len(pages)}</summary>{_list((*told[:MOST_PAGES], *more))}</details>"


def _problems(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    told = _list(_item(escape(str(problem))) for problem in problems)
    if told:
        yield f"<h2>{title}</h2>{told}"
