"""The first lines of a change report: what changed, in one sentence, and what a reader must know before the details."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factsheet.cli.diff.model import Changes, UnreadFile
from factsheet.cli.diff.words import NOUNS, choose_noun
from factsheet.text.i18n import ngettext

ORDER = ("added", "changed", "affected", "renamed", "moved", "removed")
TURNS = {"affected": "affected by these changes"}
MOST_UNREAD = 20
"""Files that are named one by one; after a broken merge it can be all of them."""


def format_headline(changes: Changes) -> str:
    """Return how many files are not readable, and how many points, things, hand-written files and pages changed."""
    clauses = list(filter(None, _list_clauses(changes)))
    if not clauses:
        return "No facts changed." if changes else "No visible changes."
    sentence = "; ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _list_clauses(changes: Changes) -> Iterator[str]:
    """Return the parts of the sentence, the empty ones too."""
    if changes.unread:
        unread = len(changes.unread)
        yield ngettext("the changes in {count} file are unknown", "the changes in {count} files are unknown", unread)
    yield _format_turns("point", "points", (change.turn for change in changes.points))
    for kind in ("sheet", "source", "actor", "place"):
        yield _format_turns(kind, f"{kind}s", (change.turn for change in changes.things if change.kind == kind))
    for noun, plural in NOUNS.items():
        yield _format_turns(noun, plural, (change.turn for change in changes.prose if choose_noun(change) == noun))
    if changes.changed_pages:
        yield ngettext("{count} page changes", "{count} pages change", len(changes.changed_pages))


def _format_turns(singular: str, plural: str, turns: Iterable[str]) -> str:
    """Return "2 points changed, 1 added"; nothing for none."""
    counts = Counter(turns)
    parts: list[str] = []
    for turn in ORDER:
        if not counts[turn]:
            continue
        verb = TURNS.get(turn, turn)
        if parts:
            parts.append(f"{counts[turn]} {verb}")
        else:
            parts.append(f"{counts[turn]} {singular if counts[turn] == 1 else plural} {verb}")
    return ", ".join(parts)


def list_notices(changes: Changes) -> Iterator[str]:
    yield from map(_format_unread, changes.unread[:MOST_UNREAD])
    if len(changes.unread) > MOST_UNREAD:
        yield f"And {len(changes.unread) - MOST_UNREAD} more files that cannot be read."
    if changes.errors_before:
        yield f"The old version has {_format_errors(changes.errors_before)}; unreadable parts are left out."
    if changes.errors_after:
        yield f"The new version has {_format_errors(changes.errors_after)}; unreadable parts are left out."
    if changes.pages is None:
        yield "Cannot list the changed pages while there are errors."


def _format_unread(file: UnreadFile) -> str:
    """Return the file, where its first error is, and what that means for the report."""
    if file.before and file.after:
        where = f"error at line {file.before} before, error at line {file.after} now"
    else:
        where = f"error at line {file.after or file.before}"
    if file.partly:
        verb = "is" if file.after else "was"
        return f"{file.file} {verb} only partly readable ({where}); changes in the rest are unknown."
    verb = "cannot be read" if file.after else "could not be read before"
    return f"{file.file} {verb} ({where}); its changes are unknown."


def _format_errors(count: int) -> str:
    return "1 error" if count == 1 else f"{count:,} errors"
