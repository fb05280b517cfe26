"""Find the words of a quotation in a page: whole words, its parts in order."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from factsheet.model.quote import Quote
from factsheet.text.normalize import FoldedText, fold, normalize_text
from factsheet.text.rich_text import Range

QuoteRanges = tuple[Range, ...]
"""For each part of a quotation, its range of characters in the page."""


class SnapshotPage(Struct, frozen=True, dict=True):
    """The text of a snapshot; each line of it is a block of the page."""

    text: str

    @cached_property
    def folded(self) -> FoldedText:
        return fold(self.text)

    def get_pieces(self, place: QuoteRanges) -> tuple[str, ...]:
        """Return the page's own characters of a place, cut at the end of each block."""
        pieces = []
        for start, end in place:
            # No part of a text fragment can cross the boundary of a block.
            for line in self.text[start:end].split("\n"):
                if line.strip():
                    pieces.append(line.strip())
        return tuple(pieces)


def find_places(page: SnapshotPage, quote: Quote) -> tuple[QuoteRanges, ...]:
    """Return every place with all parts in order, between the quotation's `prefix` and `suffix` if it has these."""
    folded = page.folded
    parts = [normalize_text(part) for part in quote.parts]
    prefix, suffix = normalize_text(quote.prefix or ""), normalize_text(quote.suffix or "")
    matches: list[QuoteRanges] = []
    for first in folded.find_occurrences(parts[0]):
        place = _find_place(folded, parts, first)
        if place is None:
            break
        if not (folded.has_words_before(first, prefix) and folded.has_words_after(place[-1][1], suffix)):
            continue
        if len(parts) > 1 and matches and matches[-1][1:] == place[1:]:
            matches.pop()  # Of two beginnings before the same other parts, the nearer is meant.
        matches.append(place)
    places = []
    for place in matches:
        ranges = tuple(folded.get_page_range(start, end) for start, end in place)
        places.append(ranges)
    return tuple(places)


def has_words(page: SnapshotPage, words: str) -> bool:
    return next(page.folded.find_occurrences(normalize_text(words)), None) is not None


def _find_place(folded: FoldedText, parts: Sequence[str], first: int) -> QuoteRanges | None:
    """Return the first part at `first`, and the nearest place of each further part after it; None if one is missing."""
    spans = [(first, first + len(parts[0]))]
    for part in parts[1:]:
        at = next(folded.find_occurrences(part, spans[-1][1]), None)
        if at is None:
            return None
        spans.append((at, at + len(part)))
    return tuple(spans)
