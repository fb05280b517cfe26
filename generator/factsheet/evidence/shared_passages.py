"""What a person can see that two texts have in common: passages, and the order of figures and quotations."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from factsheet.evidence.sentence_alignment import count_rising
from factsheet.evidence.tokenize import GRAM, TokenizedText, split_words
from factsheet.text.word_diff import list_changes

EXCERPT = 300
"""Characters of either text that are shown at most in one piece."""
PASSAGES = 5
SAME_QUOTATION = 0.60
"""The share of the words of the longer of two quotations from which they are taken for the same one."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class OrderedMatches:
    """How many are shared, and how many of these stand in the same order, of how many in the text with fewer."""

    shared: int
    in_order: int
    of: int


@dataclass(frozen=True, slots=True)
class AlteredQuotation:
    """A quotation that the two texts give in different words, without its marks."""

    before: str
    after: str
    changes: tuple[tuple[str, str], ...]
    """What became what; an empty text where words were left out or added."""


@dataclass(frozen=True, slots=True)
class CopyTraces:
    passages: tuple[str, ...]
    """The longest that both have word for word outside quotations, as the first prints them, longest first."""
    numbers: OrderedMatches
    quotations: OrderedMatches
    altered: tuple[AlteredQuotation, ...]


def find_traces(parent: TokenizedText, copy: TokenizedText) -> CopyTraces:
    """Return what shows that the second text comes from the first."""
    mine, theirs = _list_quoted_texts(parent), _list_quoted_texts(copy)
    same = tuple(_match_quotations(mine, theirs))
    altered = tuple(
        AlteredQuotation(
            cut_excerpt(mine[first]), cut_excerpt(theirs[second]), list_changes(mine[first], theirs[second])
        )
        for first, second in same
        if split_words(mine[first]) != split_words(theirs[second])
    )
    quotations = OrderedMatches(len(same), count_rising(second for _, second in same), min(len(mine), len(theirs)))
    return CopyTraces(tuple(_find_passages(parent, copy)), _compare_numbers(parent, copy), quotations, altered)


def cut_excerpt(text: str) -> str:
    """Return the text on one line, cut at a word where it is longer than an excerpt may be."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rpartition(" ")[0] + "…"


def _find_passages(parent: TokenizedText, copy: TokenizedText) -> Iterator[str]:
    held = [gram is not None and gram in copy.shared for gram in parent.grams]
    runs: list[tuple[int, int]] = []
    for place, is_held in enumerate(held):
        if not is_held:
            continue
        if runs and place < runs[-1][1]:
            runs[-1] = (runs[-1][0], place + GRAM)
        else:
            runs.append((place, place + GRAM))
    for first, end in sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:PASSAGES]:
        yield cut_excerpt(parent.text[parent.tokens[first][1] : parent.tokens[end - 1][2]])


def _compare_numbers(first: TokenizedText, second: TokenizedText) -> OrderedMatches:
    mine, theirs = (_FIGURE.findall(tokenized.text) for tokenized in (first, second))
    shared = (Counter(mine) & Counter(theirs)).total()
    return OrderedMatches(shared, LCSseq.similarity(mine, theirs), min(len(mine), len(theirs)))


def _list_quoted_texts(tokenized: TokenizedText) -> list[str]:
    """Return what stands in quotation marks, without them; a single word is too like others to be told apart."""
    inside = (tokenized.text[start + 1 : end].rstrip('”’»」"“') for start, end in tokenized.quotations)
    return [text.strip() for text in inside if len(split_words(text)) > 1]


def _match_quotations(mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of quotations that are the same one or were, in the order of the first text, each once."""
    alike = sorted(
        (-likeness, first, second)
        for first, text in enumerate(mine)
        for second, rival in enumerate(theirs)
        if (likeness := _measure_likeness(text, rival)) >= SAME_QUOTATION
    )
    taken: set[int] = set()
    pairs: dict[int, int] = {}
    for _, first, second in alike:
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    yield from sorted(pairs.items())


@lru_cache(maxsize=4096)
def _measure_likeness(first: str, second: str) -> float:
    return LCSseq.normalized_similarity(split_words(first), split_words(second))
