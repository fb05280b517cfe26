"""What is found out about each point, once for all pages: independence, agreement, support, silence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from factsheet.analysis.compare import AspectComparison, compare
from factsheet.analysis.dependencies import Stamps
from factsheet.analysis.differences import Disagreement, disagreements, is_alike
from factsheet.analysis.independence import Independence, independence
from factsheet.analysis.name_mentions import Names
from factsheet.analysis.not_mentioned import Silence, Silences
from factsheet.analysis.series_comparison import SeriesComparison, compare_series
from factsheet.analysis.shared_words import shared_words
from factsheet.analysis.support import Support, support
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

    standings: Independence
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
    names: Names
    _silences: Silences
    stamps: Stamps
    known: Mapping[str, tuple[bytes, Brief]]
    """By point: what an earlier build found, and the stamp for which it holds."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """By point: those that were asked for."""
    _found: dict[str, Finding] = field(default_factory=dict)

    def on(self, point: Point) -> Finding:
        if point.key not in self._found:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[point.key] = _look(self.corpus, point)
        return self._found[point.key]

    def brief(self, key: str) -> Brief:
        if key not in self.briefs:
            known = self.known.get(key)
            if known is not None and known[0] == self.stamps.point(key):
                self.briefs[key] = known[1]
            else:
                point = self.corpus.points[key]
                self.briefs[key] = _in_brief(self.corpus, point, self.on(point))
        return self.briefs[key]

    def silences(self, point: Point) -> dict[Silence, tuple[str, ...]]:
        return self._silences.on(point)


def find(corpus: Corpus, earlier: Earlier | None = None) -> Findings:
    """Return the findings; what an earlier build found out is taken where it still holds."""
    earlier, names = earlier or Earlier(), Names(corpus)
    links = earlier.links if earlier.links and earlier.names == names.stamp else {}
    return Findings(corpus, names, Silences(corpus), Stamps(corpus, names, links), earlier.briefs)


def _look(corpus: Corpus, point: Point) -> Finding:
    standings = independence(corpus, point)
    aspects = compare(corpus, point, standings)
    series = compare_series(corpus, point, standings)
    return Finding(standings, aspects, series, support(corpus, point, standings, aspects, series))


def differences_on(corpus: Corpus, point: Point, finding: Finding) -> tuple[Disagreement, ...]:
    """Return each thing in which the reports on the point differ, the weightiest kind first."""
    return disagreements(corpus, point, finding.standings, finding.aspects, finding.series)


def _in_brief(corpus: Corpus, point: Point, finding: Finding) -> Brief:
    standings = finding.standings
    return Brief(
        standings.sources,
        standings.families,
        standings.origins,
        standings.unnamed,
        finding.support,
        _agreed(point, finding),
        tuple(found.kind for found in differences_on(corpus, point, finding)),
        *_only(corpus, point, finding.standings),
    )


def _agreed(point: Point, finding: Finding) -> Agreed | None:
    if not is_alike(point, finding.standings, finding.aspects, finding.series):
        return None
    if any(found.is_agreed for found in finding.aspects):
        return "value"
    if not point.is_utterance and any(found.differs and found.aspect.type != "text" for found in finding.aspects):
        return None
    return "words" if shared_words(finding.standings.heads()) else "report"


def _only(corpus: Corpus, point: Point, standings: Independence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sources of the one family that reports it, and their copies; nothing for several families."""
    if standings.families != 1:
        return (), ()
    rows = [head.report.source for head in standings.heads()] or [row.source for row in corpus.counted_series(point)]
    copies = (standing.report.source for standing in standings.standings if standing.is_copy)
    return tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(source for source in copies if source not in rows))
