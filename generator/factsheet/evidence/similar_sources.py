"""Compare all sources that have a text: undeclared copies, and declared copies that share next to nothing."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import ProgressReporter, SourcePair, find_candidate_pairs
from factsheet.evidence.declared_copies import EdgeProposal, find_nearest_declared, list_declared_edges, propose_edge
from factsheet.evidence.shared_passages import CopyTraces, find_traces
from factsheet.evidence.similarity import Likeness, SimilarityVerdict, measure_likeness
from factsheet.evidence.tokenize import TokenizedText


class SimilarPair(Struct, frozen=True):
    """Two sources with similar texts, and the evidence."""

    likeness: Likeness
    proposal: EdgeProposal
    declared: tuple[str, ...]
    """The edges that make them one family already; empty for none."""
    traces: CopyTraces
    """What `proposal.copy` has from `proposal.parent`."""

    @property
    def is_undeclared(self) -> bool:
        return self.likeness.verdict is SimilarityVerdict.SAME_FAMILY and not self.declared


class DissimilarPair(Struct, frozen=True):
    """Two sources that are one family by the content, though their texts share next to nothing."""

    pair: SourcePair
    likeness: Likeness
    declared: tuple[str, ...]


class Survey(Struct, frozen=True):
    sources: int
    """The number of those with a text."""
    compared: int
    """The number of pairs worth comparing."""
    similar_pairs: tuple[SimilarPair, ...]
    """The most similar first."""
    dissimilar_pairs: tuple[DissimilarPair, ...]


def compare_sources(corpus: Corpus, texts: Mapping[str, str], watch: ProgressReporter = iter) -> Survey:
    """Compare the sources; `texts` are by id, and `watch` sees the texts, then the pairs."""

    # Tokens take many times the memory of the text, and pairs are sorted, so that the first of each stays the same.
    @lru_cache(maxsize=256)
    def get_tokenized(id: str) -> TokenizedText:
        return TokenizedText(texts[id])

    pairs = find_candidate_pairs(texts, watch)
    similar: dict[SourcePair, SimilarPair] = {}
    for pair in watch(pairs):
        likeness = measure_likeness(get_tokenized(pair[0]), get_tokenized(pair[1]))
        if likeness.verdict is not SimilarityVerdict.UNLIKE:
            edges = list_declared_edges(corpus, *pair)
            proposal = propose_edge(corpus, pair, likeness, edges)
            traces = find_traces(get_tokenized(proposal.parent), get_tokenized(proposal.copy))
            similar[pair] = SimilarPair(likeness, proposal, edges, traces)
    dissimilar = []
    for pair in sorted(set(_find_dissimilar_pairs(corpus, texts, similar))):
        likeness = measure_likeness(get_tokenized(pair[0]), get_tokenized(pair[1]))
        dissimilar.append(DissimilarPair(pair, likeness, list_declared_edges(corpus, *pair)))
    by_likeness = sorted(similar, key=lambda pair: (-similar[pair].likeness.containment, pair))
    return Survey(len(texts), len(pairs), tuple(similar[pair] for pair in by_likeness), tuple(dissimilar))


def _find_dissimilar_pairs(
    corpus: Corpus, texts: Mapping[str, str], similar: Mapping[SourcePair, SimilarPair]
) -> Iterator[SourcePair]:
    """Yield each source that is similar to none of its declared family, paired with the first of them."""
    for source in sorted(texts):
        pairs: list[SourcePair] = []
        for other in find_nearest_declared(corpus, source, texts.keys()):
            pairs.append((source, other) if source < other else (other, source))
        # One is enough: a compilation takes a part from each parent, so that two copies of one parent may well differ.
        if pairs and not any(pair in similar for pair in pairs):
            yield pairs[0]
