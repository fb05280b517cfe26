"""The reports in the document of a point: words, values, lineage, and whether they count."""

from collections.abc import Iterator

from factsheet.analysis.origins import OriginKind
from factsheet.analysis.report_table import ReportRow, ReportTable
from factsheet.content.corpus import Corpus
from factsheet.data.point_json.values import JsonObject, make_quantity, make_value
from factsheet.data.record_json import drop_empty, write_record
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import RowNotCounted, SeriesRow


def make_reports(corpus: Corpus, point: Point, reports: ReportTable) -> Iterator[JsonObject]:
    """Yield the reports in the order of the page; those that are not counted come last."""
    for family in reports.families:
        for row in family:
            yield drop_empty(_make_report(corpus, point, row) | _make_standing(row, family[0].report.anchor))
    for row in reports.uncounted:
        yield drop_empty(_make_report(corpus, point, row) | _make_standing(row, None))


def make_series(corpus: Corpus, point: Point) -> list[JsonObject]:
    return [_make_row(row, row.find_reason_not_counted(corpus.sources.get(row.source))) for row in point.series]


def _make_standing(row: ReportRow, family: str | None) -> JsonObject:
    """Return what the report counts for; `family` is the anchor of the first of its family."""
    lineage = row.lineage
    if lineage is None:
        return {"counted": False, "is_copy": False, "not_counted_because": row.reason}
    named = lineage.origin.kind is OriginKind.NAMED
    return {
        "family": family,
        "counted": True,
        "is_copy": lineage.is_copy,
        "copy_of": lineage.parent,
        "copied_how": lineage.edge,
        "copied_source": lineage.above,
        "origin": {"named": named, "id": lineage.origin.id} if lineage.origin.id else {"named": named},
    }


def _make_report(corpus: Corpus, point: Point, row: ReportRow) -> JsonObject:
    return {
        **write_record(row.report, point.sheet),
        "id": row.report.anchor,
        "language": row.source.language,
        "matches_snapshot": _is_in_snapshot(corpus, row.report),
        "url": row.passage or None,
        "archive_url": row.archive or None,
        "says": {id: make_value(printed) for id, printed in row.values.items()},
    }


def _is_in_snapshot(corpus: Corpus, report: Report) -> bool | None:
    """Return whether the quotation is in our snapshot of the source; None if nobody has compared it."""
    if not report.quote:
        return None
    entry = corpus.find_verification(report.source, report.quote)
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
