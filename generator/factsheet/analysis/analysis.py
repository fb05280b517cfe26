"""What is found out about each point, once for all pages: independence, agreement, support, silence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from factsheet.analysis.compare import AspectComparison, compare_aspects
from factsheet.analysis.dependencies import Stamps
from factsheet.analysis.differences import Disagreement, is_alike, list_disagreements
from factsheet.analysis.independence import Independence, analyze_independence
from factsheet.analysis.name_mentions import NameIndex
from factsheet.analysis.not_mentioned import SilenceKind, Silences
from factsheet.analysis.series_comparison import SeriesComparison, compare_series
from factsheet.analysis.shared_words import find_shared_words
from factsheet.analysis.support import Support, compute_support
from factsheet.content.corpus import Corpus
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Point

Agreed = Literal["value", "words", "report"]
"""A value, words that they quote alike, or only that it was said or is so."""
MOST_KEPT = 512
"""Findings that are kept at a time: a point is checked, drawn, and listed by its neighbours, soon after each other."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found out about one point."""

    independence: Independence
    aspects: tuple[AspectComparison, ...]
    series: tuple[SeriesComparison, ...]
    """Those of its series in which values can be compared."""
    support: Support


@dataclass(frozen=True, slots=True)
class Brief:
    """As much of a finding as lists and sums show."""

    sources: int
    families: int
    origins: int
    unnamed: int
    """How many of its reports, copies apart, name no origin."""
    support: Support
    agreed: Agreed | None
    """What several families agree on where nothing but words differs; None where they do not agree.

    Values that are only compatible are no agreement on a figure, an event or background.
    """
    differences: tuple[DifferenceKind, ...]
    """The kind of each thing in which the reports differ, the weightiest first."""
    only: tuple[str, ...]
    """The sources with a row of their own where all are of one family; empty where several families report it."""
    copies: tuple[str, ...]
    """The sources that copy those; empty where several families report it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier build found out, with what it holds for."""

    names: bytes = b""
    """The digest of all names that prose may link; with another one, the links are worth nothing."""
    links: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """By point: the stamp of its file, and the digest of the names that its prose links."""
    briefs: Mapping[str, tuple[bytes, Brief]] = field(default_factory=dict)
    """By point: the stamp of the point and what it names, and what lists show of it."""


@dataclass(frozen=True, eq=False)
class Findings:
    """The corpus with what follows from it; each point is looked at when it is first asked for."""

    corpus: Corpus
    names: NameIndex
    _silences: Silences
    stamps: Stamps
    known: Mapping[str, tuple[bytes, Brief]]
    """By point: what an earlier build found, and the stamp for which it holds."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """By point: those that were asked for."""
    _point_findings: dict[str, Finding] = field(default_factory=dict)

    def analyze_point(self, point: Point) -> Finding:
        if point.key not in self._point_findings:
            if len(self._point_findings) >= MOST_KEPT:
                self._point_findings.clear()
            self._point_findings[point.key] = _analyze_point(self.corpus, point)
        return self._point_findings[point.key]

    def get_brief(self, key: str) -> Brief:
        if key not in self.briefs:
            known = self.known.get(key)
            if known is not None and known[0] == self.stamps.stamp_point(key):
                self.briefs[key] = known[1]
            else:
                point = self.corpus.points[key]
                self.briefs[key] = _make_brief(self.corpus, point, self.analyze_point(point))
        return self.briefs[key]

    def group_silent_sources(self, point: Point) -> dict[SilenceKind, tuple[str, ...]]:
        return self._silences.group_silent_sources(point)


def analyze_corpus(corpus: Corpus, earlier: Earlier | None = None) -> Findings:
    """Return the findings; what an earlier build found out is taken where it still holds."""
    earlier, names = earlier or Earlier(), NameIndex(corpus)
    links = earlier.links if earlier.links and earlier.names == names.stamp else {}
    return Findings(corpus, names, Silences(corpus), Stamps(corpus, names, links), earlier.briefs)


def _analyze_point(corpus: Corpus, point: Point) -> Finding:
    independence = analyze_independence(corpus, point)
    aspects = compare_aspects(corpus, point, independence)
    series = compare_series(corpus, point, independence)
    return Finding(independence, aspects, series, compute_support(corpus, point, independence, aspects, series))


def list_differences(corpus: Corpus, point: Point, finding: Finding) -> tuple[Disagreement, ...]:
    """Return each thing in which the reports on the point differ, the weightiest kind first."""
    return list_disagreements(corpus, point, finding.independence, finding.aspects, finding.series)


def _make_brief(corpus: Corpus, point: Point, finding: Finding) -> Brief:
    independence = finding.independence
    return Brief(
        independence.sources,
        independence.families,
        independence.origins,
        independence.unnamed,
        finding.support,
        _find_agreement(point, finding),
        tuple(disagreement.kind for disagreement in list_differences(corpus, point, finding)),
        *_find_only_family(corpus, point, finding.independence),
    )


def _find_agreement(point: Point, finding: Finding) -> Agreed | None:
    if not is_alike(point, finding.independence, finding.aspects, finding.series):
        return None
    if any(comparison.is_agreed for comparison in finding.aspects):
        return "value"
    if not point.is_utterance and any(
        comparison.has_differences and comparison.aspect.type != "text" for comparison in finding.aspects
    ):
        return None
    return "words" if find_shared_words(finding.independence.list_heads()) else "report"


def _find_only_family(
    corpus: Corpus, point: Point, independence: Independence
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sources of the one family that reports it, and their copies; nothing for several families."""
    if independence.families != 1:
        return (), ()
    rows = [head.report.source for head in independence.list_heads()] or [
        row.source for row in corpus.list_counted_rows(point)
    ]
    copies = (standing.report.source for standing in independence.standings if standing.is_copy)
    return tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(source for source in copies if source not in rows))
