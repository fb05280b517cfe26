"""The words of a change report, for every form of it: what happened, what is counted now, which words differ."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factsheet.analysis.support import Support
from factsheet.cli.diff.model import (
    Changes,
    Counted,
    FieldChange,
    LineChange,
    PointChange,
    ProseChange,
    ReportChange,
    ReportState,
    TableRow,
    ThingChange,
    Unread,
)
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import ngettext
from factsheet.text.rich_text import RichText, Span, marked
from factsheet.text.word_diff import changed

ORDER = ("added", "changed", "affected", "renamed", "moved", "removed")
TURNS = {"affected": "touched by what is named"}
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
PAGE = "hand-written page"
NOUNS = {PAGE: "hand-written pages", "picture": "pictures", "PDF": "PDFs", "other file": "other files"}
MOST_UNREAD = 20
NOTHING = "Nothing that a reader can see has changed."


def headline(changes: Changes) -> str:
    """Return what changed in one sentence: in how many files nobody can tell; how many points, sources, pages."""
    parts = [
        _not_known(len(changes.unread)),
        _told("point", "points", Counter(change.turn for change in changes.points)),
        *(
            _told(kind, f"{kind}s", Counter(one.turn for one in changes.things if one.kind == kind))
            for kind in ("sheet", "source", "actor", "place")
        ),
        *(
            _told(one, many, Counter(change.turn for change in changes.prose if _noun(change) == one))
            for one, many in NOUNS.items()
        ),
    ]
    told = [part for part in parts if part]
    if changes.pages is not None and changes.pages.changed:
        told.append(ngettext("{count} page changes", "{count} pages change", len(changes.pages.changed)))
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if told else NOTHING if not changes else "No fact has changed."


def _not_known(files: int) -> str:
    return (
        ngettext("what changed in {count} file is not known", "what changed in {count} files is not known", files)
        if files
        else ""
    )


def _told(one: str, many: str, turns: Counter[str]) -> str:
    """Return "2 points changed, 1 added"; nothing for none."""
    first, *others = [turn for turn in ORDER if turns[turn]] or [""]
    if not first:
        return ""
    noun = one if turns[first] == 1 else many
    more = (f"{turns[turn]} {TURNS.get(turn, turn)}" for turn in others)
    return ", ".join((f"{turns[first]} {noun} {TURNS.get(first, first)}", *more))


def notices(changes: Changes) -> Iterator[str]:
    """Return what a reader of the report must know before the changes themselves."""
    yield from map(_unread, changes.unread[:MOST_UNREAD])
    if len(changes.unread) > MOST_UNREAD:
        yield f"And {len(changes.unread) - MOST_UNREAD} more files that cannot be read."
    if changes.errors_before:
        yield f"The old state has {_errors(changes.errors_before)}: what could not be read is left out."
    if changes.errors_after:
        yield f"The new state has {_errors(changes.errors_after)}: what could not be read is left out."
    if changes.pages is None:
        yield "Which pages change cannot be told while there are errors."


def _unread(file: Unread) -> str:
    """Return the file, where its first error is, and what that means for the report."""
    old, new = (f"error at line {line}" for line in (file.before, file.after))
    where = f"{old} before, {new} now" if file.before and file.after else f"{new if file.after else old}"
    if file.partly:
        when = "can" if file.after else "could"
        return f"{file.file} {when} be read only in part ({where}): what changed in the rest is not known."
    verb = "cannot be read" if file.after else "could not be read before"
    return f"{file.file} {verb} ({where}): what changed in it is not known."


def _errors(count: int) -> str:
    return "1 error" if count == 1 else f"{count:,} errors"


def happened(change: PointChange) -> str:
    """Return what happened to the point as a whole; nothing where the rest tells it."""
    was, now = change.before, change.after
    if change.turn == "affected":
        return "its file is the same; something that it names has changed"
    if was and now and was.key != now.key:
        return f"{change.turn}: was {was.key}, is {now.key}; links to the old address lead nowhere"
    return "" if change.turn == "changed" else change.turn


def counts(change: PointChange) -> tuple[str, ...]:
    """Return what is counted otherwise now: "now 2 origins, was 1"."""
    was, now = (state.counted if state else None for state in (change.before, change.after))
    if now is None:
        return ()
    if was is None:
        told = (_amount(now.sources, "source"), _amount(now.families, "family"), _origins(now))
        return (", ".join(told), f"support: {_support(now)}", *now.series)
    return (*_standings(change), *_otherwise(was, now))


def _standings(change: PointChange) -> Iterator[str]:
    """Return the rows that are counted now and were not, or the other way round."""
    was, now = (state.table.rows if state else () for state in (change.before, change.after))
    before = {row.anchor: row for row in was}
    for row in now:
        old = before.get(row.anchor, row)
        if ("counted" in row.standing) != ("counted" in old.standing):
            yield f"{row.outlet}: now {row.standing or 'counted in full'}, was {old.standing or 'counted in full'}"


def _otherwise(was: Counted, now: Counted) -> Iterator[str]:
    if was.sources != now.sources:
        yield f"now {_amount(now.sources, 'source')}, was {was.sources}"
    if was.families != now.families:
        yield f"now {_amount(now.families, 'family')}, was {was.families}"
    if (was.origins, was.unnamed) != (now.origins, now.unnamed):
        yield f"now {_origins(now)}, was {_origins(was)}"
    if was.support != now.support:
        yield f"support: now {_support(now)}, was {_support(was)}"
    if was.differences != now.differences:
        yield f"reports differ in: now {_differences(now)}, was {_differences(was)}"
    yield from (f"now {told}" for told in now.series if told not in was.series)
    yield from (f"was {told}" for told in was.series if told not in now.series)


def _amount(count: int, what: str) -> str:
    many = "families" if what == "family" else f"{what}s"
    return f"{count:,} {what if count == 1 else many}"


def _origins(counted: Counted) -> str:
    if not counted.origins:
        return "origin not named"
    if not counted.unnamed:
        return _amount(counted.origins, "origin")
    none = f"{_amount(counted.unnamed, 'report')} {'names' if counted.unnamed == 1 else 'name'} none"
    return f"{_amount(counted.origins, 'named origin')}, {none}"


def _support(counted: Counted) -> str:
    return labels.make_support(Support(counted.support)).word.lower()


def _differences(counted: Counted) -> str:
    return (
        ", ".join(labels.get_label("difference", key).lower() for key in dict.fromkeys(counted.differences))
        or "nothing"
    )


def report(change: ReportChange) -> str:
    """Return what happened to the report, and what it says, in a few words."""
    state = change.after or change.before
    assert state is not None
    said = f": {state.said}" if state.said else ""
    return f"{_outlet(state)} {change.turn}{said}"


def _outlet(state: ReportState) -> str:
    return state.outlet if state.outlet else state.anchor


def unchanged(change: PointChange) -> tuple[str, ...]:
    """Return the reports that are as they were, with what they say."""
    if change.before is None or change.after is None:
        return ()
    others = {one.after.anchor for one in change.reports if one.after}
    return tuple(_row(row) for row in change.after.table.rows if row.anchor not in others)


def _row(row: TableRow) -> str:
    said = "; ".join(filter(None, row.cells))
    return f"{row.outlet}: {said} (unchanged)" if said else f"{row.outlet} (unchanged)"


def thing(change: ThingChange) -> str:
    told = f"{change.kind} {change.turn}: {change.named.name}"
    if not change.touched:
        return told
    more = change.touched - len(change.points)
    named = ", ".join(f"“{title}”" for title in change.points)
    return f"{told} — named by {named}{f' and {more} more' if more else ''}"


def prose(change: ProseChange) -> str:
    """Return what happened to a hand-written page, or a file among them; of a file also its kind and size."""
    noun = _noun(change)
    told = f"{noun} {change.turn}: {change.file}"
    sizes = [size for size in (change.size_before, change.size_after) if size is not None]
    if noun == PAGE or not sizes:
        return told
    kind = change.kind or "not allowed among pages"
    if len(sizes) == 1:
        return f"{told} ({kind}, {_size(sizes[0])})"
    return f"{told} ({kind}, was {_size(sizes[0])}, now {_size(sizes[1])})"


def prose_line(line: LineChange) -> str:
    return f"line {line.number}, {'now' if line.is_new else 'was'}: "


def more_lines(change: ProseChange) -> Iterator[str]:
    if change.more_lines:
        yield ngettext("and {count} more line", "and {count} more lines", change.more_lines)


def _noun(change: ProseChange) -> str:
    if change.kind == "Markdown":
        return PAGE
    return "PDF" if change.kind == "PDF" else "picture" if change.kind else "other file"


def _size(size: int) -> str:
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    return f"{size / 1000:.1f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def field(change: FieldChange) -> tuple[tuple[RichText, ...], tuple[RichText, ...]]:
    """Return the lines before and after; where one became another, with the words that differ."""
    if len(change.before) == len(change.after) == 1:
        old, new = change.before[0], change.after[0]
        return (_marked(old, new),), (_marked(new, old),)
    return _plain(change.before), _plain(change.after)


def _plain(lines: Iterable[str]) -> tuple[RichText, ...]:
    return tuple((Span(" ".join(line.split())),) for line in lines)


def _marked(text: str, other: str) -> RichText:
    """Return the text with what the other does not have marked; nothing is marked where no word is the same."""
    spans = marked(text, changed(text, other))
    has_common = any(not span.manner and span.text.strip(" .,;:“”") for span in spans)
    return spans if has_common else (Span(text),)
