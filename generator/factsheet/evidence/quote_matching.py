"""Where the words of a quotation stand in a page: whole words, its parts in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factsheet.model.quote import Quote
from factsheet.text.normalize import FoldedText, fold, normalize_text
from factsheet.text.rich_text import Range

QuoteRanges = tuple[Range, ...]
"""For each part of a quotation, its characters in the page."""


@dataclass(frozen=True)
class SnapshotPage:
    """The text of a snapshot; each line of it is a block of the page."""

    text: str

    @cached_property
    def folded(self) -> FoldedText:
        return fold(self.text)

    def get_pieces(self, place: QuoteRanges) -> tuple[str, ...]:
        """Return the page's own characters of a place, cut where a block ends: no text fragment runs over one."""
        lines = (line.strip() for start, end in place for line in self.text[start:end].split("\n"))
        return tuple(line for line in lines if line)


def find_places(page: SnapshotPage, quote: Quote) -> tuple[QuoteRanges, ...]:
    """Return every place at which all parts stand in order, with what the quotation says stands around them."""
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
            matches.pop()  # the nearer of two beginnings is meant
        matches.append(place)
    return tuple(tuple(folded.get_page_range(*span) for span in place) for place in matches)


def has_words(page: SnapshotPage, words: str) -> bool:
    """Tell whether the words stand anywhere in the page."""
    return next(page.folded.find_occurrences(normalize_text(words)), None) is not None


def _find_place(folded: FoldedText, parts: Sequence[str], first: int) -> QuoteRanges | None:
    """Return the nearest place of each further part after the first; None where one is missing."""
    spans = [(first, first + len(parts[0]))]
    for part in parts[1:]:
        at = next(folded.find_occurrences(part, spans[-1][1]), None)
        if at is None:
            return None
        spans.append((at, at + len(part)))
    return tuple(spans)
