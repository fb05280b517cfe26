"""Normalize text for comparison with a page, and map it back to the characters that the page prints.

Spaces, quotation marks, dashes, compatibility forms (as in NFKC) and case are normalized, as browsers do for text
fragments; characters without width are left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

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
"""Scripts without spaces between words: a quotation may begin and end anywhere in them."""


class FoldedText(Struct, frozen=True):
    """A normalized text; each of its characters knows the characters of the page it comes from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def get_page_range(self, start: int, end: int) -> Range:
        """Return the page's characters behind a range of this text, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def find_occurrences(self, words: str, start: int = 0) -> Iterator[int]:
        """Yield where the (normalized) words occur as whole words, from `start` on."""
        at = self.text.find(words, start) if words else -1
        while at >= 0:
            if self.is_word_edge(at) and self.is_word_edge(at + len(words)):
                yield at
            at = self.text.find(words, at + 1)

    def is_word_edge(self, at: int) -> bool:
        """Return whether no word, number or character of the page goes on here: 1,400 and 400.5 do not contain 400."""
        if not 0 < at < len(self.text):
            return True
        if self.starts[at] == self.starts[at - 1] or _NUMBER_GOES_ON.search(self.text, max(0, at - 2), at + 2):
            return False
        return not (_is_word_character(self.text[at - 1]) and _is_word_character(self.text[at]))

    def has_words_before(self, at: int, words: str) -> bool:
        """Return whether the words are directly before the place, but for a space; always true without words."""
        if not words:
            return True
        start = len(self.text[:at].rstrip(" ")) - len(words)
        return start >= 0 and self.text.startswith(words, start) and self.is_word_edge(start)

    def has_words_after(self, at: int, words: str) -> bool:
        """Return whether the words are directly after the place, but for a space; always true without words."""
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
    return fold(text).text


def _iterate_clusters(text: str) -> Iterator[Range]:
    """Yield each character with its combining marks, which are normalized together: their order does not matter."""
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
    # Twice: folding the case can leave what decomposes, and decomposing can leave a mark of the table above.
    plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_ALIKE)
    return "".join(" " if sign.isspace() else sign for sign in plain)


@lru_cache(maxsize=8192)
def _is_word_character(sign: str) -> bool:
    spaced = not any(first <= ord(sign) <= last for first, last in _UNSPACED)
    return spaced and (sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M"))
