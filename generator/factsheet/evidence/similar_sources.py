"""All sources that have a text, compared: which look like copies, what is declared of them, and what in vain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import Pair, Watch, candidates
from factsheet.evidence.declared_copies import Proposal, declared, nearest_declared, propose
from factsheet.evidence.shared_passages import Traces, traces
from factsheet.evidence.similarity import Likeness, Verdict, likeness
from factsheet.evidence.tokenize import Manuscript


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two sources whose texts are alike, with the evidence; the traces lead from `proposal.parent` to the copy."""

    likeness: Likeness
    proposal: Proposal
    declared: tuple[str, ...]
    """The edges that make them one family already; empty where there are none."""
    traces: Traces

    @property
    def undeclared(self) -> bool:
        return self.likeness.verdict is Verdict.SAME_FAMILY and not self.declared


@dataclass(frozen=True, slots=True)
class Unlike:
    """Two sources that the content makes one family, though their texts share next to nothing."""

    pair: Pair
    likeness: Likeness
    declared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    sources: int
    """How many had a text."""
    compared: int
    """How many pairs were worth comparing."""
    resemblances: tuple[Resemblance, ...]
    """The most alike first."""
    unlike: tuple[Unlike, ...]


def survey(corpus: Corpus, texts: Mapping[str, str], watch: Watch = iter) -> Survey:
    """Compare the sources by id; `watch` sees the texts, then the pairs."""
    read = lru_cache(maxsize=256)(lambda id: Manuscript(texts[id]))
    pairs = candidates(texts, watch)
    found: dict[Pair, Resemblance] = {}
    for pair in watch(pairs):
        shares = likeness(read(pair[0]), read(pair[1]))
        if shares.verdict is not Verdict.UNLIKE:
            edges = declared(corpus, *pair)
            proposal = propose(corpus, pair, shares, edges)
            evidence = traces(read(proposal.parent), read(proposal.copy))
            found[pair] = Resemblance(shares, proposal, edges, evidence)
    in_vain = (
        Unlike(pair, likeness(read(pair[0]), read(pair[1])), declared(corpus, *pair))
        for pair in sorted(set(_in_vain(corpus, texts, found)))
    )
    ordered = sorted(found.items(), key=lambda one: (-one[1].likeness.containment, one[0]))
    return Survey(len(texts), len(pairs), tuple(one for _, one in ordered), tuple(in_vain))


def _in_vain(corpus: Corpus, texts: Mapping[str, str], found: Mapping[Pair, Resemblance]) -> Iterator[Pair]:
    """Yield each source that looks like none of those it is declared to be one family with, beside the first of them.

    A compilation takes a part from each of its parents, so that two copies of one parent may well be unlike.
    """
    for source in sorted(texts):
        pairs = [_pair(source, other) for other in nearest_declared(corpus, source, texts.keys())]
        if pairs and not any(pair in found for pair in pairs):
            yield pairs[0]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
