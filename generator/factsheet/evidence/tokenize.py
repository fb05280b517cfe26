"""A text made ready to be compared: words and 5-grams with its direct quotations masked, and its sentences."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

from factsheet.text.quoted_spans import find_quotations
from factsheet.text.rich_text import Range
from factsheet.text.sentences import split_sentences

GRAM = 5
"""Words in a row that two texts seldom share by chance."""
LONG_WORD = 4
"""Letters from which on a word tells what a sentence is about, in most languages."""
LEAST_KEY_WORDS = 4
"""A sentence with fewer telling words is like too many others to be aligned."""

MASKED = ""
"""Stands for a quotation among the words, and is like nothing: not even another quotation."""

_WORD = re.compile(r"\w+(?:(?:[’'\-‑]|(?<=\d)[.,](?=\d))\w+)*")


@dataclass(frozen=True)
class TokenizedText:
    text: str

    @cached_property
    def quotations(self) -> tuple[Range, ...]:
        return find_quotations(self.text)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        return split_sentences(self.text)

    @cached_property
    def tokens(self) -> tuple[tuple[str, int, int], ...]:
        """Each word as it is compared, with its characters from and to; a quotation is one `MASKED` word."""
        tokens: list[tuple[str, int, int]] = []
        edges = [(0, 0), *self.quotations, (len(self.text), len(self.text))]
        for (_, start), (end, following) in pairwise(edges):
            tokens += (
                (normalize_word(match.group()), *match.span()) for match in _WORD.finditer(self.text, start, end)
            )
            if following > end:
                tokens.append((MASKED, end, following))
        return tuple(tokens)

    @cached_property
    def grams(self) -> tuple[int | None, ...]:
        """A number for the 5-gram that begins at each word; None where a quotation is part of it."""
        words = [word for word, _, _ in self.tokens]
        rows = (words[first : first + GRAM] for first in range(len(words) - GRAM + 1))
        return tuple(None if MASKED in row else hash_words(" ".join(row)) for row in rows)

    @cached_property
    def shared(self) -> frozenset[int]:
        """The 5-grams that another text may share: those without a quotation."""
        return frozenset(gram for gram in self.grams if gram is not None)

    @cached_property
    def size(self) -> int:
        """How many different 5-grams the text has; each that holds a quotation differs from all others."""
        return len(self.shared) + self.grams.count(None)

    @cached_property
    def key_sentences(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The number of each sentence that can be aligned, with its long words and figures outside quotations."""
        numbered = []
        place = 0
        for number, (_, end) in enumerate(self.sentences, 1):
            words: set[str] = set()
            while place < len(self.tokens) and self.tokens[place][1] < end:
                word = self.tokens[place][0]
                if len(word) >= LONG_WORD or word[:1].isdigit():
                    words.add(word)
                place += 1
            if len(words) >= LEAST_KEY_WORDS:
                numbered.append((number, frozenset(words)))
        return tuple(numbered)


def normalize_word(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")


def split_words(text: str) -> list[str]:
    """Return the words of a stretch as they are compared, those in quotation marks too."""
    return [normalize_word(match.group()) for match in _WORD.finditer(text)]


def hash_words(words: str) -> int:
    """Return 64 bits that are the same for the same words on every machine and day."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
