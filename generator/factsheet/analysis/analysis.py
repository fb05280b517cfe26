"""What follows from the reports on each point, computed once for all pages: independence, agreement, support, silence.

Points are analysed when first asked for, since a build after one change needs only a few of them.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from factsheet.analysis.compare import AspectComparison, compare_aspects
from factsheet.analysis.counted import list_series_sources
from factsheet.analysis.dependencies import Dependencies
from factsheet.analysis.differences import Disagreement, is_alike, list_disagreements
from factsheet.analysis.differing_words import Marks, mark_differences
from factsheet.analysis.independence import Independence, analyze_independence
from factsheet.analysis.latest_rows import list_latest_rows
from factsheet.analysis.name_mentions import NameIndex
from factsheet.analysis.not_mentioned import SilenceKind, Silences
from factsheet.analysis.report_table import ReportTable, make_report_table
from factsheet.analysis.series_comparison import SeriesComparison, compare_series
from factsheet.analysis.shared_words import find_shared_words
from factsheet.analysis.support import Support, compute_support
from factsheet.content.corpus import Corpus
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow

Agreed = Literal["value", "words", "report"]
"""What several families agree on: a value, words that they all quote, or only that it was said or is so."""
MOST_KEPT = 512
"""Findings in memory at a time."""
# A point is checked, drawn and listed by its neighbours in quick succession; findings of all points of a large site
# would take more memory than its records.


class Finding(Struct, frozen=True, eq=False, dict=True):
    """The analysis of one point; what only pages and files show of it is made on first use."""

    corpus: Corpus
    point: Point
    silences: Silences
    independence: Independence
    aspects: tuple[AspectComparison, ...]
    series: tuple[SeriesComparison, ...]
    """Only series with at least two comparable values."""
    support: Support

    @cached_property
    def differences(self) -> tuple[Disagreement, ...]:
        """Each thing in which the reports differ, most serious first."""
        return list_disagreements(self.corpus, self.point, self.independence, self.aspects, self.series)

    @cached_property
    def reports(self) -> ReportTable:
        return make_report_table(self.corpus, self.point, self.independence)

    @cached_property
    def marks(self) -> Marks:
        return mark_differences(self.corpus, self.point, self.independence, self.aspects)

    @cached_property
    def silent(self) -> dict[SilenceKind, tuple[str, ...]]:
        return self.silences.group_silent_sources(self.point)

    @cached_property
    def latest_rows(self) -> tuple[SeriesRow, ...]:
        return list_latest_rows(self.corpus, self.point)


class Brief(Struct, frozen=True):
    """The part of a finding that lists and totals show; small enough to keep for every point."""

    sources: int
    families: int
    origins: int
    unnamed: int
    """Reports, copies excluded, that name no origin."""
    support: Support
    agreed: Agreed | None
    """None where fewer than two families report it, or more than the wording differs.

    Values that are only compatible are no agreement on a figure, an event or background.
    """
    differences: tuple[DifferenceKind, ...]
    """The kind of each difference between the reports, most serious first."""
    only: tuple[str, ...]
    """The sources with a row of their own if they are all of one family; empty if several families report it."""
    copies: tuple[str, ...]
    """The sources that copy those; empty if several families report it."""


class RememberedResults(Struct, frozen=True):
    """Results of an earlier build, each with the digest for which it is valid."""

    names: bytes = b""
    """The digest of all names that prose may link; if it has changed, `links` is useless."""
    links: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """By point: the digest of its file, and the digest of the names that its prose links."""
    briefs: Mapping[str, tuple[bytes, Brief]] = field(default_factory=dict)
    """By point: the digest of the point and of what it names, and its brief."""


class Findings(Struct, frozen=True, eq=False, weakref=True):
    """The corpus with the analysis of its points."""

    corpus: Corpus
    names: NameIndex
    _silences: Silences
    dependencies: Dependencies
    known: Mapping[str, tuple[bytes, Brief]]
    """By point: the brief of an earlier build, and the digest for which it is valid."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """By point: those requested so far."""
    entries: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """By point: what lists show of it, by the name of the part; only points that this build wrote or kept."""
    _point_findings: dict[str, Finding] = field(default_factory=dict)

    def analyze_point(self, point: Point) -> Finding:
        if point.key not in self._point_findings:
            if len(self._point_findings) >= MOST_KEPT:
                self._point_findings.clear()
            self._point_findings[point.key] = _analyze_point(self.corpus, self._silences, point)
        return self._point_findings[point.key]

    def get_brief(self, key: str) -> Brief:
        if key not in self.briefs:
            known = self.known.get(key)
            if known is not None and known[0] == self.dependencies.digest_point(key):
                self.briefs[key] = known[1]
            else:
                point = self.corpus.points[key]
                self.briefs[key] = _make_brief(self.analyze_point(point))
        return self.briefs[key]

    def group_silent_sources(self, point: Point) -> dict[SilenceKind, tuple[str, ...]]:
        return self._silences.group_silent_sources(point)


def analyze_corpus(corpus: Corpus, earlier: RememberedResults | None = None) -> Findings:
    """Return the findings, which reuse what is still valid of an earlier build."""
    names = NameIndex(corpus)
    if earlier is None:
        earlier = RememberedResults()
    links: Mapping[str, tuple[bytes, bytes]] = {}
    # The digest of all names takes time: a first build has no links, and need not compute it.
    if earlier.links and earlier.names == names.digest:
        links = earlier.links
    return Findings(corpus, names, Silences(corpus), Dependencies(corpus, names, links), earlier.briefs)


def _analyze_point(corpus: Corpus, silences: Silences, point: Point) -> Finding:
    independence = analyze_independence(corpus, point)
    aspects = compare_aspects(corpus, point, independence)
    series = compare_series(corpus, point, independence)
    support = compute_support(corpus, point, independence, aspects, series)
    return Finding(corpus, point, silences, independence, aspects, series, support)


def _make_brief(finding: Finding) -> Brief:
    independence = finding.independence
    only: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    if independence.families == 1:
        only = _list_own_sources(finding.corpus, finding.point, independence)
        copies = _list_copying_sources(independence, only)
    return Brief(
        sources=independence.sources,
        families=independence.families,
        origins=independence.origins,
        unnamed=independence.unnamed,
        support=finding.support,
        agreed=_find_agreement(finding),
        differences=tuple(disagreement.kind for disagreement in finding.differences),
        only=only,
        copies=copies,
    )


def _find_agreement(finding: Finding) -> Agreed | None:
    if not is_alike(finding.point, finding.independence, finding.aspects, finding.series):
        return None
    for comparison in finding.aspects:
        if comparison.is_agreed:
            return "value"
    # Two accounts of one utterance may differ in a value; everybody still agrees that it was said.
    if not finding.point.is_utterance:
        for comparison in finding.aspects:
            if comparison.has_differences and comparison.aspect.type != "text":
                return None
    return "words" if find_shared_words(finding.independence.heads) else "report"


def _list_own_sources(corpus: Corpus, point: Point, independence: Independence) -> tuple[str, ...]:
    """Return the sources with a row of their own, each once; for a point with a series alone, those of the series."""
    sources = dict.fromkeys(head.report.source for head in independence.heads)
    return tuple(sources) or list_series_sources(corpus, point)


def _list_copying_sources(independence: Independence, own: Collection[str]) -> tuple[str, ...]:
    """Return the sources with nothing but copies, each once."""
    sources: dict[str, None] = {}
    for lineage in independence.lineages:
        if lineage.is_copy and lineage.report.source not in own:
            sources[lineage.report.source] = None
    return tuple(sources)
