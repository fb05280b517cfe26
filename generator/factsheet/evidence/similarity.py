"""How alike two texts are once their direct quotations are masked, and whether one of them is likely a copy."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.evidence.sentence_alignment import Alignment, align_sentences
from factsheet.evidence.tokenize import GRAM, TokenizedText

SAME_FAMILY = 0.10
LOOK = 0.05
WINDOW = 100
"""Words; a quotation counts as one."""
IN_WINDOW = 0.15
ALIGNED = 0.40
IN_ORDER = 0.90
LEAST_ALIGNED = 4
"""Fewer sentences in the same order are so by chance."""


class SimilarityVerdict(StrEnum):
    SAME_FAMILY = "same family"
    LOOK = "look"
    """Alike in part: a person should read both."""
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares from 0 to 1, the same whichever text comes first."""

    containment: float
    """Of the different word 5-grams of the smaller text, how many the other has."""
    window: float
    """The same in the 100 words of either text that share most; of a shorter text, in all of it."""
    alignment: Alignment

    @property
    def is_spun(self) -> bool:
        """Tell whether so many sentences say the same in the same order that chance does not explain it."""
        alignment = self.alignment
        return len(alignment.pairs) >= LEAST_ALIGNED and alignment.share >= ALIGNED and alignment.order >= IN_ORDER

    @property
    def verdict(self) -> SimilarityVerdict:
        if self.containment >= SAME_FAMILY or self.window >= IN_WINDOW or self.is_spun:
            return SimilarityVerdict.SAME_FAMILY
        return SimilarityVerdict.LOOK if self.containment >= LOOK else SimilarityVerdict.UNLIKE


def measure_likeness(first: TokenizedText, second: TokenizedText) -> Likeness:
    """Compare two texts; those with the same words are 1.0 in every share, unless they have none outside quotations."""
    return Likeness(
        measure_containment(first, second),
        max(_measure_window(first, second), _measure_window(second, first)),
        align_sentences(first, second),
    )


def measure_containment(first: TokenizedText, second: TokenizedText) -> float:
    """Return the share of the smaller text's 5-grams that the other has; those with a quotation are shared by none."""
    smaller = min(first.size, second.size)
    if first.text == second.text and first.shared:
        return 1.0
    return len(first.shared & second.shared) / smaller if smaller else 0.0


def _measure_window(first: TokenizedText, second: TokenizedText) -> float:
    if first.text == second.text and first.shared:
        return 1.0
    width = min(WINDOW - GRAM + 1, len(first.grams))
    if not width:
        return 0.0
    held = [gram in second.shared for gram in first.grams]
    most = shared = sum(held[:width])
    for leaving, entering in zip(held, held[width:], strict=False):
        shared += entering - leaving
        most = max(most, shared)
    return most / width
