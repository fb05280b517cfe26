"""What a person can see that two texts have in common: passages, and the order of figures and quotations."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from factsheet.evidence.sentence_alignment import rising
from factsheet.evidence.tokenize import GRAM, Manuscript, words_of
from factsheet.text.word_diff import changes

EXCERPT = 300
"""Characters of either text that are shown at most in one piece."""
PASSAGES = 5
SAME_QUOTATION = 0.60
"""The share of the words of the longer of two quotations from which they are taken for the same one."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class InOrder:
    """How many are shared, and how many of these stand in the same order, of how many in the text with fewer."""

    shared: int
    in_order: int
    of: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation that the two texts give in different words, without its marks."""

    before: str
    after: str
    changes: tuple[tuple[str, str], ...]
    """What became what; an empty text where words were left out or added."""


@dataclass(frozen=True, slots=True)
class Traces:
    passages: tuple[str, ...]
    """The longest that both have word for word outside quotations, as the first prints them, longest first."""
    numbers: InOrder
    quotations: InOrder
    altered: tuple[Altered, ...]


def traces(parent: Manuscript, copy: Manuscript) -> Traces:
    """Return what shows that the second text comes from the first."""
    mine, theirs = _quoted(parent), _quoted(copy)
    same = tuple(_same(mine, theirs))
    altered = tuple(
        Altered(excerpt(mine[one]), excerpt(theirs[other]), changes(mine[one], theirs[other]))
        for one, other in same
        if words_of(mine[one]) != words_of(theirs[other])
    )
    quotations = InOrder(len(same), rising(other for _, other in same), min(len(mine), len(theirs)))
    return Traces(tuple(_passages(parent, copy)), _numbers(parent, copy), quotations, altered)


def excerpt(text: str) -> str:
    """Return the text on one line, cut at a word where it is longer than an excerpt may be."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rpartition(" ")[0] + "…"


def _passages(parent: Manuscript, copy: Manuscript) -> Iterator[str]:
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
        yield excerpt(parent.text[parent.tokens[first][1] : parent.tokens[end - 1][2]])


def _numbers(one: Manuscript, other: Manuscript) -> InOrder:
    mine, theirs = (_FIGURE.findall(manuscript.text) for manuscript in (one, other))
    shared = (Counter(mine) & Counter(theirs)).total()
    return InOrder(shared, LCSseq.similarity(mine, theirs), min(len(mine), len(theirs)))


def _quoted(manuscript: Manuscript) -> list[str]:
    """Return what stands in quotation marks, without them; a single word is too like others to be told apart."""
    inside = (manuscript.text[start + 1 : end].rstrip('”’»」"“') for start, end in manuscript.quotations)
    return [text.strip() for text in inside if len(words_of(text)) > 1]


def _same(mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of quotations that are the same one or were, in the order of the first text, each once."""
    alike = sorted(
        (-likeness, one, other)
        for one, text in enumerate(mine)
        for other, rival in enumerate(theirs)
        if (likeness := _likeness(text, rival)) >= SAME_QUOTATION
    )
    taken: set[int] = set()
    pairs: dict[int, int] = {}
    for _, one, other in alike:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    yield from sorted(pairs.items())


@lru_cache(maxsize=4096)
def _likeness(one: str, other: str) -> float:
    return LCSseq.normalized_similarity(words_of(one), words_of(other))
