"""Sources that others cite on a point and that nobody here has opened: a list below the table, in no count."""

from collections.abc import Iterator

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import AspectComparison, relation, value_of
from factsheet.analysis.passage_urls import passage
from factsheet.model.report import Report
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows, labels, point_list
from factsheet.site.pages.parts.comparison_types import Cell, Cited
from factsheet.site.pages.parts.original_language import untranslated
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText


def listed(table: comparison_rows.Table, finding: Finding, report: Report) -> Cited:
    """Return the report as an entry of the list."""
    corpus, point = table.findings.corpus, table.point
    source = corpus.sources[report.source]
    return Cited(
        anchor=report.anchor,
        outlet=point_list.name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=(
            *comparison_rows.details(corpus, source, None),
            *filter(None, (labels.get_label("stance", report.stance),)),
        ),
        who=_who(table, report),
        values=tuple(_values(table, report)),
        differs=_("differs from the counted values") if _differs(table, finding, report) else "",
        note=untranslated(point, table.findings.names.linked(report.note or "", near=(*point.by, *point.to))),
        address=passage(corpus, source, source.url, report) or passage(corpus, source, source.archive_url, report),
        edit=comparison_rows.edit(table, report),
    )


def _who(table: comparison_rows.Table, report: Report) -> RichText:
    corpus, point = table.findings.corpus, table.point
    named = report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ())
    return point_list.names(corpus, "party", named)


def _values(table: comparison_rows.Table, report: Report) -> Iterator[Cell]:
    stands = table.point.status.state not in comparison_rows.NO_LONGER
    for aspect in table.point.compare:
        found = comparison_rows.cell(table.findings.corpus, report, aspect, stands=stands)
        if found.words:
            yield found


def _differs(table: comparison_rows.Table, finding: Finding, report: Report) -> bool:
    """True where a value contradicts a counted one, and is like none of them."""
    return any(_contradicts(table, found, report) for found in finding.aspects)


def _contradicts(table: comparison_rows.Table, found: AspectComparison, report: Report) -> bool:
    value, corpus = value_of(report, found.aspect), table.findings.corpus
    compared = [relation(corpus, found.aspect, value, said.value) for said in found.said if value is not None]
    relations = {one.relation for one in compared}
    return Relation.CONTRADICTS in relations and Relation.AGREES not in relations
