"""Where the words of a quotation stand in a page: whole words, its parts in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factsheet.model.report import Quote
from factsheet.text.normalize import Folded, fold, words_of
from factsheet.text.rich_text import Range

Place = tuple[Range, ...]
"""For each part of a quotation, its characters in the page."""


@dataclass(frozen=True)
class Page:
    """The text of a snapshot; each line of it is a block of the page."""

    text: str

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    def pieces(self, place: Place) -> tuple[str, ...]:
        """Return the page's own characters of a place, cut where a block ends: no text fragment runs over one."""
        lines = (line.strip() for start, end in place for line in self.text[start:end].split("\n"))
        return tuple(line for line in lines if line)


def places(page: Page, quote: Quote) -> tuple[Place, ...]:
    """Return every place at which all parts stand in order, with what the quotation says stands around them."""
    folded = page.folded
    parts = [words_of(part) for part in quote.parts]
    prefix, suffix = words_of(quote.prefix or ""), words_of(quote.suffix or "")
    found: list[Place] = []
    for first in folded.occurrences(parts[0]):
        place = _place(folded, parts, first)
        if place is None:
            break
        if not (folded.is_before(first, prefix) and folded.is_after(place[-1][1], suffix)):
            continue
        if len(parts) > 1 and found and found[-1][1:] == place[1:]:
            found.pop()  # the nearer of two beginnings is meant
        found.append(place)
    return tuple(tuple(folded.on_page(*span) for span in place) for place in found)


def stands(page: Page, words: str) -> bool:
    """Tell whether the words stand anywhere in the page."""
    return next(page.folded.occurrences(words_of(words)), None) is not None


def _place(folded: Folded, parts: Sequence[str], first: int) -> Place | None:
    """Return the nearest place of each further part after the first; None where one is missing."""
    spans = [(first, first + len(parts[0]))]
    for part in parts[1:]:
        at = next(folded.occurrences(part, spans[-1][1]), None)
        if at is None:
            return None
        spans.append((at, at + len(part)))
    return tuple(spans)
