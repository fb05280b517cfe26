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

from factsheet.evidence.sentence_alignment import count_rising
from factsheet.evidence.similarity import IN_WINDOW, LOOK, WINDOW
from factsheet.evidence.tokenize import GRAM, TokenizedText, hash_words

SourcePair = tuple[str, str]
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
SHUFFLINGS = tuple((hash_words(f"times {band}") | 1, hash_words(f"plus {band}")) for band in range(BANDS * ROWS))
_BITS = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class _TextIndex:
    """What is kept of all texts: their words are let go one by one."""

    sizes: list[int]
    sentences: list[int]
    """How many of each text can be aligned."""
    grams: list[tuple[int, int]]
    """Each 5-gram with the place of its text."""
    bands: list[tuple[int, int, int]]
    """Each band with the place of its text and the number of its sentence."""


class ProgressReporter(Protocol):
    """Is handed what will be gone through and hands it on, so that progress can be shown."""

    def __call__(self, things: Sequence[T], /) -> Iterable[T]: ...


def find_candidate_pairs(texts: Mapping[str, str], watch: ProgressReporter = iter) -> tuple[SourcePair, ...]:
    """Return the pairs of ids, each and all sorted, that may reach a threshold of the comparison."""
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
    """Yield the pairs with as many 5-grams in common as a threshold asks of the smaller one, at least."""
    shared: Counter[tuple[int, int]] = Counter()
    for _, run in groupby(sorted(index.grams), key=itemgetter(0)):
        shared.update(_make_pairs([place for _, place in run]))
    in_window = ceil(IN_WINDOW * (WINDOW - GRAM + 1))
    for (first, second), count in shared.items():
        if count >= min(in_window, ceil(LOOK * min(index.sizes[first], index.sizes[second]))):
            yield first, second


def _pair_by_sentences(index: _TextIndex) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which several sentences meet in order."""
    met: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for _, run in groupby(sorted(index.bands), key=itemgetter(0)):
        meeting = {place: sentence for _, place, sentence in run}
        for first, second in _make_pairs(sorted(meeting)):
            met[first, second].add((meeting[first], -meeting[second]))
    for (first, second), sentences in met.items():
        enough = max(LEAST_MET, ceil(SHARE_MET * min(index.sentences[first], index.sentences[second])))
        if len(sentences) >= enough and count_rising(-number for _, number in sorted(sentences)) >= enough:
            yield first, second


def _compute_bands(words: frozenset[str], shuffled: dict[str, tuple[int, ...]]) -> Iterator[int]:
    """Yield a number for each band: sentences with the same words, or nearly, have some in common."""
    for word in words:
        if word not in shuffled:
            number = hash_words(word)
            shuffled[word] = tuple((number * times + plus) & _BITS for times, plus in SHUFFLINGS)
    least = tuple(map(min, zip(*(shuffled[word] for word in words), strict=True)))
    for band in range(BANDS):
        yield hash((band, *least[band * ROWS : (band + 1) * ROWS]))


def _make_pairs(places: list[int]) -> Iterable[tuple[int, int]]:
    if len(places) <= CROWD:
        return combinations(places, 2)
    return ((first, second) for at, first in enumerate(places) for second in places[at + 1 : at + 1 + CROWD])
