"""A change report for a terminal."""

from collections.abc import Iterator

from factsheet.cli.diff import words
from factsheet.cli.diff.count_changes import format_counts
from factsheet.cli.diff.headline import format_headline, list_notices
from factsheet.cli.diff.model import Changes, FieldChange, PointChange, ProseChange, ReportChange, StateNames
from factsheet.text.rich_text import RichText

MOST_PAGES = 20
MOST_UNCHANGED = 8
"""Pages and unchanged reports that are listed; more would push the changes off the screen."""


def draw(changes: Changes, names: StateNames) -> str:
    return "\n".join(_draw_lines(changes, names)) + "\n"


def _draw_lines(changes: Changes, names: StateNames) -> Iterator[str]:
    yield f"From {names.before} to {names.after}: {format_headline(changes)}"
    yield from list_notices(changes)
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
        yield from _draw_prose(page)
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
    for row in left[:MOST_UNCHANGED]:
        yield f"  = {row}"
    if len(left) > MOST_UNCHANGED:
        yield f"  = {len(left) - MOST_UNCHANGED} more reports are unchanged"
    for count in format_counts(change):
        yield f"  > {count}"


def _draw_report(change: ReportChange) -> Iterator[str]:
    yield f"  {words.SIGNS[change.turn]} {words.describe_report(change)}"
    for field_change in change.fields:
        yield from _draw_field(field_change, "      ")


def _draw_field(change: FieldChange, indent: str) -> Iterator[str]:
    if change.reordered:
        yield f"{indent}{change.label}: same values, different order"
        return
    before, after = words.format_field(change)
    for line in before:
        yield f"{indent}{change.label}, was: {_draw_line(line)}"
    for line in after:
        yield f"{indent}{change.label}, now: {_draw_line(line)}"


def _draw_line(line: RichText) -> str:
    """Return the words on one line; words that differ are in brackets, since not every terminal has colours."""
    text = "".join(f"[{span.text}]" if span.manner else span.text for span in line)
    return " ".join(text.split())


def _draw_prose(change: ProseChange) -> Iterator[str]:
    yield f"{words.SIGNS[change.turn]} {words.describe_prose(change)}"
    for line in change.lines:
        yield f"    {words.format_prose_line(line)}{line.text}"
    for more in words.format_more_lines(change):
        yield f"    {more}"


def _draw_pages(changes: Changes) -> Iterator[str]:
    pages = changes.changed_pages
    if pages:
        yield ""
        yield "Pages:"
    for page in pages[:MOST_PAGES]:
        yield f"{words.SIGNS[page.turn]} {page.path or '(home page)'}"
    if len(pages) > MOST_PAGES:
        yield f"  and {len(pages) - MOST_PAGES} more"


def _draw_problems(changes: Changes) -> Iterator[str]:
    for title, problems in (("New problems:", changes.new_problems), ("Fixed:", changes.fixed_problems)):
        if problems:
            yield ""
            yield title
        yield from map(str, problems)
