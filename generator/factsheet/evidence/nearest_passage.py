"""The passage of a page that comes nearest to words that do not stand in it as written."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from factsheet.text.normalize import words_of
from factsheet.text.rich_text import Range
from factsheet.text.word_diff import changes

ALIKE = 60
"""Percent of the words in common from which a passage is the quoted one, changed; below, it is another."""


@dataclass(frozen=True, slots=True)
class Nearest:
    wanted: str
    """The part of the quotation that does not stand in the page."""
    passage: str
    """Empty where the page has no words."""
    alike: float
    """0 to 100."""

    @property
    def is_changed(self) -> bool:
        return self.alike >= ALIKE

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Return what the page prints and what the quotation has instead, in order."""
        return changes(self.passage, self.wanted)


def nearest(text: str, wanted: str) -> Nearest:
    """Return the stretch of the text that has most of the wanted words in their order."""
    words = [word.span() for word in re.finditer(r"\S+", text)]
    there, sought = [_bare(text[start:end]) for start, end in words], [_bare(word) for word in wanted.split()]
    found = fuzz.partial_ratio_alignment(sought, there) if there and sought else None
    if found is None:
        return Nearest(wanted, "", 0)
    begin, end = (found.dest_start, found.dest_end) if len(sought) <= len(there) else (0, len(there))
    begin, end = _widened(sought, there, begin, end)
    passage = " ".join(text[words[begin][0] : words[end - 1][1]].split())
    alike = 100 * LCSseq.normalized_similarity(sought, there[begin:end])
    return Nearest(wanted, passage, alike)


def _widened(sought: list[str], there: list[str], begin: int, end: int) -> Range:
    """Let the stretch begin and end with words of the quotation, where the page has more words between them."""
    more = max(3, len(sought) // 4)
    first, last = max(0, begin - more), min(len(there), end + more)
    same = [step for step in LCSseq.opcodes(sought, there[first:last]) if step.tag == "equal"]
    if not same:
        return begin, max(end, begin + 1)
    start = first + same[0].dest_start - same[0].src_start
    stop = first + same[-1].dest_end + len(sought) - same[-1].src_end
    return max(0, start), min(len(there), stop)


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", words_of(word)) or word
