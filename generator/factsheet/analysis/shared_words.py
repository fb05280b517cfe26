"""The words that reports of several families quote alike: as short as can be, and never put together by us."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.analysis.independence import Standing

FEWEST = 3
"""Fewer words than these say too little by themselves."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Shared(NamedTuple):
    """A part of a quotation that others quote, too."""

    text: str
    """As the first of them prints it."""
    by: tuple[Standing, ...]


def shared_words(heads: Iterable[Standing]) -> Shared | None:
    """Return what the most families quote, of several the shortest; None where no two families quote the same."""
    quoted = [(head, part, _words(part)) for head in heads if head.report.quote for part in head.report.quote.parts]
    found: list[tuple[int, int, int]] = []
    kept: list[Shared] = []
    for number, (_head, part, words) in enumerate(quoted):
        if len(words) < FEWEST:
            continue
        by = {head.report.anchor: head for head, _part, others in quoted if _within(words, others)}
        families = {head.family for head in by.values()}
        if len(families) > 1:
            found.append((-len(families), len(words), number))
            kept.append(Shared(part, tuple(by.values())))
    return kept[found.index(min(found))] if found else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


def _within(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(words == stretch for stretch in _stretches(others, len(words)))


def _stretches(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    yield from (words[start : start + length] for start in range(len(words) - length + 1))
