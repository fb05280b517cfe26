"""Find the pairs of many texts that are worth comparing, without comparing every text with every other.

Texts that share a 5-gram are neighbours once all 5-grams are sorted. Sentences that share most of their key words meet
by MinHash: the least of their words' hashes under several shufflings are likely the same. A library for it
(`datasketch`) would bring numpy and scipy, 52 MB, for what an index and a few lines do here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from math import ceil
from operator import itemgetter
from typing import Protocol, TypeVar

from msgspec import Struct

from factsheet.evidence.sentence_alignment import count_rising
from factsheet.evidence.similarity import IN_WINDOW, LOOK, WINDOW
from factsheet.evidence.tokenize import GRAM, TokenizedText, hash_words

SourcePair = tuple[str, str]
T = TypeVar("T")

CROWD = 24
"""Texts: what more of them share is page furniture or joins one family, and pairs each with this many next ones only.

All pairs of a thousand texts with the same footer would be half a million.
"""
BANDS, ROWS = 20, 4
"""Sentences that share half of all their words (Jaccard) meet in a band with a probability of 0.72; a tenth, 0.002."""
LEAST_MET = 3
SHARE_MET = 0.2
"""Sentences of a pair that have to meet in the same order before the texts are aligned, and their share of the shorter.

Half of the threshold of an alignment, since of two sentences that count as one, most meet but some do not. Texts on one
subject meet here and there; only copies do so in order. Without this, a thousand articles written with the same
hundred words took over ten minutes; they take fifteen seconds.
"""
SHUFFLINGS = tuple((hash_words(f"times {band}") | 1, hash_words(f"plus {band}")) for band in range(BANDS * ROWS))
_BITS = (1 << 64) - 1


class _TextIndex(Struct, frozen=True):
    """Hashes of all texts; the words of each are released before the next text is read."""

    sizes: list[int]
    sentences: list[int]
    """The number of sentences of each text that can be aligned."""
    grams: list[tuple[int, int]]
    """Each 5-gram with the index of its text. Plain tuples: there are millions, and they are sorted."""
    bands: list[tuple[int, int, int]]
    """Each band with the index of its text and the number of its sentence."""


class ProgressReporter(Protocol):
    """Returns the sequence it is given, and shows progress while that is iterated over."""

    def __call__(self, things: Sequence[T], /) -> Iterable[T]: ...


def find_candidate_pairs(texts: Mapping[str, str], watch: ProgressReporter = iter) -> tuple[SourcePair, ...]:
    """Return the pairs that may reach a threshold of the comparison, sorted, as are the ids of each."""
    ids = sorted(texts)
    index = _index_texts(TokenizedText(texts[id]) for id in watch(ids))
    pairs = {*_pair_by_grams(index), *_pair_by_sentences(index)}
    return tuple((ids[first], ids[second]) for first, second in sorted(pairs))


def _index_texts(tokenized_texts: Iterable[TokenizedText]) -> _TextIndex:
    index = _TextIndex([], [], [], [])
    shuffled: dict[str, tuple[int, ...]] = {}
    for place, tokenized in enumerate(tokenized_texts):
        index.sizes.append(tokenized.size)
        index.sentences.append(len(tokenized.key_sentences))
        index.grams.extend((gram, place) for gram in tokenized.shared)
        for number, words in tokenized.key_sentences:
            index.bands.extend((band, place, number) for band in _compute_bands(words, shuffled))
    return index


def _pair_by_grams(index: _TextIndex) -> Iterator[tuple[int, int]]:
    """Yield the pairs with enough common 5-grams to reach a threshold for the smaller text."""
    shared: Counter[tuple[int, int]] = Counter()
    for _, run in groupby(sorted(index.grams), key=itemgetter(0)):
        shared.update(_make_pairs([place for _, place in run]))
    in_window = ceil(IN_WINDOW * (WINDOW - GRAM + 1))
    for (first, second), count in shared.items():
        if count >= min(in_window, ceil(LOOK * min(index.sizes[first], index.sizes[second]))):
            yield first, second


def _pair_by_sentences(index: _TextIndex) -> Iterator[tuple[int, int]]:
    """Yield the pairs with several sentences that meet in order."""
    met: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for _, run in groupby(sorted(index.bands), key=itemgetter(0)):
        meeting = {place: sentence for _, place, sentence in run}
        for first, second in _make_pairs(sorted(meeting)):
            # Negative, so that of several sentences that meet one, the last comes first when sorted, and only one of
            # them can be part of a rising row.
            met[first, second].add((meeting[first], -meeting[second]))
    for (first, second), sentences in met.items():
        enough = max(LEAST_MET, ceil(SHARE_MET * min(index.sentences[first], index.sentences[second])))
        if len(sentences) >= enough and count_rising(-number for _, number in sorted(sentences)) >= enough:
            yield first, second


def _compute_bands(words: frozenset[str], shuffled: dict[str, tuple[int, ...]]) -> Iterator[int]:
    """Yield a number for each band; sentences with nearly the same words share some of these numbers."""
    hashes = []
    for word in words:
        if word not in shuffled:
            number = hash_words(word)
            shuffled[word] = tuple((number * times + plus) & _BITS for times, plus in SHUFFLINGS)
        hashes.append(shuffled[word])
    least = tuple(map(min, zip(*hashes, strict=True)))
    for band in range(BANDS):
        yield hash((band, *least[band * ROWS : (band + 1) * ROWS]))


def _make_pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= CROWD:
        yield from combinations(places, 2)
        return
    for at, first in enumerate(places):
        for second in places[at + 1 : at + 1 + CROWD]:
            yield first, second
