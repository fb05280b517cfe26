"""How alike two texts are once their direct quotations are masked, and whether one of them is likely a copy."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.evidence.sentence_alignment import Alignment, align
from factsheet.evidence.tokenize import GRAM, Manuscript

SAME_FAMILY = 0.10
LOOK = 0.05
WINDOW = 100
"""Words; a quotation counts as one."""
IN_WINDOW = 0.15
ALIGNED = 0.40
IN_ORDER = 0.90
LEAST_ALIGNED = 4
"""Fewer sentences in the same order are so by chance."""


class Verdict(StrEnum):
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
    def spun(self) -> bool:
        """Tell whether so many sentences say the same in the same order that chance does not explain it."""
        found = self.alignment
        return len(found.pairs) >= LEAST_ALIGNED and found.share >= ALIGNED and found.order >= IN_ORDER

    @property
    def verdict(self) -> Verdict:
        if self.containment >= SAME_FAMILY or self.window >= IN_WINDOW or self.spun:
            return Verdict.SAME_FAMILY
        return Verdict.LOOK if self.containment >= LOOK else Verdict.UNLIKE


def likeness(one: Manuscript, other: Manuscript) -> Likeness:
    """Compare two texts; those with the same words are 1.0 in every share, unless they have none outside quotations."""
    return Likeness(containment(one, other), max(_window(one, other), _window(other, one)), align(one, other))


def containment(one: Manuscript, other: Manuscript) -> float:
    """Return the share of the smaller text's 5-grams that the other has; those with a quotation are shared by none."""
    smaller = min(one.size, other.size)
    if one.text == other.text and one.shared:
        return 1.0
    return len(one.shared & other.shared) / smaller if smaller else 0.0


def _window(one: Manuscript, other: Manuscript) -> float:
    if one.text == other.text and one.shared:
        return 1.0
    width = min(WINDOW - GRAM + 1, len(one.grams))
    if not width:
        return 0.0
    held = [gram in other.shared for gram in one.grams]
    most = shared = sum(held[:width])
    for leaving, entering in zip(held, held[width:], strict=False):
        shared += entering - leaving
        most = max(most, shared)
    return most / width
