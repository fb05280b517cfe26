"""A change report for a terminal."""

from collections.abc import Iterator

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, FieldChange, PointChange, ReportChange
from factsheet.text.rich_text import RichText

MOST_PAGES = 20
MOST_UNCHANGED = 8


def draw(changes: Changes, names: tuple[str, str]) -> str:
    return "\n".join(_draw_lines(changes, names)) + "\n"


def _draw_lines(changes: Changes, names: tuple[str, str]) -> Iterator[str]:
    yield f"From {names[0]} to {names[1]}: {words.format_headline(changes)}"
    yield from words.list_notices(changes)
    for point in changes.points:
        yield ""
        yield from _draw_point(point)
    if changes.things or changes.prose:
        yield ""
    for thing in changes.things:
        yield f"{words.SIGNS[thing.turn]} {words.describe_thing(thing)}"
        for change in thing.fields:
            yield from _draw_field(change, "    ")
    for page in changes.prose:
        yield f"{words.SIGNS[page.turn]} {words.describe_prose(page)}"
        yield from (f"    {words.format_prose_line(line)}{line.text}" for line in page.lines)
        yield from (f"    {more}" for more in words.format_more_lines(page))
    yield from _draw_pages(changes)
    yield from _draw_problems(changes)


def _draw_point(change: PointChange) -> Iterator[str]:
    yield f"{change.state.title} ({change.state.key})"
    if happened := words.describe_point(change):
        yield f"  {happened}"
    for field_change in change.fields:
        yield from _draw_field(field_change, "  ")
    for report in change.reports:
        yield from _draw_report(report)
    left = words.list_unchanged(change)
    yield from (f"  = {row}" for row in left[:MOST_UNCHANGED])
    if len(left) > MOST_UNCHANGED:
        yield f"  = {len(left) - MOST_UNCHANGED} more reports are unchanged"
    yield from (f"  > {count}" for count in words.format_counts(change))


def _draw_report(change: ReportChange) -> Iterator[str]:
    yield f"  {words.SIGNS[change.turn]} {words.describe_report(change)}"
    for field_change in change.fields:
        yield from _draw_field(field_change, "      ")


def _draw_field(change: FieldChange, indent: str) -> Iterator[str]:
    if change.reordered:
        yield f"{indent}{change.label}: the same in another order"
        return
    before, after = words.format_field(change)
    yield from (f"{indent}{change.label}, was: {_draw_line(line)}" for line in before)
    yield from (f"{indent}{change.label}, now: {_draw_line(line)}" for line in after)


def _draw_line(line: RichText) -> str:
    """Return the words on one line; those that differ stand in brackets."""
    return " ".join("".join(f"[{span.text}]" if span.manner else span.text for span in line).split())


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.pages.changed if changes.pages else ()
    if pages:
        yield ""
        yield "Pages:"
    for page in pages[:MOST_PAGES]:
        yield f"{words.SIGNS[page.turn]} {page.path or '(home page)'}"
    if len(pages) > MOST_PAGES:
        yield f"  and {len(pages) - MOST_PAGES} more"


def _draw_problems(changes: Changes) -> Iterator[str]:
    for title, problems in (("New problems:", changes.new_problems), ("Mended:", changes.fixed_problems)):
        if problems:
            yield ""
            yield title
        yield from (str(problem) for problem in problems)
