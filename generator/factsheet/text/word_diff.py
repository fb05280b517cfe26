"""Which words differ between renderings of one utterance, and what a copy changed in its parent's quotation."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from factsheet.text.rich_text import Range

_WORD = re.compile(r"\w+(?:(?:[’'\-‑]|(?<=\d)[.,](?=\d))\w+)*")
LEAST_ALIKE = 0.5
"""Renderings that share less of their words are other parts of what was said, and nothing in them is marked."""


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _places(text: str) -> list[Range]:
    """Return where each word stands."""
    return [match.span() for match in _WORD.finditer(text)]


def differing(text: str, others: Sequence[str]) -> tuple[Range, ...]:
    """Return the parts of the text that read otherwise in the rendering most like it; none where no rendering is alike.

    Words that only one of the two goes on with, before or after, are no difference: quotations are cut differently.
    """
    own = _folded(text)
    rivals = [(*_alike(own, words), other) for other in others if (words := _folded(other)) != own]
    overlap, _, nearest = max(rivals, default=(0.0, 0.0, ""))
    return _ranges(text, nearest) if overlap >= LEAST_ALIKE else ()


def changed(text: str, other: str) -> tuple[Range, ...]:
    """Return the parts of the text that the other does not have."""
    places = _places(text)
    return tuple(
        (places[mine[0]][0], places[mine[1] - 1][1])
        for mine, _theirs in _stretches(_folded(text), _folded(other))
        if mine[0] < mine[1]
    )


def changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return what became what, as printed, in order; an empty text where words were left out or added."""
    old, new = _places(before), _places(after)
    return tuple(
        (_cut(before, old[source[0] : source[1]]), _cut(after, new[target[0] : target[1]]))
        for source, target in _stretches(_folded(before), _folded(after))
        if source[0] < source[1] or target[0] < target[1]
    )


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Return how much of the shorter one, and of the longer one, the two have in common; 1 is all of it."""
    shorter, longer = sorted((len(one), len(other)))
    common = LCSseq.similarity(one, other) if shorter else 0
    return common / (shorter or 1), common / (longer or 1)


def _ranges(text: str, other: str) -> tuple[Range, ...]:
    places = _places(text)
    stretches = _stretches(_folded(text), _folded(other))
    found = []
    for number, (mine, theirs) in enumerate(stretches):
        at_the_edge = number in (0, len(stretches) - 1)
        if mine[0] < mine[1] and not (at_the_edge and theirs[0] == theirs[1]):
            found.append((places[mine[0]][0], places[mine[1] - 1][1]))
    return tuple(found)


def _stretches(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[Range, Range]]:
    """Return the stretches of words between those in common; empty ones too: the first and last are the edges."""
    stretches: list[tuple[Range, Range]] = []
    here = there = 0
    for step in LCSseq.opcodes(mine, theirs):
        if step.tag == "equal":
            stretches.append(((here, step.src_start), (there, step.dest_start)))
            here, there = step.src_end, step.dest_end
    return [*stretches, ((here, len(mine)), (there, len(theirs)))]


def _cut(text: str, places: Sequence[Range]) -> str:
    return text[places[0][0] : places[-1][1]] if places else ""
