"""The figures stated for a quantity, as sentences: one for each origin, with copies beneath it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.quantity import Figure, PrintedFigure, Quantity, compare, print_figure
from factsheet.model.values.scope import name_scope
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows, labels, point_list
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls


class StatedFigure(NamedTuple):
    """A figure with the reports that give it in the same way: of one origin, or copies of one report."""

    quantity: Quantity
    provisional: bool
    sentence: RichText
    """ "The mayor: between 350 and 400 killed, provisional; as-of date not given"."""
    notes: tuple[RichText, ...]
    """Outlets, each linked to its row; origin, verification, what it copies, why it cannot be compared."""
    is_copy: bool
    is_current: bool
    """False for a figure that is superseded, withdrawn, or not counted."""


class _FigureReports(NamedTuple):
    """Reports that give one figure in the same way."""

    figure: Figure
    reports: tuple[Report, ...]
    lineage: ReportLineage | None
    """That of the first; None where the report is not counted."""


class _FigureKey(NamedTuple):
    """What reports have in common that give a figure in the same way."""

    figure: Figure
    claimant: str
    stance: str
    is_copy: bool


def list_stated_figures(findings: Findings, point: Point, aspect: Aspect) -> tuple[StatedFigure, ...]:
    """Return what is stated of the aspect, in the order of the comparison table; reports of one origin together."""
    groups = tuple(_group_reports(findings, point, aspect))
    own_figures = [group.figure for group in groups if group.lineage is not None and not group.lineage.is_copy]
    usual = _find_usual(own_figures)
    return tuple(_make_stated_figure(findings.corpus, point, aspect, group, usual) for group in groups)


def find_claimant(report: Report, figure: Figure, lineage: ReportLineage | None) -> str:
    """Return the actor or source whose figure it is: as stated, else the first of the chain, else the outlet."""
    if figure.claimed_by:
        return figure.claimed_by
    if report.attribution.chain:
        return report.attribution.chain[0]
    if lineage and lineage.origin.id:
        return lineage.origin.id
    return report.source


def _group_reports(findings: Findings, point: Point, aspect: Aspect) -> Iterator[_FigureReports]:
    finding = findings.analyze_point(point)
    lineages = finding.independence.lineages
    giving = [lineage for lineage in lineages if aspect.id in lineage.report.says]
    anchors = {lineage.report.anchor for lineage in giving}
    heads: dict[str, list[ReportLineage]] = {}
    copies: dict[str, list[ReportLineage]] = {}
    for lineage in giving:
        if lineage.parent is not None and lineage.parent in anchors:
            copies.setdefault(lineage.parent, []).append(lineage)
        else:
            # Two unnamed origins are not known to be the same, so each is a row of its own.
            heads.setdefault(lineage.origin.id or lineage.report.anchor, []).append(lineage)
    for same_origin in heads.values():
        yield from _group_alike(same_origin, aspect)
        beneath: list[ReportLineage] = []
        for head in same_origin:
            beneath += copies.get(head.report.anchor, ())
        yield from _group_alike(beneath, aspect)
    for row in finding.reports.uncounted:
        if row.reason == "deprecated" and aspect.id in row.values:
            yield _FigureReports(row.values[aspect.id].value, (row.report,), None)


def _group_alike(lineages: Iterable[ReportLineage], aspect: Aspect) -> Iterator[_FigureReports]:
    groups: dict[_FigureKey, list[ReportLineage]] = {}
    for lineage in lineages:
        report = lineage.report
        figure = report.says[aspect.id]
        key = _FigureKey(figure, find_claimant(report, figure, lineage), report.stance, lineage.is_copy)
        groups.setdefault(key, []).append(lineage)
    for key, same in groups.items():
        yield _FigureReports(key.figure, tuple(lineage.report for lineage in same), same[0])


def _find_usual(figures: Sequence[Figure]) -> Figure | None:
    """Return the first figure with the most frequent as-of date; None where all have the same date."""
    by_date: dict[object, list[Figure]] = {}
    for figure in figures:
        date = (figure.as_of.earliest, figure.as_of.latest) if figure.as_of else None
        by_date.setdefault(date, []).append(figure)
    if len(by_date) < 2:
        return None
    return max(by_date.values(), key=len)[0]


def _make_stated_figure(
    corpus: Corpus, point: Point, aspect: Aspect, alike: _FigureReports, usual: Figure | None
) -> StatedFigure:
    figure, report, lineage = alike.figure, alike.reports[0], alike.lineage
    is_copy = lineage is not None and lineage.is_copy
    is_current = lineage is not None and point.status.state not in comparison_rows.NO_LONGER
    who = find_claimant(report, figure, lineage)
    words, outlets = print_figure(figure), _link_outlets(corpus, point, alike.reports)
    publishers = {corpus.sources[same_report.source].publisher or same_report.source for same_report in alike.reports}
    claimants = {who, corpus.sources[who].publisher} if who in corpus.sources else {who}
    notes: list[RichText] = []
    subject = outlets
    # An outlet is the subject of its own claims, and of what it copies: whose those are, the row above says.
    if not is_copy and not publishers <= claimants:
        subject = (point_list.link_name(corpus, "party", who),)
        notes.append((Span(_("in ")), *outlets))
    value = _format_value(figure, words, aspect, is_current=is_current)
    sentence = (*subject, Span(": "), *value, Span(f"; {words.as_of}"))
    if lineage is None:
        notes.append((Span(comparison_rows.explain_not_counted(report, "deprecated")),))
    elif note := comparison_rows.describe_copy(corpus, lineage):
        notes.append((Span(note),))
    if lineage is not None and not is_copy and lineage.origin.id not in (who, *publishers):
        notes.append(_describe_origin(corpus, lineage))
    if stance := labels.get_label("stance", report.stance):
        notes.append((Span(stance),))
    if words.verification:
        notes.append(words.verification)
    if reason := _explain_not_comparable(corpus, figure, usual):
        notes.append((Span(reason),))
    return StatedFigure(figure.value, figure.provisional, sentence, tuple(notes), is_copy, is_current)


def _link_outlets(corpus: Corpus, point: Point, reports: Iterable[Report]) -> RichText:
    """Return the outlets, each linked to its row."""
    page = urls.make_point_address(point.sheet, point.id)
    return join(Span(corpus.get_name("source", report.source), page.add_anchor(report.anchor)) for report in reports)


def _format_value(figure: Figure, words: PrintedFigure, aspect: Aspect, *, is_current: bool) -> Iterator[Span]:
    yield Span(words.number.text, manner="" if is_current else "struck")
    yield Span(_format_measure(figure, aspect))
    for remark in words.remarks:
        yield from (Span(", "), remark)


def _format_measure(figure: Figure, aspect: Aspect) -> str:
    """Return what is counted, as it follows the number; nothing where the words of the number say it."""
    measure = name_scope(aspect.measure or "")
    if not measure or measure.casefold() in figure.value.as_stated.casefold():
        return ""
    apart = aspect.unit or figure.value.relation in ("vague", "none", "unknown")
    return f" ({measure})" if apart else _("{number} {counted}").format(number="", counted=measure)


def _describe_origin(corpus: Corpus, lineage: ReportLineage) -> RichText:
    if lineage.origin.kind is OriginKind.DERIVED:
        return (Span(_("estimate from ")), *point_list.link_names(corpus, "source", lineage.report.derived_from))
    if lineage.origin.kind is OriginKind.UNKNOWN:
        origin = Span(labels.get_label("attribution_basis", lineage.report.attribution.basis or "none"))
    else:
        origin = point_list.link_name(corpus, "party", lineage.origin.id)
    return (Span(_("origin: ")), origin)


def _explain_not_comparable(corpus: Corpus, figure: Figure, usual: Figure | None) -> str:
    """Say why the figure cannot be compared with the others; nothing where it can."""
    if usual is None or figure is usual:
        return ""
    agreement = compare(figure, usual, corpus)
    if agreement.relation not in (Relation.DATE, Relation.SCOPE):
        return ""
    return _("not comparable with the others: {reason}").format(reason=agreement.reason)
