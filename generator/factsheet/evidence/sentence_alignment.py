"""Align the sentences of two texts that say the same in other words, and count how many are in the same order."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from factsheet.evidence.tokenize import TokenizedText

ALIKE = 0.45
"""The share of their key words (Dice) from which two sentences count as one."""


class Alignment(Struct, frozen=True):
    pairs: tuple[tuple[int, int], ...]
    """Numbers of sentences, from 1: in the first text, and of the most similar one in the second."""
    of: int
    """The number of sentences that could be aligned, in the text with fewer of them."""
    in_order: int
    """The greatest number of pairs that are in the same order in both texts."""

    @property
    def share(self) -> float:
        return len(self.pairs) / self.of if self.of else 0.0

    @property
    def order(self) -> float:
        """Return the share of the pairs that are in order; 0 without pairs."""
        return self.in_order / len(self.pairs) if self.pairs else 0.0


def align_sentences(first: TokenizedText, second: TokenizedText) -> Alignment:
    """Find for each sentence of the text with fewer the most similar one; quotations do not count."""
    if _make_rank_key(first) > _make_rank_key(second):
        turned = align_sentences(second, first)
        return Alignment(tuple(sorted((b, a) for a, b in turned.pairs)), turned.of, turned.in_order)
    pairs = []
    for number, words in first.key_sentences:
        best = (0.0, 0, 0)
        for place, others in second.key_sentences:
            # Of sentences equally similar, the nearest by number.
            best = max(best, (_compute_dice(words, others), -abs(place - number), place))
        likeness, _, place = best
        if likeness >= ALIKE:
            pairs.append((number, place))
    return Alignment(tuple(pairs), len(first.key_sentences), count_rising(place for _, place in pairs))


def count_rising(numbers: Iterable[int]) -> int:
    """Return the length of the longest subsequence that never falls."""
    ends: list[int] = []
    for number in numbers:
        place = bisect_right(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def _compute_dice(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))


def _make_rank_key(tokenized: TokenizedText) -> tuple[int, int, str]:
    """Return what decides which text is aligned with which, so that the order of arguments does not matter."""
    return len(tokenized.key_sentences), len(tokenized.text), tokenized.text
