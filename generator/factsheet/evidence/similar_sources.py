"""All sources that have a text, compared: which look like copies, what is declared of them, and what in vain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import ProgressReporter, SourcePair, find_candidate_pairs
from factsheet.evidence.declared_copies import EdgeProposal, find_nearest_declared, list_declared_edges, propose_edge
from factsheet.evidence.shared_passages import CopyTraces, find_traces
from factsheet.evidence.similarity import Likeness, SimilarityVerdict, measure_likeness
from factsheet.evidence.tokenize import TokenizedText


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two sources whose texts are alike, with the evidence; the traces lead from `proposal.parent` to the copy."""

    likeness: Likeness
    proposal: EdgeProposal
    declared: tuple[str, ...]
    """The edges that make them one family already; empty where there are none."""
    traces: CopyTraces

    @property
    def is_undeclared(self) -> bool:
        return self.likeness.verdict is SimilarityVerdict.SAME_FAMILY and not self.declared


@dataclass(frozen=True, slots=True)
class DissimilarPair:
    """Two sources that the content makes one family, though their texts share next to nothing."""

    pair: SourcePair
    likeness: Likeness
    declared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    sources: int
    """How many had a text."""
    compared: int
    """How many pairs were worth comparing."""
    similar_pairs: tuple[SimilarPair, ...]
    """The most alike first."""
    dissimilar_pairs: tuple[DissimilarPair, ...]


def compare_sources(corpus: Corpus, texts: Mapping[str, str], watch: ProgressReporter = iter) -> Survey:
    """Compare the sources by id; `watch` sees the texts, then the pairs."""
    read = lru_cache(maxsize=256)(lambda id: TokenizedText(texts[id]))
    pairs = find_candidate_pairs(texts, watch)
    similar: dict[SourcePair, SimilarPair] = {}
    for pair in watch(pairs):
        shares = measure_likeness(read(pair[0]), read(pair[1]))
        if shares.verdict is not SimilarityVerdict.UNLIKE:
            edges = list_declared_edges(corpus, *pair)
            proposal = propose_edge(corpus, pair, shares, edges)
            evidence = find_traces(read(proposal.parent), read(proposal.copy))
            similar[pair] = SimilarPair(shares, proposal, edges, evidence)
    dissimilar = (
        DissimilarPair(pair, measure_likeness(read(pair[0]), read(pair[1])), list_declared_edges(corpus, *pair))
        for pair in sorted(set(_find_dissimilar_pairs(corpus, texts, similar)))
    )
    ordered = sorted(similar.items(), key=lambda item: (-item[1].likeness.containment, item[0]))
    return Survey(len(texts), len(pairs), tuple(item for _, item in ordered), tuple(dissimilar))


def _find_dissimilar_pairs(
    corpus: Corpus, texts: Mapping[str, str], similar: Mapping[SourcePair, SimilarPair]
) -> Iterator[SourcePair]:
    """Yield each source that looks like none of those it is declared to be one family with, beside the first of them.

    A compilation takes a part from each of its parents, so that two copies of one parent may well be unlike.
    """
    for source in sorted(texts):
        pairs = [_sort_pair(source, other) for other in find_nearest_declared(corpus, source, texts.keys())]
        if pairs and not any(pair in similar for pair in pairs):
            yield pairs[0]


def _sort_pair(first: str, second: str) -> SourcePair:
    return (first, second) if first < second else (second, first)
