"""Find the words that differ between renderings of one utterance, or between a quotation and a changed copy."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from factsheet.text.rich_text import Range

_WORD = re.compile(r"\w+(?:(?:[’'\-‑]|(?<=\d)[.,](?=\d))\w+)*")
LEAST_ALIKE = 0.5
"""The share of common words below which two renderings are different parts of a speech, and nothing is marked."""


class _Difference(NamedTuple):
    """Ranges of words between those in common; either may be empty."""

    mine: Range
    theirs: Range


@lru_cache(maxsize=4096)
def _normalize_words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _find_words(text: str) -> list[Range]:
    """Return the characters of each word."""
    return [match.span() for match in _WORD.finditer(text)]


def find_differing_ranges(text: str, others: Sequence[str]) -> tuple[Range, ...]:
    """Return the parts of the text that differ from the most similar other rendering; none if no rendering is similar.

    Words before or after all those in common are no difference if only one of the two has any: quotations are cut
    differently.
    """
    own = _normalize_words(text)
    nearest = (0.0, 0.0, "")
    for other in others:
        words = _normalize_words(other)
        if words != own:
            nearest = max(nearest, (*_measure_overlap(own, words), other))
    overlap, _, other = nearest
    return _find_inner_changes(text, other) if overlap >= LEAST_ALIKE else ()


def find_changed_ranges(text: str, other: str) -> tuple[Range, ...]:
    """Return the parts of the text that the other does not have."""
    words = _find_words(text)
    ranges = []
    for mine, _theirs in _list_differences(_normalize_words(text), _normalize_words(other)):
        if not _is_empty(mine):
            ranges.append(_get_characters(words, mine))
    return tuple(ranges)


def list_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of old and new words, as printed, in order; one is empty if words were left out or added."""
    old_words, new_words = _find_words(before), _find_words(after)
    changes = []
    for old, new in _list_differences(_normalize_words(before), _normalize_words(after)):
        if not (_is_empty(old) and _is_empty(new)):
            changes.append((_cut_text(before, old_words, old), _cut_text(after, new_words, new)))
    return tuple(changes)


def _measure_overlap(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    """Return the share of the shorter text, and of the longer one, that both have in common; 1 is all of it."""
    shorter, longer = sorted((len(first), len(second)))
    if not shorter:
        return 0.0, 0.0
    # rapidfuzz is compiled; `difflib` took seconds.
    common = LCSseq.similarity(first, second)
    return common / shorter, common / longer


def _find_inner_changes(text: str, other: str) -> tuple[Range, ...]:
    words = _find_words(text)
    differences = _list_differences(_normalize_words(text), _normalize_words(other))
    ranges = []
    for number, (mine, theirs) in enumerate(differences):
        is_edge = number in (0, len(differences) - 1)
        if not _is_empty(mine) and not (is_edge and _is_empty(theirs)):
            ranges.append(_get_characters(words, mine))
    return tuple(ranges)


def _list_differences(mine: Sequence[str], theirs: Sequence[str]) -> list[_Difference]:
    """Return the differences in order; the first and last are those at the edges, even if there is nothing."""
    differences: list[_Difference] = []
    own_start = other_start = 0
    for step in LCSseq.opcodes(mine, theirs):
        if step.tag == "equal":
            differences.append(_Difference((own_start, step.src_start), (other_start, step.dest_start)))
            own_start, other_start = step.src_end, step.dest_end
    differences.append(_Difference((own_start, len(mine)), (other_start, len(theirs))))
    return differences


def _is_empty(range: Range) -> bool:
    start, end = range
    return start == end


def _get_characters(words: Sequence[Range], range: Range) -> Range:
    """Return the characters from the first to the last word of a range that is not empty."""
    first, end = range
    return words[first][0], words[end - 1][1]


def _cut_text(text: str, words: Sequence[Range], range: Range) -> str:
    if _is_empty(range):
        return ""
    start, end = _get_characters(words, range)
    return text[start:end]
