"""The corpus as the rules see it: behind gaps are what could not be read, and each id that leads nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.model.gaps import Torn, given, if_known
from factsheet.model.point import Point
from factsheet.model.report import Quote, Report
from factsheet.model.series import SeriesRow
from factsheet.problems.problem import Problem, Spot

Dangling = tuple[str, Spot, Problem]


def with_gaps(findings: Findings, dangling: Iterable[Dangling]) -> Findings:
    """Return the same findings where nothing is unknown.

    Names in prose are taken as they are: one that is not known is none that a text holds.
    """
    corpus = findings.corpus
    gaps = defaultdict(set, {file: set(spots) for file, spots in corpus.gaps.items()})
    for file, spot, _problem in dangling:
        gaps[file].add(spot)
    if not gaps:
        return findings
    knowing = replace(
        corpus,
        sheets=Torn(corpus.sheets, gaps),
        points=Torn(corpus.points, gaps),
        sources=Torn(corpus.sources, gaps),
        actors=Torn(corpus.actors, gaps),
        places=Torn(corpus.places, gaps),
        gaps={file: tuple(sorted(spots, key=str)) for file, spots in gaps.items()},
    )
    return replace(findings, corpus=knowing, briefs={}, _found={})


def count_quoted_words(point: Point) -> Iterator[tuple[str, int]]:
    """Return for each quotation that is known, those of the series among them, its source and how many words it has."""
    for row in (*given(point, "reports"), *given(point, "series")):
        words = if_known(partial(_words_of, row), 0)
        if words:
            yield row.source, words


def _words_of(row: Report | SeriesRow) -> int:
    if not row.quote:
        return 0
    return row.quote.words if isinstance(row.quote, Quote) else len(row.quote.split())
