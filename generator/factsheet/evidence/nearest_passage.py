"""The passage of a page that comes nearest to words that do not stand in it as written."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from factsheet.text.normalize import normalize_text
from factsheet.text.rich_text import Range
from factsheet.text.word_diff import list_changes

ALIKE = 60
"""Percent of the words in common from which a passage is the quoted one, changed; below, it is another."""


@dataclass(frozen=True, slots=True)
class NearestPassage:
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
        return list_changes(self.passage, self.wanted)


def find_nearest_passage(text: str, wanted: str) -> NearestPassage:
    """Return the stretch of the text that has most of the wanted words in their order."""
    words = [word.span() for word in re.finditer(r"\S+", text)]
    page_words, sought = (
        [_strip_punctuation(text[start:end]) for start, end in words],
        [_strip_punctuation(word) for word in wanted.split()],
    )
    alignment = fuzz.partial_ratio_alignment(sought, page_words) if page_words and sought else None
    if alignment is None:
        return NearestPassage(wanted, "", 0)
    begin, end = (alignment.dest_start, alignment.dest_end) if len(sought) <= len(page_words) else (0, len(page_words))
    begin, end = _widen(sought, page_words, begin, end)
    passage = " ".join(text[words[begin][0] : words[end - 1][1]].split())
    alike = 100 * LCSseq.normalized_similarity(sought, page_words[begin:end])
    return NearestPassage(wanted, passage, alike)


def _widen(sought: list[str], page_words: list[str], begin: int, end: int) -> Range:
    """Let the stretch begin and end with words of the quotation, where the page has more words between them."""
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
