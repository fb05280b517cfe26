"""Find the passage of a page that comes nearest to words that it does not print."""

import re

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from factsheet.text.normalize import normalize_text
from factsheet.text.rich_text import Range
from factsheet.text.word_diff import list_changes

ALIKE = 60
"""Percent of common words from which a passage counts as the quoted one, changed; with fewer, it is another."""


class NearestPassage(Struct, frozen=True):
    wanted: str
    """The part of the quotation that the page does not print."""
    passage: str
    """Empty if the page has no words."""
    alike: float
    """Percent."""

    @property
    def is_changed(self) -> bool:
        return self.alike >= ALIKE

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of what the page prints and what the quotation has instead, in order."""
        return list_changes(self.passage, self.wanted)


def find_nearest_passage(text: str, wanted: str) -> NearestPassage:
    """Return the stretch of the text that has most of the wanted words in their order."""
    spans = [word.span() for word in re.finditer(r"\S+", text)]
    page_words = [_strip_punctuation(text[start:end]) for start, end in spans]
    sought = [_strip_punctuation(word) for word in wanted.split()]
    if not page_words or not sought:
        return NearestPassage(wanted, "", 0)
    begin, end = 0, len(page_words)
    if len(sought) <= len(page_words):
        # rapidfuzz is compiled; `difflib` took seconds.
        alignment = fuzz.partial_ratio_alignment(sought, page_words)
        if alignment is None:
            return NearestPassage(wanted, "", 0)
        begin, end = alignment.dest_start, alignment.dest_end
    begin, end = _widen(sought, page_words, begin, end)
    passage = " ".join(text[spans[begin][0] : spans[end - 1][1]].split())
    alike = 100 * LCSseq.normalized_similarity(sought, page_words[begin:end])
    return NearestPassage(wanted, passage, alike)


def _widen(sought: list[str], page_words: list[str], begin: int, end: int) -> Range:
    """Make the stretch begin and end with words of the quotation."""
    # An alignment is as long as the quotation; the page may have inserted words, up to a quarter more.
    more = max(3, len(sought) // 4)
    first, last = max(0, begin - more), min(len(page_words), end + more)
    same = [step for step in LCSseq.opcodes(sought, page_words[first:last]) if step.tag == "equal"]
    if not same:
        return begin, max(end, begin + 1)
    start = first + same[0].dest_start - same[0].src_start
    stop = first + same[-1].dest_end + len(sought) - same[-1].src_end
    return max(0, start), min(len(page_words), stop)


def _strip_punctuation(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", normalize_text(word)) or word
