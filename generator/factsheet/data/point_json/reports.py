"""The reports in the document of a point: words, values, lineage, and whether they count."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.passage_urls import make_passage_url
from factsheet.content.corpus import Corpus
from factsheet.data.point_json.values import JsonObject, make_quantity, make_value
from factsheet.data.record_json import drop_empty, write_record
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.source import Source


def make_reports(findings: Findings, point: Point) -> Iterator[JsonObject]:
    """Yield the reports in the order of the page; those that are not counted come last."""
    families = findings.analyze_point(point).independence.group_by_family()
    for family in families:
        for lineage in family:
            yield drop_empty(_make_report(findings.corpus, point, lineage.report) | _make_lineage(lineage, family))
    for report in point.reports:
        if reason := findings.corpus.find_reason_not_counted(report):
            standing = {"counted": False, "is_copy": False, "not_counted_because": reason}
            yield drop_empty(_make_report(findings.corpus, point, report) | standing)


def make_series(corpus: Corpus, point: Point) -> list[JsonObject]:
    return [_make_row(row, row.find_reason_not_counted(corpus.sources.get(row.source))) for row in point.series]


def _make_lineage(lineage: ReportLineage, family: tuple[ReportLineage, ...]) -> JsonObject:
    named = lineage.origin.kind is OriginKind.NAMED
    return {
        "family": family[0].report.anchor,
        "counted": True,
        "is_copy": lineage.is_copy,
        "copy_of": lineage.parent,
        "copied_how": lineage.edge,
        "copied_source": lineage.above,
        "origin": {"named": named, "id": lineage.origin.id} if lineage.origin.id else {"named": named},
    }


def _make_report(corpus: Corpus, point: Point, report: Report) -> JsonObject:
    source = corpus.sources[report.source]
    return {
        **write_record(report, point.sheet),
        "id": report.anchor,
        "language": source.language,
        "matches_snapshot": _is_in_snapshot(corpus, source, report),
        "url": make_passage_url(corpus, source, source.url, report) or None,
        "archive_url": make_passage_url(corpus, source, source.archive_url, report) or None,
        "says": dict(_make_stated_values(corpus, point, report)),
    }


def _make_stated_values(corpus: Corpus, point: Point, report: Report) -> Iterator[tuple[str, JsonObject]]:
    for aspect in point.compare:
        value = get_value(report, aspect)
        if value is not None:
            yield aspect.id, make_value(corpus, aspect, value)


def _is_in_snapshot(corpus: Corpus, source: Source, report: Report) -> bool | None:
    """Return whether the quotation is in our snapshot of the source; None if nobody has compared it."""
    if not report.quote:
        return None
    entry = corpus.find_verification(source.id, report.quote)
    return entry.is_confirmed if entry is not None else None


def _make_row(row: SeriesRow, reason: RowNotCounted | None) -> JsonObject:
    return drop_empty(
        {
            **make_quantity(row.figure.value),
            **write_record(row.figure),
            **write_record(row),
            "counted": reason is None,
            "not_counted_because": reason,
        }
    )
