"""Text as it is compared with a page, and the way back to the characters that the page prints.

White space, quotation marks, dashes, compatibility forms (as in NFKC) and case are evened out, as browsers do for text
fragments; signs without width are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factsheet.text.rich_text import Range

_NUMBER_GOES_ON = re.compile(r"\d[.,]\d")

_ALIKE = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′´`"), "'"),  # noqa: RUF001
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),  # noqa: RUF001
}
_WITHOUT_WIDTH = dict.fromkeys(
    (0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
"""Scripts that put no space between words: a quotation may begin and end anywhere in them."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text evened out; for each of its characters, which characters of the page it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def get_page_range(self, start: int, end: int) -> Range:
        """Return the page's characters that a range of this text (not empty) stands for."""
        return self.starts[start], self.ends[end - 1]

    def find_occurrences(self, words: str, start: int = 0) -> Iterator[int]:
        """Return where the words (evened out, too) stand as whole words, from the place on, in order."""
        at = self.text.find(words, start) if words else -1
        while at >= 0:
            if self.is_word_edge(at) and self.is_word_edge(at + len(words)):
                yield at
            at = self.text.find(words, at + 1)

    def is_word_edge(self, at: int) -> bool:
        """Tell whether no word, number or character of the page goes on here: 400 does not stand in 1,400 or 400.5."""
        if not 0 < at < len(self.text):
            return True
        if self.starts[at] == self.starts[at - 1] or _NUMBER_GOES_ON.search(self.text, max(0, at - 2), at + 2):
            return False
        return not (_is_word_character(self.text[at - 1]) and _is_word_character(self.text[at]))

    def has_words_before(self, at: int, words: str) -> bool:
        """Tell whether the words stand directly before the place, but for a space; no words always do."""
        start = len(self.text[:at].rstrip(" ")) - len(words)
        return not words or (start >= 0 and self.text.startswith(words, start) and self.is_word_edge(start))

    def has_words_after(self, at: int, words: str) -> bool:
        """Tell whether the words stand directly after the place, but for a space; no words always do."""
        start = at + self.text.startswith(" ", at)
        return not words or (self.text.startswith(words, start) and self.is_word_edge(start + len(words)))


def fold(text: str) -> FoldedText:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _iterate_clusters(text):
        for sign in _fold_cluster(text[start:end]):
            if sign == " " and (not signs or signs[-1] == " "):
                continue
            signs.append(sign)
            starts.append(start)
            ends.append(end)
    while signs and signs[-1] == " ":
        signs.pop()
    return FoldedText("".join(signs), tuple(starts[: len(signs)]), tuple(ends[: len(signs)]))


def normalize_text(text: str) -> str:
    """Return only the text evened out, for comparing."""
    return fold(text).text


def _iterate_clusters(text: str) -> Iterator[Range]:
    """Return each character with the marks that belong to it, so that their order does not matter."""
    start, length = 0, len(text)
    while start < length:
        end = start + 1
        while end < length and unicodedata.combining(text[end]):
            end += 1
        yield start, end
        start = end


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    plain = unicodedata.normalize("NFKD", cluster.translate(_WITHOUT_WIDTH).translate(_ALIKE))
    plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_ALIKE)
    return "".join(" " if sign.isspace() else sign for sign in plain)


@lru_cache(maxsize=8192)
def _is_word_character(sign: str) -> bool:
    spaced = not any(first <= ord(sign) <= last for first, last in _UNSPACED)
    return spaced and (sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M"))
