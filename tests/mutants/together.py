"""Several mistakes in one file, made from mutants that have one each and touch different lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random

from tests.mutants.mutators import MUTATORS, mutant
from tests.mutants.slips_of_hand import typed

Place = int | tuple[str, int]
"""A line of the sound file (from 1), or a mistake and the number of one of its lines."""

UNPLACED = ("a tab as indentation", "a no-break space as indentation")
"""Of an item whose first line is so begun nobody can tell where it belongs: all of it is left out."""
NEIGHBOURS = ("a line that begins deeper", "an item with a number sign")
"""What is wrong with such a line depends on the lines around it."""
WHOLE = ("a second document", "a thousand brackets", "a merge key", "a merge key in braces")
"""After these, nobody can tell what is in the rest of the file, or of the record."""


@dataclass(frozen=True)
class Change:
    mistake: str
    edits: tuple[tuple[int, int, tuple[str, ...]], ...]
    """Lines (from 0) from, up to but not including, and what stands there instead."""
    touched: frozenset[int]


def changes(text: str, random: Random) -> list[Change]:
    """Return ways to break the text once, in any order."""
    lines = split(text)
    found = [(name, mutant(text, name, random.randrange(1_000_000))) for name in sorted(MUTATORS)]
    made = [(name, one.text) for name, one in found if one is not None]
    slips = list(typed(text))
    made += [(one.slip.name, one.text) for one in random.sample(slips, min(20, len(slips)))]
    listed = [change for name, broken in made if name not in WHOLE and (change := _change(name, lines, split(broken)))]
    random.shuffle(listed)
    return listed


def chosen(found: Sequence[Change], most: int) -> tuple[Change, ...]:
    taken: list[Change] = []
    touched: set[int] = set()
    for change in found:
        if len(taken) < most and touched.isdisjoint(change.touched):
            taken.append(change)
            touched |= change.touched
    return tuple(taken)


def broken(text: str, made: Sequence[Change]) -> tuple[str, list[Place]]:
    """Return the text with all the changes, and for each of its lines what it was."""
    lines, out, places, at = split(text), list[str](), list[Place](), 0
    edits = sorted((*edit, change.mistake) for change in made for edit in change.edits)
    for start, end, instead, mistake in edits:
        out += lines[at:start]
        places += range(at + 1, start + 1)
        out += instead
        places += [(mistake, number) for number in range(len(instead))]
        at = end
    return "\n".join((*out, *lines[at:], "")), [*places, *range(at + 1, len(lines) + 1)]


def split(text: str) -> list[str]:
    return re.split(r"\r\n|\n", text.rstrip("\r\n"))


def _change(mistake: str, lines: list[str], now: list[str]) -> Change | None:
    matcher = SequenceMatcher(None, lines, now, autojunk=False)
    edits = tuple((a, b, tuple(now[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
    return Change(mistake, edits, frozenset(_touched(mistake, lines, edits))) if edits else None


def _touched(mistake: str, lines: list[str], edits: tuple[tuple[int, int, tuple[str, ...]], ...]) -> Iterator[int]:
    margin = 1 if mistake in NEIGHBOURS else 0
    for start, end, _instead in edits:
        yield from range(start - margin - (start == end), max(end, start + 1) + margin)
        below = end
        while mistake in UNPLACED and below < len(lines) and re.match(r" {3}| *$", lines[below]):
            yield below
            below += 1
