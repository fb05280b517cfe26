"""Sources that others cite on a point but that we have not opened: a list below the table, not counted."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import AspectComparison, compare_values, get_value
from factsheet.analysis.report_table import ReportRow
from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows, labels, point_list
from factsheet.site.pages.parts.comparison_types import CitedReport, ValueCell
from factsheet.site.pages.parts.original_language import mark_untranslated
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText


def make_cited_report(table: comparison_rows.TableContext, finding: Finding, shown: ReportRow) -> CitedReport:
    """Return the report as an entry of the list."""
    corpus, point, report, source = table.findings.corpus, table.point, shown.report, shown.source
    details = [*comparison_rows.list_details(corpus, source, None)]
    if stance := labels.get_label("stance", report.stance):
        details.append(stance)
    return CitedReport(
        anchor=report.anchor,
        outlet=point_list.link_name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=tuple(details),
        who=_link_speakers(table, report),
        values=tuple(_make_cells(table, shown)),
        difference_note=_("differs from the counted values") if _has_contradiction(table, finding, report) else "",
        note=mark_untranslated(point, table.findings.names.link_names(report.note or "", near=(*point.by, *point.to))),
        address=shown.passage or shown.archive,
        edit=comparison_rows.make_edit_address(table, report),
    )


def _link_speakers(table: comparison_rows.TableContext, report: Report) -> RichText:
    corpus, point = table.findings.corpus, table.point
    named = report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ())
    return point_list.link_names(corpus, "party", named)


def _make_cells(table: comparison_rows.TableContext, shown: ReportRow) -> Iterator[ValueCell]:
    is_current = table.point.status.state not in comparison_rows.NO_LONGER
    for aspect in table.point.compare:
        value_cell = comparison_rows.make_cell(table.findings.corpus, shown, aspect, is_current=is_current)
        if value_cell.words:
            yield value_cell


def _has_contradiction(table: comparison_rows.TableContext, finding: Finding, report: Report) -> bool:
    """True where a value contradicts a counted one and agrees with none of them."""
    return any(_is_contradicting(table.findings.corpus, compared, report) for compared in finding.aspects)


def _is_contradicting(corpus: Corpus, compared: AspectComparison, report: Report) -> bool:
    value = get_value(report, compared.aspect)
    if value is None:
        return False
    relations = {compare_values(corpus, compared.aspect, value, said.value).relation for said in compared.values}
    return Relation.CONTRADICTS in relations and Relation.AGREES not in relations
