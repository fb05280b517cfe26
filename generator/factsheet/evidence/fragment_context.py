"""Words before or after a passage that make its address unambiguous, by the rules with which browsers search.

The rules are those of URL text fragments (https://wicg.github.io/scroll-to-text-fragment/).
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from factsheet.evidence.quote_matching import QuoteRanges, SnapshotPage
from factsheet.text.normalize import normalize_text
from factsheet.text.rich_text import Range
from factsheet.text.text_fragments import EDGE_WORDS, Passage, make_passage


def find_affixes(page: SnapshotPage, place: QuoteRanges) -> tuple[str | None, str | None]:
    """Return the shortest prefix or suffix, of at most five words, that singles the place out.

    Both are None if none is needed, or if none is enough: a browser then goes to the first place.
    """
    passage = make_passage(page.get_pieces(place))
    wanted = (place[0][0], place[-1][1])
    for prefix, suffix in _list_candidates(page.text, *wanted):
        if _find_targets(page, replace(passage, prefix=prefix, suffix=suffix)) == [wanted]:
            return prefix, suffix
    return None, None


def _list_candidates(text: str, start: int, end: int) -> Iterator[tuple[str | None, str | None]]:
    """Yield pairs of prefix and suffix, the shortest first; both together only after either alone has failed."""
    before, after = _list_prefixes(text[:start]), _list_suffixes(text[end:])
    yield None, None
    for words in range(EDGE_WORDS):
        if words < len(before):
            yield before[words], None
        if words < len(after):
            yield None, after[words]
    yield from zip(before, after, strict=False)


def _list_prefixes(text: str) -> list[str]:
    """Return the last word, the last two … of the text's last block, with the punctuation up to the passage."""
    block = text.rstrip().rpartition("\n")[2]
    starts = [word.start() for word in _find_words(block)]
    return [block[start:] for start in starts[: -EDGE_WORDS - 1 : -1]]


def _list_suffixes(text: str) -> list[str]:
    block = text.lstrip().partition("\n")[0]
    ends = [word.end() for word in _find_words(block)]
    return [block[:end] for end in ends[:EDGE_WORDS]]


def _find_words(block: str) -> list[re.Match[str]]:
    """Return everything between spaces except what is punctuation alone."""
    return [word for word in re.finditer(r"\S+", block) if re.search(r"\w", word[0])]


def _find_targets(page: SnapshotPage, passage: Passage) -> list[Range]:
    """Return the first two places that the address could mean, in the page's characters."""
    return list(islice(_find_matches(page, passage), 2))


def _find_matches(page: SnapshotPage, passage: Passage) -> Iterator[Range]:
    """Yield each place from the beginning of the passage to the first end that fits."""
    folded = page.folded
    start, end = normalize_text(passage.start), normalize_text(passage.end or "")
    prefix, suffix = normalize_text(passage.prefix or ""), normalize_text(passage.suffix or "")
    for at in folded.find_occurrences(start):
        if not folded.has_words_before(at, prefix):
            continue
        stop = at + len(start)
        if not end:
            if folded.has_words_after(stop, suffix):
                yield folded.get_page_range(at, stop)
            continue
        for last in folded.find_occurrences(end, stop):
            if folded.has_words_after(last + len(end), suffix):
                yield folded.get_page_range(at, last + len(end))
                break
