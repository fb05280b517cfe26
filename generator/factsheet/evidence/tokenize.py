"""Prepare a text for comparison: words and 5-grams with its direct quotations masked, and its sentences."""

import re
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from factsheet.text.quoted_spans import find_quotations
from factsheet.text.rich_text import Range
from factsheet.text.sentences import split_sentences

GRAM = 5
"""Words in a row: two texts seldom share as many by chance."""
LONG_WORD = 4
"""Letters: in most languages, shorter words do not show what a sentence is about."""
LEAST_KEY_WORDS = 4
"""A sentence with fewer long words and figures is similar to too many others to be aligned."""

MASKED = ""
"""The word in place of a quotation; it equals nothing, not even another quotation."""

_WORD = re.compile(r"\w+(?:(?:[’'\-‑]|(?<=\d)[.,](?=\d))\w+)*")


class Token(NamedTuple):
    """A word as it is compared, and its characters in the text."""

    word: str
    start: int
    end: int


class TokenizedText(Struct, frozen=True, dict=True):
    text: str

    @cached_property
    def quotations(self) -> tuple[Range, ...]:
        return find_quotations(self.text)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        return split_sentences(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order; a quotation is one `MASKED` word."""
        tokens: list[Token] = []
        edges = [(0, 0), *self.quotations, (len(self.text), len(self.text))]
        for (_, start), (end, following) in pairwise(edges):
            for match in _WORD.finditer(self.text, start, end):
                tokens.append(Token(normalize_word(match.group()), match.start(), match.end()))
            if following > end:
                tokens.append(Token(MASKED, end, following))
        return tuple(tokens)

    @cached_property
    def grams(self) -> tuple[int | None, ...]:
        """The hash of the 5-gram that begins at each word; None if a quotation is part of it."""
        words = [token.word for token in self.tokens]
        grams: list[int | None] = []
        for first in range(len(words) - GRAM + 1):
            gram = words[first : first + GRAM]
            grams.append(None if MASKED in gram else hash_words(" ".join(gram)))
        return tuple(grams)

    @cached_property
    def shared(self) -> frozenset[int]:
        """The 5-grams that another text may share: those without a quotation."""
        return frozenset(gram for gram in self.grams if gram is not None)

    @cached_property
    def size(self) -> int:
        """The number of distinct 5-grams; each with a quotation differs from all others."""
        return len(self.shared) + self.grams.count(None)

    @cached_property
    def key_sentences(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The sentences that can be aligned: number, and long words and figures outside quotations."""
        numbered = []
        place = 0
        for number, (_, end) in enumerate(self.sentences, 1):
            words: set[str] = set()
            while place < len(self.tokens) and self.tokens[place].start < end:
                word = self.tokens[place].word
                if len(word) >= LONG_WORD or word[:1].isdigit():
                    words.add(word)
                place += 1
            if len(words) >= LEAST_KEY_WORDS:
                numbered.append((number, frozenset(words)))
        return tuple(numbered)


def normalize_word(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are compared, including those in quotation marks."""
    return [normalize_word(match.group()) for match in _WORD.finditer(text)]


def hash_words(words: str) -> int:
    """Return 64 bits that depend on nothing but the words: `hash` of a text differs from process to process."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
