"""Which pairs of many texts are worth comparing, found without comparing every text with every other.

Texts that share a 5-gram stand side by side once all 5-grams are sorted; sentences that share most of their telling
words do so by MinHash: the least of their words' numbers under several shufflings are likely the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from math import ceil
from operator import itemgetter
from typing import Protocol, TypeVar

from factsheet.evidence.sentence_alignment import rising
from factsheet.evidence.similarity import IN_WINDOW, LOOK, WINDOW
from factsheet.evidence.tokenize import GRAM, Manuscript, number_of

Pair = tuple[str, str]
T = TypeVar("T")

CROWD = 24
"""What more texts than this share is paired with that many neighbours only: it is furniture, or chains one family."""
BANDS, ROWS = 20, 4
"""Two sentences that share half of all their words (Jaccard) meet in a band with a chance of 0.72, a tenth: 0.002."""
LEAST_MET = 3
SHARE_MET = 0.2
"""Sentences of a pair that have to meet in the same order before the texts are aligned, and their share of the shorter.

Half of what an alignment asks for: of two sentences that count as one, most meet and some do not. Texts on one subject
meet here and there; only copies do so in order.
"""
SHUFFLINGS = tuple((number_of(f"times {band}") | 1, number_of(f"plus {band}")) for band in range(BANDS * ROWS))
_BITS = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What is kept of all texts: their words are let go one by one."""

    sizes: list[int]
    sentences: list[int]
    """How many of each text can be aligned."""
    grams: list[tuple[int, int]]
    """Each 5-gram with the place of its text."""
    bands: list[tuple[int, int, int]]
    """Each band with the place of its text and the number of its sentence."""


class Watch(Protocol):
    """Is handed what will be gone through and hands it on, so that progress can be shown."""

    def __call__(self, things: Sequence[T], /) -> Iterable[T]: ...


def candidates(texts: Mapping[str, str], watch: Watch = iter) -> tuple[Pair, ...]:
    """Return the pairs of ids, each and all sorted, that may reach a threshold of the comparison."""
    ids = sorted(texts)
    shelf = _shelf(Manuscript(texts[id]) for id in watch(ids))
    found = {*_sharing_grams(shelf), *_sharing_sentences(shelf)}
    return tuple((ids[one], ids[other]) for one, other in sorted(found))


def _shelf(manuscripts: Iterable[Manuscript]) -> _Shelf:
    shelf = _Shelf([], [], [], [])
    shuffled: dict[str, tuple[int, ...]] = {}
    for place, manuscript in enumerate(manuscripts):
        shelf.sizes.append(manuscript.size)
        shelf.sentences.append(len(manuscript.telling))
        shelf.grams.extend((gram, place) for gram in manuscript.shared)
        for number, words in manuscript.telling:
            shelf.bands.extend((band, place, number) for band in _bands(words, shuffled))
    return shelf


def _sharing_grams(shelf: _Shelf) -> Iterator[tuple[int, int]]:
    """Yield the pairs with as many 5-grams in common as a threshold asks of the smaller one, at least."""
    shared: Counter[tuple[int, int]] = Counter()
    for _, run in groupby(sorted(shelf.grams), key=itemgetter(0)):
        shared.update(_pairs([place for _, place in run]))
    in_window = ceil(IN_WINDOW * (WINDOW - GRAM + 1))
    for (one, other), count in shared.items():
        if count >= min(in_window, ceil(LOOK * min(shelf.sizes[one], shelf.sizes[other]))):
            yield one, other


def _sharing_sentences(shelf: _Shelf) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which several sentences meet in order."""
    met: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for _, run in groupby(sorted(shelf.bands), key=itemgetter(0)):
        meeting = {place: sentence for _, place, sentence in run}
        for one, other in _pairs(sorted(meeting)):
            met[one, other].add((meeting[one], -meeting[other]))
    for (one, other), sentences in met.items():
        enough = max(LEAST_MET, ceil(SHARE_MET * min(shelf.sentences[one], shelf.sentences[other])))
        if len(sentences) >= enough and rising(-number for _, number in sorted(sentences)) >= enough:
            yield one, other


def _bands(words: frozenset[str], shuffled: dict[str, tuple[int, ...]]) -> Iterator[int]:
    """Yield a number for each band: sentences with the same words, or nearly, have some in common."""
    for word in words:
        if word not in shuffled:
            number = number_of(word)
            shuffled[word] = tuple((number * times + plus) & _BITS for times, plus in SHUFFLINGS)
    least = tuple(map(min, zip(*(shuffled[word] for word in words), strict=True)))
    for band in range(BANDS):
        yield hash((band, *least[band * ROWS : (band + 1) * ROWS]))


def _pairs(places: list[int]) -> Iterable[tuple[int, int]]:
    if len(places) <= CROWD:
        return combinations(places, 2)
    return ((one, other) for at, one in enumerate(places) for other in places[at + 1 : at + 1 + CROWD])
