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
def _normalize_words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _find_words(text: str) -> list[Range]:
    """Return where each word stands."""
    return [match.span() for match in _WORD.finditer(text)]


def find_differing_ranges(text: str, others: Sequence[str]) -> tuple[Range, ...]:
    """Return the parts of the text that read otherwise in the rendering most like it; none where no rendering is alike.

    Words that only one of the two goes on with, before or after, are no difference: quotations are cut differently.
    """
    own = _normalize_words(text)
    rivals = [(*_measure_overlap(own, words), other) for other in others if (words := _normalize_words(other)) != own]
    overlap, _, nearest = max(rivals, default=(0.0, 0.0, ""))
    return _find_inner_changes(text, nearest) if overlap >= LEAST_ALIKE else ()


def find_changed_ranges(text: str, other: str) -> tuple[Range, ...]:
    """Return the parts of the text that the other does not have."""
    places = _find_words(text)
    return tuple(
        (places[mine[0]][0], places[mine[1] - 1][1])
        for mine, _theirs in _find_unmatched_ranges(_normalize_words(text), _normalize_words(other))
        if mine[0] < mine[1]
    )


def list_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return what became what, as printed, in order; an empty text where words were left out or added."""
    old, new = _find_words(before), _find_words(after)
    return tuple(
        (_cut_text(before, old[source[0] : source[1]]), _cut_text(after, new[target[0] : target[1]]))
        for source, target in _find_unmatched_ranges(_normalize_words(before), _normalize_words(after))
        if source[0] < source[1] or target[0] < target[1]
    )


def _measure_overlap(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    """Return how much of the shorter one, and of the longer one, the two have in common; 1 is all of it."""
    shorter, longer = sorted((len(first), len(second)))
    common = LCSseq.similarity(first, second) if shorter else 0
    return common / (shorter or 1), common / (longer or 1)


def _find_inner_changes(text: str, other: str) -> tuple[Range, ...]:
    places = _find_words(text)
    stretches = _find_unmatched_ranges(_normalize_words(text), _normalize_words(other))
    ranges = []
    for number, (mine, theirs) in enumerate(stretches):
        at_the_edge = number in (0, len(stretches) - 1)
        if mine[0] < mine[1] and not (at_the_edge and theirs[0] == theirs[1]):
            ranges.append((places[mine[0]][0], places[mine[1] - 1][1]))
    return tuple(ranges)


def _find_unmatched_ranges(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[Range, Range]]:
    """Return the stretches of words between those in common; empty ones too: the first and last are the edges."""
    stretches: list[tuple[Range, Range]] = []
    own_start = other_start = 0
    for step in LCSseq.opcodes(mine, theirs):
        if step.tag == "equal":
            stretches.append(((own_start, step.src_start), (other_start, step.dest_start)))
            own_start, other_start = step.src_end, step.dest_end
    return [*stretches, ((own_start, len(mine)), (other_start, len(theirs)))]


def _cut_text(text: str, places: Sequence[Range]) -> str:
    return text[places[0][0] : places[-1][1]] if places else ""
