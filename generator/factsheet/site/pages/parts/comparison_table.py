"""The comparison of a point, from its findings to what the table and the lines above it show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, parent_of, value_of
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.scope import scope_word
from factsheet.site.pages.parts import cited_reports, comparison_rows, labels, point_list, summary_sentences
from factsheet.site.pages.parts.comparison_types import Column, Comparison, Family, Silence
from factsheet.site.pages.parts.matrix_tables import matrices, series
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Range, RichText, Span
from factsheet.text.word_diff import differing
from factsheet.web import urls
from factsheet.web.settings import Settings

MOST_NAMED = 12
"""More silent sources than this are counted, not named."""


def comparison(findings: Findings, settings: Settings, point: Point) -> Comparison:
    """Return all that is shown of how the reports on the point compare."""
    corpus, finding = findings.corpus, findings.on(point)
    reasons = [(report, corpus.why_not_counted(report)) for report in point.reports]
    shown = [report for report, reason in reasons if reason != "page_not_seen"]
    columns = _columns(finding.aspects, shown)
    differing_words = marks(corpus, finding, point)
    verified = _verified(corpus, shown)
    table = comparison_rows.Table(
        findings, settings, point, [column.aspect for column in columns], differing_words, verified
    )
    return Comparison(
        counts=replace(point_list.counts(finding.standings), rests_on=summary_sentences.counted(finding)),
        alone=summary_sentences.alone(corpus, finding),
        agreed=summary_sentences.agreed(corpus, finding),
        alike=summary_sentences.alike(finding, point),
        differs=tuple(summary_sentences.differs(findings, finding, point)),
        compatible=tuple(summary_sentences.compatible(corpus, finding)),
        spans=tuple(summary_sentences.spans(finding)),
        columns=tuple(_column(corpus, column) for column in columns),
        families=tuple(
            Family(tuple(comparison_rows.row(table, standing.report, standing) for standing in family))
            for family in finding.standings.by_family()
        ),
        uncounted=tuple(
            comparison_rows.row(table, one, None) for one, why in reasons if why and why != "page_not_seen"
        ),
        cited=tuple(cited_reports.listed(table, finding, one) for one, why in reasons if why == "page_not_seen"),
        shows_quotations=any(report.quote or report.no_quote for report in shown),
        verified=verified,
        shows_marks=any(map(any, differing_words.values())),
        matrices=matrices(corpus, point, finding.standings),
        series=series(corpus, point, finding.series),
        silent=tuple(_silent(findings, point)),
    )


def _verified(corpus: Corpus, reports: Sequence[Report]) -> str:
    """Return what holds of every quotation; nothing where they differ in it, or where there are fewer than two."""
    found = [comparison_rows.verified(corpus, report) for report in reports if report.quote]
    if len(found) < 2 or len(set(found)) > 1 or not found[0]:
        return ""
    return _("Each {found}.").format(found=found[0])


def _columns(aspects: Sequence[AspectComparison], reports: Sequence[Report]) -> list[AspectComparison]:
    """Leave out what no report gives a value for, and renderings that stand in the quotations anyway."""
    return [
        found
        for found in aspects
        if any(value_of(report, found.aspect) is not None for report in reports)
        and not (found.aspect.type == "text" and all(_quoted(report, found.aspect) for report in reports))
    ]


def _quoted(report: Report, aspect: Aspect) -> bool:
    """True where the value adds nothing to the row: its words stand in the quotation, or are told as a remark."""
    value = report.says.get(aspect.id)
    return value is None or report.quote is None or any(value.verbatim in part for part in report.quote.parts)


def _column(corpus: Corpus, found: AspectComparison) -> Column:
    verdict = labels.get_label("verdict", found.verdict.relation) if found.verdict else ""
    return Column(found.aspect.id, found.aspect.head, context(corpus, found.aspect), verdict, found.differs)


def context(corpus: Corpus, aspect: Aspect) -> str:
    """Return what the numbers of a quantity count, in words; nothing for any other aspect."""
    if aspect.type != "quantity":
        return ""
    keys = (aspect.measure, aspect.population, aspect.unit, aspect.period, aspect.counting)
    parts = [scope_word(key) for key in keys if key]
    if aspect.place:
        parts.append(corpus.name("place", aspect.place))
    head = (aspect.head.casefold(), scope_word(aspect.head.casefold()).casefold())
    return ", ".join(part for part in parts if part.casefold() not in head)


def marks(corpus: Corpus, finding: Finding, point: Point) -> comparison_rows.Marks:
    """Mark the words that differ between renderings.

    Where reports give their rendering as a text aspect, it is marked; else, in an utterance, the words that differ
    from the rendering most like it. A copy that alters its parent's quotation is held against that.
    """
    renderings = [found for found in finding.aspects if found.aspect.type == "text" and found.said]
    if not (point.is_utterance or renderings):
        return {}
    heads = [head.report for head in finding.standings.heads()]
    quoting = [standing for standing in finding.standings.standings if standing.report.quote]
    return {
        standing.report.anchor: tuple(
            _stated(part, standing.report, renderings)
            if renderings
            else differing(part, _others(corpus, point, standing.report, heads))
            for part in standing.report.quote.parts
        )
        for standing in quoting
        if standing.report.quote
    }


def _others(corpus: Corpus, point: Point, report: Report, heads: Sequence[Report]) -> list[str]:
    """Return the words that a quotation is held against."""
    parent = parent_of(corpus, point, report)
    against = [parent] if parent else [head for head in heads if head is not report]
    return [part for other in against if other.quote for part in other.quote.parts]


def _stated(part: str, report: Report, renderings: Sequence[AspectComparison]) -> tuple[Range, ...]:
    found = []
    for rendering in renderings:
        value = report.says.get(rendering.aspect.id)
        if value is not None and rendering.differs and value.verbatim in part:
            start = part.index(value.verbatim)
            found.append((start, start + len(value.verbatim)))
    return tuple(_joined(found))


def _joined(ranges: Sequence[Range]) -> Iterator[Range]:
    """Return the ranges in order, overlapping ones as one: no word of a quotation may be printed twice."""
    first, last = 0, 0
    for start, end in sorted(ranges):
        if start > last:
            yield from [(first, last)] if last else []
            first = start
        last = max(last, end)
    yield from [(first, last)] if last else []


def _silent(findings: Findings, point: Point) -> Iterator[Silence]:
    for meaning, sources in findings.silences(point).items():
        term, explanation = labels.get_label("silence", meaning), labels.get_label("silence_meaning", meaning)
        yield Silence(urls.term(meaning), term, explanation, _named(findings.corpus, point, sources))


def _named(corpus: Corpus, point: Point, sources: Sequence[str]) -> RichText:
    """Name the sources while they are few; else count them, and lead to where the sheet lists them."""
    if len(sources) <= MOST_NAMED:
        return point_list.told_apart(corpus, sources)
    told = ngettext("{count} source of this sheet", "{count} sources of this sheet", len(sources))
    return (Span(told, urls.sheet(point.sheet).at("fs-sources")),)
