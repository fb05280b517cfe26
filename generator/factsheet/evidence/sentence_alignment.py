"""Which sentences of two texts say the same in other words, and how many of them stand in the same order."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.evidence.tokenize import TokenizedText

ALIKE = 0.45
"""The share of their telling words (Dice) from which two sentences count as one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    pairs: tuple[tuple[int, int], ...]
    """Numbers of sentences, from 1: in the first text, and of the one most like it in the second."""
    of: int
    """How many sentences of the text with fewer of them could be aligned."""
    in_order: int
    """How many pairs follow each other in both texts, at most."""

    @property
    def share(self) -> float:
        return len(self.pairs) / self.of if self.of else 0.0

    @property
    def order(self) -> float:
        """Return the share of the pairs that stand in order; 0 where there is none."""
        return self.in_order / len(self.pairs) if self.pairs else 0.0


def align_sentences(first: TokenizedText, second: TokenizedText) -> Alignment:
    """Find for each sentence of the text with fewer the one most like it; quotations count for nothing."""
    if _make_rank_key(first) > _make_rank_key(second):
        turned = align_sentences(second, first)
        return Alignment(tuple(sorted((b, a) for a, b in turned.pairs)), turned.of, turned.in_order)
    pairs = []
    for number, words in first.key_sentences:
        rivals = ((_compute_dice(words, theirs), -abs(place - number), place) for place, theirs in second.key_sentences)
        likeness, _, place = max(rivals, default=(0.0, 0, 0))
        if likeness >= ALIKE:
            pairs.append((number, place))
    return Alignment(tuple(pairs), len(first.key_sentences), count_rising(place for _, place in pairs))


def count_rising(numbers: Iterable[int]) -> int:
    """Return the length of the longest row that can be picked from the numbers without ever going back."""
    ends: list[int] = []
    for number in numbers:
        place = bisect_right(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def _compute_dice(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))


def _make_rank_key(tokenized: TokenizedText) -> tuple[int, int, str]:
    """Sort by what is aligned with what, so that it is the same whichever text comes first."""
    return len(tokenized.key_sentences), len(tokenized.text), tokenized.text
