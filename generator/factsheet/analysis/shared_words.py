"""The words that reports of several families quote alike: as short as can be, and never put together by us."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.analysis.independence import Standing

FEWEST = 3
"""Fewer words than these say too little by themselves."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class SharedWords(NamedTuple):
    """A part of a quotation that others quote, too."""

    text: str
    """As the first of them prints it."""
    by: tuple[Standing, ...]


def find_shared_words(heads: Iterable[Standing]) -> SharedWords | None:
    """Return what the most families quote, of several the shortest; None where no two families quote the same."""
    quoted = [
        (head, part, _split_words(part)) for head in heads if head.report.quote for part in head.report.quote.parts
    ]
    ranks: list[tuple[int, int, int]] = []
    kept: list[SharedWords] = []
    for number, (_head, part, words) in enumerate(quoted):
        if len(words) < FEWEST:
            continue
        by = {head.report.anchor: head for head, _part, others in quoted if _is_contained(words, others)}
        families = {head.family for head in by.values()}
        if len(families) > 1:
            ranks.append((-len(families), len(words), number))
            kept.append(SharedWords(part, tuple(by.values())))
    return kept[ranks.index(min(ranks))] if ranks else None


def _split_words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


def _is_contained(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(words == stretch for stretch in _list_stretches(others, len(words)))


def _list_stretches(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    yield from (words[start : start + length] for start in range(len(words) - length + 1))
