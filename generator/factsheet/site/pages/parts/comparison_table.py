"""The comparison of a point, from its findings to what the table and the lines above it show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, find_altered_report, get_value
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.scope import name_scope
from factsheet.site.pages.parts import cited_reports, comparison_rows, labels, point_list, summary_sentences
from factsheet.site.pages.parts.comparison_types import AspectColumn, FamilyRows, PointComparison, SilenceItem
from factsheet.site.pages.parts.matrix_tables import make_matrices, make_series_tables
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Range, RichText, Span
from factsheet.text.word_diff import find_differing_ranges
from factsheet.web import urls
from factsheet.web.settings import Settings

MOST_NAMED = 12
"""More silent sources than this are counted, not named."""


def make_comparison(findings: Findings, settings: Settings, point: Point) -> PointComparison:
    """Return all that is shown of how the reports on the point compare."""
    corpus, finding = findings.corpus, findings.analyze_point(point)
    reasons = [(report, corpus.find_reason_not_counted(report)) for report in point.reports]
    shown = [report for report, reason in reasons if reason != "page_not_seen"]
    columns = _choose_columns(finding.aspects, shown)
    differing_words = mark_differences(corpus, finding, point)
    verified = _describe_verification(corpus, shown)
    table = comparison_rows.TableContext(
        findings, settings, point, [column.aspect for column in columns], differing_words, verified
    )
    return PointComparison(
        counts=replace(
            point_list.make_counts(finding.independence), rests_on=summary_sentences.list_counted_anchors(finding)
        ),
        alone=summary_sentences.describe_single_family(corpus, finding),
        agreed=summary_sentences.describe_agreed_values(corpus, finding),
        alike=summary_sentences.describe_same_reports(finding, point),
        differences=tuple(summary_sentences.list_differences(findings, finding, point)),
        compatible=tuple(summary_sentences.list_compatible_values(corpus, finding)),
        spans=tuple(summary_sentences.describe_ranges(finding)),
        columns=tuple(_make_column(corpus, column) for column in columns),
        families=tuple(
            FamilyRows(tuple(comparison_rows.make_row(table, standing.report, standing) for standing in family))
            for family in finding.independence.group_by_family()
        ),
        uncounted=tuple(
            comparison_rows.make_row(table, row_report, None)
            for row_report, why in reasons
            if why and why != "page_not_seen"
        ),
        cited=tuple(
            cited_reports.make_cited_report(table, finding, row_report)
            for row_report, why in reasons
            if why == "page_not_seen"
        ),
        shows_quotations=any(report.quote or report.no_quote for report in shown),
        verified=verified,
        shows_marks=any(map(any, differing_words.values())),
        matrices=make_matrices(corpus, point, finding.independence),
        series=make_series_tables(corpus, point, finding.series),
        silent=tuple(_list_silences(findings, point)),
    )


def _describe_verification(corpus: Corpus, reports: Sequence[Report]) -> str:
    """Return what holds of every quotation; nothing where they differ in it, or where there are fewer than two."""
    notes = [comparison_rows.describe_verification(corpus, report) for report in reports if report.quote]
    if len(notes) < 2 or len(set(notes)) > 1 or not notes[0]:
        return ""
    return _("Each {found}.").format(found=notes[0])


def _choose_columns(aspects: Sequence[AspectComparison], reports: Sequence[Report]) -> list[AspectComparison]:
    """Leave out what no report gives a value for, and renderings that stand in the quotations anyway."""
    return [
        compared
        for compared in aspects
        if any(get_value(report, compared.aspect) is not None for report in reports)
        and not (compared.aspect.type == "text" and all(_is_quoted(report, compared.aspect) for report in reports))
    ]


def _is_quoted(report: Report, aspect: Aspect) -> bool:
    """True where the value adds nothing to the row: its words stand in the quotation, or are told as a remark."""
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


def mark_differences(corpus: Corpus, finding: Finding, point: Point) -> comparison_rows.Marks:
    """Mark the words that differ between renderings.

    Where reports give their rendering as a text aspect, it is marked; else, in an utterance, the words that differ
    from the rendering most like it. A copy that alters its parent's quotation is held against that.
    """
    renderings = [compared for compared in finding.aspects if compared.aspect.type == "text" and compared.values]
    if not (point.is_utterance or renderings):
        return {}
    heads = [head.report for head in finding.independence.list_heads()]
    quoting = [standing for standing in finding.independence.standings if standing.report.quote]
    return {
        standing.report.anchor: tuple(
            _find_stated_ranges(part, standing.report, renderings)
            if renderings
            else find_differing_ranges(part, _list_other_parts(corpus, point, standing.report, heads))
            for part in standing.report.quote.parts
        )
        for standing in quoting
        if standing.report.quote
    }


def _list_other_parts(corpus: Corpus, point: Point, report: Report, heads: Sequence[Report]) -> list[str]:
    """Return the words that a quotation is held against."""
    parent = find_altered_report(corpus, point, report)
    against = [parent] if parent else [head for head in heads if head is not report]
    return [part for other in against if other.quote for part in other.quote.parts]


def _find_stated_ranges(part: str, report: Report, renderings: Sequence[AspectComparison]) -> tuple[Range, ...]:
    ranges = []
    for rendering in renderings:
        value = report.says.get(rendering.aspect.id)
        if value is not None and rendering.has_differences and value.verbatim in part:
            start = part.index(value.verbatim)
            ranges.append((start, start + len(value.verbatim)))
    return tuple(_merge_ranges(ranges))


def _merge_ranges(ranges: Sequence[Range]) -> Iterator[Range]:
    """Return the ranges in order, overlapping ones as one: no word of a quotation may be printed twice."""
    first, last = 0, 0
    for start, end in sorted(ranges):
        if start > last:
            yield from [(first, last)] if last else []
            first = start
        last = max(last, end)
    yield from [(first, last)] if last else []


def _list_silences(findings: Findings, point: Point) -> Iterator[SilenceItem]:
    for meaning, sources in findings.group_silent_sources(point).items():
        term, explanation = labels.get_label("silence", meaning), labels.get_label("silence_meaning", meaning)
        yield SilenceItem(
            urls.make_term_address(meaning), term, explanation, _name_sources(findings.corpus, point, sources)
        )


def _name_sources(corpus: Corpus, point: Point, sources: Sequence[str]) -> RichText:
    """Name the sources while they are few; else count them, and lead to where the sheet lists them."""
    if len(sources) <= MOST_NAMED:
        return point_list.link_sources(corpus, sources)
    text = ngettext("{count} source of this sheet", "{count} sources of this sheet", len(sources))
    return (Span(text, urls.make_sheet_address(point.sheet).add_anchor("fs-sources")),)
