"""The comparison of a point: its findings as the table and the sentences above it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, get_value
from factsheet.analysis.report_table import ReportRow
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.scope import name_scope
from factsheet.site.pages.parts import (
    cited_reports,
    comparison_rows,
    labels,
    point_list,
    quoted_words,
    summary_sentences,
)
from factsheet.site.pages.parts.comparison_types import AspectColumn, FamilyRows, PointComparison, SilenceItem
from factsheet.site.pages.parts.matrix_tables import make_matrices, make_series_tables
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.settings import Settings

MOST_NAMED = 12
"""Silent sources named; more are counted, with a link to the sheet's list.

Naming a thousand on each of ten thousand points took minutes and made pages that nobody reads.
"""


def make_comparison(findings: Findings, settings: Settings, point: Point) -> PointComparison:
    """Return all that is shown of how the reports on the point compare."""
    corpus, finding = findings.corpus, findings.analyze_point(point)
    rows = finding.reports
    cited = [row for row in rows.uncounted if row.reason == "page_not_seen"]
    uncounted = [row for row in rows.uncounted if row.reason != "page_not_seen"]
    shown = [row.report for row in (*chain.from_iterable(rows.families), *uncounted)]
    columns = _choose_columns(finding.aspects, shown)
    table = comparison_rows.TableContext(
        findings=findings,
        settings=settings,
        point=point,
        columns=[column.aspect for column in columns],
        marks=finding.marks,
        all_verified=_describe_verification(corpus, shown),
    )
    counts = point_list.make_counts(finding.independence)
    return PointComparison(
        counts=replace(counts, rests_on=summary_sentences.list_counted_anchors(finding)),
        alone=summary_sentences.describe_single_family(corpus, finding),
        agreed=summary_sentences.describe_agreed_values(corpus, finding),
        alike=summary_sentences.describe_same_reports(finding, point),
        differences=tuple(summary_sentences.list_differences(findings, finding, point)),
        compatible=tuple(summary_sentences.list_compatible_values(corpus, finding)),
        spans=tuple(summary_sentences.describe_ranges(finding)),
        columns=tuple(_make_column(corpus, column) for column in columns),
        families=tuple(_list_families(table, rows.families)),
        uncounted=tuple(comparison_rows.make_row(table, row) for row in uncounted),
        cited=tuple(cited_reports.make_cited_report(table, finding, row) for row in cited),
        shows_quotations=any(report.quote or report.no_quote for report in shown),
        verified=table.all_verified,
        shows_marks=any(map(any, table.marks.values())),
        matrices=make_matrices(corpus, point, finding.independence),
        series=make_series_tables(corpus, point, finding.series),
        silent=tuple(_list_silences(corpus, point, finding)),
    )


def _list_families(
    table: comparison_rows.TableContext, families: Sequence[Sequence[ReportRow]]
) -> Iterator[FamilyRows]:
    for family in families:
        yield FamilyRows(tuple(comparison_rows.make_row(table, row) for row in family))


def _describe_verification(corpus: Corpus, reports: Sequence[Report]) -> str:
    """Return what applies to every quotation; nothing where they differ or there are fewer than two."""
    notes = [quoted_words.describe_verification(corpus, report) for report in reports if report.quote]
    if len(notes) < 2 or len(set(notes)) > 1 or not notes[0]:
        return ""
    return _("Each {verification}.").format(verification=notes[0])


def _choose_columns(aspects: Sequence[AspectComparison], reports: Sequence[Report]) -> list[AspectComparison]:
    """Leave out aspects without any value, and renderings that are in the quotations anyway."""
    columns = []
    for compared in aspects:
        aspect = compared.aspect
        if all(get_value(report, aspect) is None for report in reports):
            continue
        if aspect.type != "text" or not all(_is_quoted(report, aspect) for report in reports):
            columns.append(compared)
    return columns


def _is_quoted(report: Report, aspect: Aspect) -> bool:
    """True where the value adds nothing to the row: its words are in the quotation, or in a remark."""
    value = report.says.get(aspect.id)
    return value is None or report.quote is None or any(value.verbatim in part for part in report.quote.parts)


def _make_column(corpus: Corpus, compared: AspectComparison) -> AspectColumn:
    verdict = labels.get_label("verdict", compared.verdict.relation) if compared.verdict else ""
    return AspectColumn(
        compared.aspect.id,
        compared.aspect.head,
        describe_scope(corpus, compared.aspect),
        verdict,
        compared.has_differences,
    )


def describe_scope(corpus: Corpus, aspect: Aspect) -> str:
    """Return what the numbers of a quantity count, in words; nothing for any other aspect."""
    if aspect.type != "quantity":
        return ""
    keys = (aspect.measure, aspect.population, aspect.unit, aspect.period, aspect.counting)
    parts = [name_scope(key) for key in keys if key]
    if aspect.place:
        parts.append(corpus.get_name("place", aspect.place))
    head = (aspect.head.casefold(), name_scope(aspect.head.casefold()).casefold())
    return ", ".join(part for part in parts if part.casefold() not in head)


def _list_silences(corpus: Corpus, point: Point, finding: Finding) -> Iterator[SilenceItem]:
    for meaning, sources in finding.silent.items():
        term, explanation = labels.get_label("silence", meaning), labels.get_label("silence_meaning", meaning)
        yield SilenceItem(urls.make_term_address(meaning), term, explanation, _name_sources(corpus, point, sources))


def _name_sources(corpus: Corpus, point: Point, sources: Sequence[str]) -> RichText:
    """Name the sources while they are few; else count them, with a link to the sheet's list."""
    if len(sources) <= MOST_NAMED:
        return point_list.link_sources(corpus, sources)
    text = ngettext("{count} source of this sheet", "{count} sources of this sheet", len(sources))
    return (Span(text, urls.make_sheet_address(point.sheet).add_anchor("fs-sources")),)
