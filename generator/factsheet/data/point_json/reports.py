"""The reports of a point as machines read them: words, values, where they stand, and what they count for."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import value_of
from factsheet.analysis.independence import Standing
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.passage_urls import passage
from factsheet.content.corpus import Corpus
from factsheet.data.point_json.values import Told, quantity, said
from factsheet.data.record_json import write_record
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.source import Source


def reports(findings: Findings, point: Point) -> Iterator[Told]:
    """Return the reports in the order of the table; those that are not counted last."""
    families = findings.on(point).standings.by_family()
    for family in families:
        for standing in family:
            yield _report(findings.corpus, point, standing.report) | _standing(standing, family)
    for report in point.reports:
        if reason := findings.corpus.why_not_counted(report):
            yield _report(findings.corpus, point, report) | _NO_STANDING | {"not_counted_because": reason}


def series(corpus: Corpus, point: Point) -> list[Told]:
    return [_row(row, row.why_not_counted(corpus.sources.get(row.source))) for row in point.series]


_NO_STANDING: Told = {
    "family": None,
    "counted": False,
    "is_copy": False,
    "copy_of": None,
    "copied_how": None,
    "copied_source": None,
    "origin": None,
}


def _standing(standing: Standing, family: tuple[Standing, ...]) -> Told:
    named = standing.origin.kind is OriginKind.NAMED
    return {
        "family": family[0].report.anchor,
        "counted": True,
        "not_counted_because": None,
        "is_copy": standing.is_copy,
        "copy_of": standing.parent,
        "copied_how": standing.edge,
        "copied_source": standing.above,
        "origin": {"named": named, "id": standing.origin.id or None},
    }


def _report(corpus: Corpus, point: Point, report: Report) -> Told:
    source = corpus.sources[report.source]
    return {
        **write_record(report, point.sheet),
        "id": report.anchor,
        "language": source.language,
        "matches_snapshot": _matches(corpus, source, report),
        "url": passage(corpus, source, source.url, report) or None,
        "archive_url": passage(corpus, source, source.archive_url, report) or None,
        "says": dict(_says(corpus, point, report)),
    }


def _says(corpus: Corpus, point: Point, report: Report) -> Iterator[tuple[str, Told]]:
    for aspect in point.compare:
        value = value_of(report, aspect)
        if value is not None:
            yield aspect.id, said(corpus, aspect, value)


def _matches(corpus: Corpus, source: Source, report: Report) -> bool | None:
    """Tell whether the words stand in our snapshot of the source; None where nobody has compared them."""
    entry = corpus.verified(source.id, report.quote) if report.quote else None
    return entry.stands if entry is not None else None


def _row(row: SeriesRow, reason: RowNotCounted | None) -> Told:
    return {
        **quantity(row.figure.value),
        **write_record(row.figure),
        **write_record(row),
        "counted": reason is None,
        "not_counted_because": reason,
    }
