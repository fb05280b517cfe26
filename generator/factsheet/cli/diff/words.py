"""The words of a change report that all its forms share: what happened to each thing, and which words differ."""

from collections.abc import Iterable, Iterator

from factsheet.cli.diff.model import (
    FieldChange,
    LineChange,
    PointChange,
    ProseChange,
    ReportChange,
    TableRow,
    ThingChange,
)
from factsheet.text.i18n import ngettext
from factsheet.text.rich_text import RichText, Span, mark_ranges
from factsheet.text.word_diff import find_changed_ranges

SIGNS = {"added": "+", "removed": "-", "changed": "~"}
PAGE = "hand-written page"
NOUNS = {PAGE: "hand-written pages", "picture": "pictures", "PDF": "PDFs", "other file": "other files"}


def describe_point(change: PointChange) -> str:
    """Return what happened to the point as a whole; empty where its fields and reports say it."""
    was, now = change.before, change.after
    if change.turn == "affected":
        return "its file is unchanged; something it refers to has changed"
    if was and now and was.key != now.key:
        return f"{change.turn}: was {was.key}, is {now.key}; links to the old address will break"
    return "" if change.turn == "changed" else change.turn


def describe_report(change: ReportChange) -> str:
    """Return what happened to the report, and its values or first words."""
    state = change.after or change.before
    assert state is not None
    text = f"{state.outlet or state.anchor} {change.turn}"
    return f"{text}: {state.said}" if state.said else text


def list_unchanged(change: PointChange) -> tuple[str, ...]:
    """Return the unchanged reports, with what they say."""
    if change.before is None or change.after is None:
        return ()
    changed = {report_change.after.anchor for report_change in change.reports if report_change.after}
    return tuple(_format_row(row) for row in change.after.table.rows if row.anchor not in changed)


def _format_row(row: TableRow) -> str:
    said = "; ".join(filter(None, row.cells))
    return f"{row.outlet}: {said} (unchanged)" if said else f"{row.outlet} (unchanged)"


def describe_thing(change: ThingChange) -> str:
    text = f"{change.kind} {change.turn}: {change.named.name}"
    if not change.touched:
        return text
    points = ", ".join(f"“{title}”" for title in change.points)
    more = change.touched - len(change.points)
    if more:
        points += f" and {more} more"
    return f"{text} — named by {points}"


def describe_prose(change: ProseChange) -> str:
    """Return what happened to a hand-written page or a file among them; for a file also its kind and size."""
    noun = choose_noun(change)
    text = f"{noun} {change.turn}: {change.file}"
    sizes = [_format_size(size) for size in (change.size_before, change.size_after) if size is not None]
    if noun == PAGE or not sizes:
        return text
    size = sizes[0] if len(sizes) == 1 else f"was {sizes[0]}, now {sizes[1]}"
    return f"{text} ({change.kind or 'not allowed among pages'}, {size})"


def format_prose_line(line: LineChange) -> str:
    return f"line {line.number}, {'now' if line.is_new else 'was'}: "


def format_more_lines(change: ProseChange) -> Iterator[str]:
    if change.more_lines:
        yield ngettext("and {count} more line", "and {count} more lines", change.more_lines)


def choose_noun(change: ProseChange) -> str:
    """Return one of `NOUNS`."""
    if not change.kind:
        return "other file"
    return {"Markdown": PAGE, "PDF": "PDF"}.get(change.kind, "picture")


def _format_size(size: int) -> str:
    if size == 1:
        return "1 byte"
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.1f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def format_field(change: FieldChange) -> tuple[tuple[RichText, ...], tuple[RichText, ...]]:
    """Return the lines before and after; where a single line became another, the words that differ are marked."""
    if len(change.before) == len(change.after) == 1:
        old, new = change.before[0], change.after[0]
        return (_mark_differences(old, new),), (_mark_differences(new, old),)
    return _make_plain_lines(change.before), _make_plain_lines(change.after)


def _make_plain_lines(lines: Iterable[str]) -> tuple[RichText, ...]:
    return tuple((Span(" ".join(line.split())),) for line in lines)


def _mark_differences(text: str, other: str) -> RichText:
    """Return the text with the words marked that the other does not have.

    Where no word is the same, nothing is marked: a text that is marked from end to end shows nothing.
    """
    spans = mark_ranges(text, find_changed_ranges(text, other))
    has_common = any(not span.manner and span.text.strip(" .,;:“”") for span in spans)
    return spans if has_common else (Span(text),)
