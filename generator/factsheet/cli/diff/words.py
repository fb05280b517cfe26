"""The words of a change report, for every form of it: what happened, what is counted now, which words differ."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factsheet.analysis.support import Support
from factsheet.cli.diff.model import (
    Changes,
    FieldChange,
    LineChange,
    PointChange,
    PointCounts,
    ProseChange,
    ReportChange,
    ReportState,
    TableRow,
    ThingChange,
    UnreadFile,
)
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import ngettext
from factsheet.text.rich_text import RichText, Span, mark_ranges
from factsheet.text.word_diff import find_changed_ranges

ORDER = ("added", "changed", "affected", "renamed", "moved", "removed")
TURNS = {"affected": "touched by what is named"}
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
PAGE = "hand-written page"
NOUNS = {PAGE: "hand-written pages", "picture": "pictures", "PDF": "PDFs", "other file": "other files"}
MOST_UNREAD = 20
NOTHING = "Nothing that a reader can see has changed."


def format_headline(changes: Changes) -> str:
    """Return what changed in one sentence: in how many files nobody can tell; how many points, sources, pages."""
    parts = [
        _format_unknown(len(changes.unread)),
        _format_turns("point", "points", Counter(change.turn for change in changes.points)),
        *(
            _format_turns(kind, f"{kind}s", Counter(item.turn for item in changes.things if item.kind == kind))
            for kind in ("sheet", "source", "actor", "place")
        ),
        *(
            _format_turns(item, many, Counter(change.turn for change in changes.prose if _choose_noun(change) == item))
            for item, many in NOUNS.items()
        ),
    ]
    clauses = [part for part in parts if part]
    if changes.pages is not None and changes.pages.changed:
        clauses.append(ngettext("{count} page changes", "{count} pages change", len(changes.pages.changed)))
    sentence = "; ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}." if clauses else NOTHING if not changes else "No fact has changed."


def _format_unknown(files: int) -> str:
    return (
        ngettext("what changed in {count} file is not known", "what changed in {count} files is not known", files)
        if files
        else ""
    )


def _format_turns(singular: str, many: str, turns: Counter[str]) -> str:
    """Return "2 points changed, 1 added"; nothing for none."""
    first, *others = [turn for turn in ORDER if turns[turn]] or [""]
    if not first:
        return ""
    noun = singular if turns[first] == 1 else many
    more = (f"{turns[turn]} {TURNS.get(turn, turn)}" for turn in others)
    return ", ".join((f"{turns[first]} {noun} {TURNS.get(first, first)}", *more))


def list_notices(changes: Changes) -> Iterator[str]:
    """Return what a reader of the report must know before the changes themselves."""
    yield from map(_format_unread, changes.unread[:MOST_UNREAD])
    if len(changes.unread) > MOST_UNREAD:
        yield f"And {len(changes.unread) - MOST_UNREAD} more files that cannot be read."
    if changes.errors_before:
        yield f"The old state has {_format_errors(changes.errors_before)}: what could not be read is left out."
    if changes.errors_after:
        yield f"The new state has {_format_errors(changes.errors_after)}: what could not be read is left out."
    if changes.pages is None:
        yield "Which pages change cannot be told while there are errors."


def _format_unread(file: UnreadFile) -> str:
    """Return the file, where its first error is, and what that means for the report."""
    old, new = (f"error at line {line}" for line in (file.before, file.after))
    where = f"{old} before, {new} now" if file.before and file.after else f"{new if file.after else old}"
    if file.partly:
        when = "can" if file.after else "could"
        return f"{file.file} {when} be read only in part ({where}): what changed in the rest is not known."
    verb = "cannot be read" if file.after else "could not be read before"
    return f"{file.file} {verb} ({where}): what changed in it is not known."


def _format_errors(count: int) -> str:
    return "1 error" if count == 1 else f"{count:,} errors"


def describe_point(change: PointChange) -> str:
    """Return what happened to the point as a whole; nothing where the rest tells it."""
    was, now = change.before, change.after
    if change.turn == "affected":
        return "its file is the same; something that it names has changed"
    if was and now and was.key != now.key:
        return f"{change.turn}: was {was.key}, is {now.key}; links to the old address lead nowhere"
    return "" if change.turn == "changed" else change.turn


def format_counts(change: PointChange) -> tuple[str, ...]:
    """Return what is counted otherwise now: "now 2 origins, was 1"."""
    was, now = (state.counted if state else None for state in (change.before, change.after))
    if now is None:
        return ()
    if was is None:
        amounts = (_format_amount(now.sources, "source"), _format_amount(now.families, "family"), _format_origins(now))
        return (", ".join(amounts), f"support: {_format_support(now)}", *now.series)
    return (*_list_standing_changes(change), *_list_count_changes(was, now))


def _list_standing_changes(change: PointChange) -> Iterator[str]:
    """Return the rows that are counted now and were not, or the other way round."""
    was, now = (state.table.rows if state else () for state in (change.before, change.after))
    before = {row.anchor: row for row in was}
    for row in now:
        old = before.get(row.anchor, row)
        if ("counted" in row.standing) != ("counted" in old.standing):
            yield f"{row.outlet}: now {row.standing or 'counted in full'}, was {old.standing or 'counted in full'}"


def _list_count_changes(was: PointCounts, now: PointCounts) -> Iterator[str]:
    if was.sources != now.sources:
        yield f"now {_format_amount(now.sources, 'source')}, was {was.sources}"
    if was.families != now.families:
        yield f"now {_format_amount(now.families, 'family')}, was {was.families}"
    if (was.origins, was.unnamed) != (now.origins, now.unnamed):
        yield f"now {_format_origins(now)}, was {_format_origins(was)}"
    if was.support != now.support:
        yield f"support: now {_format_support(now)}, was {_format_support(was)}"
    if was.differences != now.differences:
        yield f"reports differ in: now {_format_differences(now)}, was {_format_differences(was)}"
    yield from (f"now {sentence}" for sentence in now.series if sentence not in was.series)
    yield from (f"was {sentence}" for sentence in was.series if sentence not in now.series)


def _format_amount(count: int, what: str) -> str:
    many = "families" if what == "family" else f"{what}s"
    return f"{count:,} {what if count == 1 else many}"


def _format_origins(counted: PointCounts) -> str:
    if not counted.origins:
        return "origin not named"
    if not counted.unnamed:
        return _format_amount(counted.origins, "origin")
    none = f"{_format_amount(counted.unnamed, 'report')} {'names' if counted.unnamed == 1 else 'name'} none"
    return f"{_format_amount(counted.origins, 'named origin')}, {none}"


def _format_support(counted: PointCounts) -> str:
    return labels.make_support(Support(counted.support)).word.lower()


def _format_differences(counted: PointCounts) -> str:
    return (
        ", ".join(labels.get_label("difference", key).lower() for key in dict.fromkeys(counted.differences))
        or "nothing"
    )


def describe_report(change: ReportChange) -> str:
    """Return what happened to the report, and what it says, in a few words."""
    state = change.after or change.before
    assert state is not None
    said = f": {state.said}" if state.said else ""
    return f"{_get_outlet(state)} {change.turn}{said}"


def _get_outlet(state: ReportState) -> str:
    return state.outlet if state.outlet else state.anchor


def list_unchanged(change: PointChange) -> tuple[str, ...]:
    """Return the reports that are as they were, with what they say."""
    if change.before is None or change.after is None:
        return ()
    others = {report_change.after.anchor for report_change in change.reports if report_change.after}
    return tuple(_format_row(row) for row in change.after.table.rows if row.anchor not in others)


def _format_row(row: TableRow) -> str:
    said = "; ".join(filter(None, row.cells))
    return f"{row.outlet}: {said} (unchanged)" if said else f"{row.outlet} (unchanged)"


def describe_thing(change: ThingChange) -> str:
    text = f"{change.kind} {change.turn}: {change.named.name}"
    if not change.touched:
        return text
    more = change.touched - len(change.points)
    named = ", ".join(f"“{title}”" for title in change.points)
    return f"{text} — named by {named}{f' and {more} more' if more else ''}"


def describe_prose(change: ProseChange) -> str:
    """Return what happened to a hand-written page, or a file among them; of a file also its kind and size."""
    noun = _choose_noun(change)
    text = f"{noun} {change.turn}: {change.file}"
    sizes = [size for size in (change.size_before, change.size_after) if size is not None]
    if noun == PAGE or not sizes:
        return text
    kind = change.kind or "not allowed among pages"
    if len(sizes) == 1:
        return f"{text} ({kind}, {_format_size(sizes[0])})"
    return f"{text} ({kind}, was {_format_size(sizes[0])}, now {_format_size(sizes[1])})"


def format_prose_line(line: LineChange) -> str:
    return f"line {line.number}, {'now' if line.is_new else 'was'}: "


def format_more_lines(change: ProseChange) -> Iterator[str]:
    if change.more_lines:
        yield ngettext("and {count} more line", "and {count} more lines", change.more_lines)


def _choose_noun(change: ProseChange) -> str:
    if change.kind == "Markdown":
        return PAGE
    return "PDF" if change.kind == "PDF" else "picture" if change.kind else "other file"


def _format_size(size: int) -> str:
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    return f"{size / 1000:.1f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def format_field(change: FieldChange) -> tuple[tuple[RichText, ...], tuple[RichText, ...]]:
    """Return the lines before and after; where one became another, with the words that differ."""
    if len(change.before) == len(change.after) == 1:
        old, new = change.before[0], change.after[0]
        return (_mark_differences(old, new),), (_mark_differences(new, old),)
    return _make_plain_lines(change.before), _make_plain_lines(change.after)


def _make_plain_lines(lines: Iterable[str]) -> tuple[RichText, ...]:
    return tuple((Span(" ".join(line.split())),) for line in lines)


def _mark_differences(text: str, other: str) -> RichText:
    """Return the text with what the other does not have marked; nothing is marked where no word is the same."""
    spans = mark_ranges(text, find_changed_ranges(text, other))
    has_common = any(not span.manner and span.text.strip(" .,;:“”") for span in spans)
    return spans if has_common else (Span(text),)
