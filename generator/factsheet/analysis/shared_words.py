"""Find the words that several families quote: the shortest part of a quotation, never a text of our own making."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from factsheet.analysis.independence import Standing

FEWEST = 3
"""Words: a shorter part says too little by itself."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class SharedWords(NamedTuple):
    """A part of a quotation that others quote, too."""

    text: str
    """As printed in the first of the quotations."""
    by: tuple[Standing, ...]


class _QuotedPart(NamedTuple):
    head: Standing
    text: str
    words: tuple[str, ...]


def find_shared_words(heads: Iterable[Standing]) -> SharedWords | None:
    """Return what the most families quote, of several the shortest; None if no two families quote the same."""
    parts: list[_QuotedPart] = []
    for head in heads:
        if head.report.quote:
            parts += [_QuotedPart(head, text, _split_words(text)) for text in head.report.quote.parts]
    best: SharedWords | None = None
    best_rank = (0, 0)
    for part in parts:
        if len(part.words) < FEWEST:
            continue
        by: dict[str, Standing] = {}
        for other in parts:
            if _is_contained(part.words, other.words):
                by[other.head.report.anchor] = other.head
        families = {head.family for head in by.values()}
        rank = (-len(families), len(part.words))
        if len(families) > 1 and (best is None or rank < best_rank):
            best, best_rank = SharedWords(part.text, tuple(by.values())), rank
    return best


def _split_words(text: str) -> tuple[str, ...]:
    """Return the words without regard to case and to the form of apostrophes."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def _is_contained(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    length = len(words)
    return any(words == others[start : start + length] for start in range(len(others) - length + 1))
