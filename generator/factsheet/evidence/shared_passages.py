"""Find what a person can see that two texts have in common: passages, and figures and quotations in the same order."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from factsheet.evidence.sentence_alignment import count_rising
from factsheet.evidence.tokenize import GRAM, TokenizedText, split_words
from factsheet.text.word_diff import list_changes

EXCERPT = 300
"""Characters of a text that are shown at most in one piece: both texts belong to others."""
PASSAGES = 5
SAME_QUOTATION = 0.60
"""The share of common words, of the longer of two quotations, from which they count as the same one."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


class OrderedMatches(Struct, frozen=True):
    """Figures or quotations that two texts share."""

    shared: int
    in_order: int
    """How many of those shared are in the same order."""
    of: int
    """How many the text with fewer has."""


class AlteredQuotation(Struct, frozen=True):
    """A quotation that the two texts give in different words, without quotation marks."""

    before: str
    after: str
    changes: tuple[tuple[str, str], ...]
    """Pairs of old and new words; one of them is empty if words were left out or added."""


class CopyTraces(Struct, frozen=True):
    passages: tuple[str, ...]
    """The longest passages outside quotations that both print word for word, as in the first, longest first."""
    numbers: OrderedMatches
    quotations: OrderedMatches
    altered: tuple[AlteredQuotation, ...]


def find_traces(parent: TokenizedText, copy: TokenizedText) -> CopyTraces:
    """Return what shows that the second text comes from the first."""
    originals, copies = _list_quoted_texts(parent), _list_quoted_texts(copy)
    pairs = _match_quotations(originals, copies)
    altered = []
    for first, second in pairs:
        before, after = originals[first], copies[second]
        if split_words(before) != split_words(after):
            altered.append(AlteredQuotation(cut_excerpt(before), cut_excerpt(after), list_changes(before, after)))
    quotations = OrderedMatches(
        shared=len(pairs),
        in_order=count_rising(second for _, second in pairs),
        of=min(len(originals), len(copies)),
    )
    return CopyTraces(
        passages=tuple(_find_passages(parent, copy)),
        numbers=_compare_numbers(parent, copy),
        quotations=quotations,
        altered=tuple(altered),
    )


def cut_excerpt(text: str) -> str:
    """Return the text on one line, cut at a word if it is longer than `EXCERPT`."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rpartition(" ")[0] + "…"


def _find_passages(parent: TokenizedText, copy: TokenizedText) -> Iterator[str]:
    runs: list[tuple[int, int]] = []
    for place, gram in enumerate(parent.grams):
        if gram is None or gram not in copy.shared:
            continue
        if runs and place < runs[-1][1]:
            runs[-1] = (runs[-1][0], place + GRAM)
        else:
            runs.append((place, place + GRAM))
    runs.sort(key=lambda run: (run[0] - run[1], run[0]))
    for first, end in runs[:PASSAGES]:
        yield cut_excerpt(parent.text[parent.tokens[first].start : parent.tokens[end - 1].end])


def _compare_numbers(first: TokenizedText, second: TokenizedText) -> OrderedMatches:
    originals, copies = _FIGURE.findall(first.text), _FIGURE.findall(second.text)
    return OrderedMatches(
        shared=(Counter(originals) & Counter(copies)).total(),
        in_order=LCSseq.similarity(originals, copies),
        of=min(len(originals), len(copies)),
    )


def _list_quoted_texts(tokenized: TokenizedText) -> list[str]:
    """Return the texts inside quotation marks."""
    texts = []
    for start, end in tokenized.quotations:
        text = tokenized.text[start + 1 : end].rstrip('”’»」"“')
        # A single word in quotation marks is no trace: many texts on one subject have the same.
        if len(split_words(text)) > 1:
            texts.append(text.strip())
    return texts


def _match_quotations(originals: list[str], copies: list[str]) -> list[tuple[int, int]]:
    """Return the places of quotations that are the same, perhaps altered, in the order of the first text, each once."""
    candidates = []
    for first, text in enumerate(originals):
        for second, other in enumerate(copies):
            likeness = _measure_likeness(text, other)
            if likeness >= SAME_QUOTATION:
                candidates.append((-likeness, first, second))
    # The most similar first, so that each quotation is paired with the best one that is left.
    candidates.sort()
    taken: set[int] = set()
    pairs: dict[int, int] = {}
    for _, first, second in candidates:
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    return sorted(pairs.items())


@lru_cache(maxsize=4096)
def _measure_likeness(first: str, second: str) -> float:
    return LCSseq.normalized_similarity(split_words(first), split_words(second))
