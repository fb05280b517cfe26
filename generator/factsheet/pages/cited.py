"""Sources that others cite on a point and that nobody here has opened: a list below the table, in no count."""

from collections.abc import Iterator

from factsheet.compare import AspectComparison, relation, value_of
from factsheet.findings import Finding
from factsheet.language import _
from factsheet.pages import items, rows, terms
from factsheet.pages.originals import untranslated
from factsheet.pages.table import Cell, Cited
from factsheet.passages import passage
from factsheet.records.report import Report
from factsheet.values.agreement import Relation
from factsheet.words import Words


def listed(table: rows.Table, finding: Finding, report: Report) -> Cited:
    """Return the report as an entry of the list."""
    corpus, point = table.findings.corpus, table.point
    source = corpus.sources[report.source]
    return Cited(
        anchor=report.anchor,
        outlet=items.name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=(*rows.details(corpus, source, None), *filter(None, (terms.stance(report.stance),))),
        who=_who(table, report),
        values=tuple(_values(table, report)),
        differs=_("differs from the counted values") if _differs(table, finding, report) else "",
        note=untranslated(point, table.findings.names.linked(report.note or "", near=(*point.by, *point.to))),
        address=passage(corpus, source, source.url, report) or passage(corpus, source, source.archive_url, report),
        edit=rows.edit(table, report),
    )


def _who(table: rows.Table, report: Report) -> Words:
    corpus, point = table.findings.corpus, table.point
    named = report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ())
    return items.names(corpus, "party", named)


def _values(table: rows.Table, report: Report) -> Iterator[Cell]:
    stands = table.point.status.state not in rows.NO_LONGER
    for aspect in table.point.compare:
        found = rows.cell(table.findings.corpus, report, aspect, stands=stands)
        if found.words:
            yield found


def _differs(table: rows.Table, finding: Finding, report: Report) -> bool:
    """True where a value contradicts a counted one, and is like none of them."""
    return any(_contradicts(table, found, report) for found in finding.aspects)


def _contradicts(table: rows.Table, found: AspectComparison, report: Report) -> bool:
    value, corpus = value_of(report, found.aspect), table.findings.corpus
    compared = [relation(corpus, found.aspect, value, said.value) for said in found.said if value is not None]
    relations = {one.relation for one in compared}
    return Relation.CONTRADICTS in relations and Relation.AGREES not in relations
