"""Which hand-written pages changed, in which lines, and which pictures and documents among them."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factsheet.cli.diff.model import LineChange, ProseChange, turn
from factsheet.cli.diff.state import State
from factsheet.content.prose_files import visible
from factsheet.content.prose_kinds import is_page, kind_of
from factsheet.text.rich_text import Range

MOST_LINES = 60
"""Lines that are shown of a page; the others are counted."""
LONGEST_LINE = 300
MOST_COMPARED = 1_000_000
"""Pairs of lines; beyond, all of a page counts as written anew, for finding what is alike would take minutes."""


def prose_changed(before: State, after: State) -> Iterator[ProseChange]:
    """Return the files in the order of their names."""
    one, other = before.prose.places(), after.prose.places()
    for name in sorted(one.keys() | other.keys()):
        old = before.prose.read(name) if name in one else None
        new = after.prose.read(name) if name in other else None
        if old != new:
            yield _change(f"{after.prose.name}/{visible(name)}", name, old, new)


def _change(file: str, name: str, old: bytes | None, new: bytes | None) -> ProseChange:
    kind = kind_of(name)
    lines = _lines_changed(old or b"", new or b"") if is_page(name) else []
    return ProseChange(
        file,
        turn(old, new),
        kind.name if kind else "",
        len(old) if old is not None else None,
        len(new) if new is not None else None,
        tuple(lines[:MOST_LINES]),
        max(0, len(lines) - MOST_LINES),
    )


def _lines_changed(old: bytes, new: bytes) -> list[LineChange]:
    before, after = (text.decode("utf-8", "replace").splitlines() for text in (old, new))
    found = []
    for (old_from, old_to), (new_from, new_to) in _spans(before, after):
        found += [_line(number, before, is_new=False) for number in range(old_from, old_to)]
        found += [_line(number, after, is_new=True) for number in range(new_from, new_to)]
    return found


def _spans(before: list[str], after: list[str]) -> Iterator[tuple[Range, Range]]:
    """Return the spans of lines that differ; the other way round they are the same, exchanged."""
    if len(before) * len(after) > MOST_COMPARED:
        yield (0, len(before)), (0, len(after))
    elif before > after:
        yield from ((old, new) for new, old in _spans(after, before))
    else:
        for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after).get_opcodes():
            if tag != "equal":
                yield (old_from, old_to), (new_from, new_to)


def _line(number: int, lines: Sequence[str], *, is_new: bool) -> LineChange:
    text = visible(lines[number].expandtabs(4))
    return LineChange(number + 1, text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]} …", is_new)
