"""The corpus as the rules see it: with a gap at each value that could not be read and each id that leads nowhere.

Gaps were chosen over a list of what each rule needs, which somebody would forget to update.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.model.gaps import RecordsWithGaps, Unknown, get_unchecked
from factsheet.model.point import Point
from factsheet.model.quote import Quote
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.problems.problem import Problem, Spot

Dangling = tuple[str, Spot, Problem]


def mark_gaps(findings: Findings, dangling: Iterable[Dangling]) -> Findings:
    """Return findings whose records have gaps; the same findings if nothing is unknown.

    The index of names stays as it is: a name that could not be read is in no text.
    """
    corpus = findings.corpus
    gaps: defaultdict[str, set[Spot]] = defaultdict(set)
    for file, spots in corpus.gaps.items():
        gaps[file].update(spots)
    for file, spot, _problem in dangling:
        gaps[file].add(spot)
    if not gaps:
        return findings
    with_gaps = replace(
        corpus,
        sheets=RecordsWithGaps(corpus.sheets, gaps),
        points=RecordsWithGaps(corpus.points, gaps),
        sources=RecordsWithGaps(corpus.sources, gaps),
        actors=RecordsWithGaps(corpus.actors, gaps),
        places=RecordsWithGaps(corpus.places, gaps),
        gaps={file: tuple(sorted(spots, key=str)) for file, spots in gaps.items()},
    )
    return replace(findings, corpus=with_gaps, briefs={}, _point_findings={})


def iterate_quotations(point: Point) -> Iterator[tuple[str, Quote | str]]:
    """Yield source and words of each quotation that is known, those of the series last."""
    rows: tuple[Report | SeriesRow, ...] = (*get_unchecked(point, "reports"), *get_unchecked(point, "series"))
    for row in rows:
        try:
            source, quote = row.source, row.quote
        except Unknown:
            continue
        if quote:
            yield source, quote
