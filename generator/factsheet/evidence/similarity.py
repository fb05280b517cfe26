"""Measure how similar two texts are outside their direct quotations, and whether one is likely a copy.

Quotations are masked, since two independent reports of one speech quote the same words.
"""

from enum import StrEnum

from msgspec import Struct

from factsheet.evidence.sentence_alignment import Alignment, align_sentences
from factsheet.evidence.tokenize import GRAM, TokenizedText

SAME_FAMILY = 0.10
"""The containment from which two texts are one family."""
LOOK = 0.05
"""The containment from which a person should read both."""
WINDOW = 100
"""Words; a quotation counts as one. A long text may take only a paragraph from another."""
IN_WINDOW = 0.15
"""The containment in a window from which two texts are one family: a short stretch shares more by chance."""
ALIGNED = 0.40
"""The share of aligned sentences from which a text was rewritten sentence by sentence."""
IN_ORDER = 0.90
"""The share of these that must be in the same order: texts on one subject have similar sentences, but in any order."""
LEAST_ALIGNED = 4
"""Sentences: fewer can be in the same order by chance."""


class SimilarityVerdict(StrEnum):
    SAME_FAMILY = "same family"
    LOOK = "look"
    """Similar in part: a person should read both."""
    UNLIKE = "unlike"


class Likeness(Struct, frozen=True):
    """Shares from 0 to 1, whichever text comes first."""

    containment: float
    """The share of the smaller text's distinct word 5-grams that the other has."""
    window: float
    """The same for the 100 words of either text that share most, or for all of a shorter text."""
    alignment: Alignment

    @property
    def is_spun(self) -> bool:
        """Return whether more sentences say the same in the same order than chance explains."""
        alignment = self.alignment
        return len(alignment.pairs) >= LEAST_ALIGNED and alignment.share >= ALIGNED and alignment.order >= IN_ORDER

    @property
    def verdict(self) -> SimilarityVerdict:
        if self.containment >= SAME_FAMILY or self.window >= IN_WINDOW or self.is_spun:
            return SimilarityVerdict.SAME_FAMILY
        return SimilarityVerdict.LOOK if self.containment >= LOOK else SimilarityVerdict.UNLIKE


def measure_likeness(first: TokenizedText, second: TokenizedText) -> Likeness:
    """Compare two texts; every share of equal texts is 1.0, unless they have no words outside quotations."""
    return Likeness(
        measure_containment(first, second),
        max(_measure_window(first, second), _measure_window(second, first)),
        align_sentences(first, second),
    )


def measure_containment(first: TokenizedText, second: TokenizedText) -> float:
    """Return the share of the smaller text's 5-grams that the other has; 5-grams with a quotation are never shared.

    The counts are exact, not estimates.
    """
    smaller = min(first.size, second.size)
    # Otherwise the masked quotations of equal texts would count as differences.
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
