"""What is stated of a quantity, as sentences: one for each origin, what copies repeat beneath it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.analysis.independence import Standing
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.quantity import Figure, PrintedFigure, compare, print_figure
from factsheet.model.values.scope import name_scope
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows, labels, point_list
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls


class StatedFigure(NamedTuple):
    """A figure with the reports that give it alike: of one origin, or copies of one report."""

    figure: Figure
    sentence: RichText
    """ "The mayor: between 350 and 400 killed, provisional; as-of date not given"."""
    notes: tuple[RichText, ...]
    """Outlets, each linked to its row; origin, verification, what it copies, why it cannot be compared."""
    is_copy: bool
    is_current: bool
    """False for what is superseded, withdrawn, or not counted."""


class _FigureReports(NamedTuple):
    """Reports that give one figure alike, with their standing; one that is not counted has none."""

    figure: Figure
    reports: tuple[Report, ...]
    standing: Standing | None


_FigureKey = tuple[Figure, str, str, bool]
"""What reports that give a figure alike have in common: the figure, its claimant, the stance, whether they copy."""


def list_stated_figures(findings: Findings, point: Point, aspect: Aspect) -> tuple[StatedFigure, ...]:
    """Return what is stated of the aspect, in the order of the comparison table; reports of one origin together."""
    alike = tuple(_group_reports(findings, point, aspect))
    figures = [
        figure_reports.figure
        for figure_reports in alike
        if figure_reports.standing is not None and not figure_reports.standing.is_copy
    ]
    usual = _find_usual(figures)
    return tuple(_make_stated_figure(findings.corpus, point, aspect, figure_reports, usual) for figure_reports in alike)


def find_claimant(corpus: Corpus, report: Report, figure: Figure, standing: Standing | None) -> str:
    """Return the actor or source whose figure it is: as stated, else the first of the chain, else the outlet."""
    if figure.claimed_by:
        return figure.claimed_by
    if report.attribution.chain:
        return report.attribution.chain[0]
    return (standing.origin.id if standing else "") or report.source


def _group_reports(findings: Findings, point: Point, aspect: Aspect) -> Iterator[_FigureReports]:
    giving = [
        standing
        for standing in findings.analyze_point(point).independence.standings
        if aspect.id in standing.report.says
    ]
    anchors = {standing.report.anchor for standing in giving}
    heads: dict[object, list[Standing]] = {}
    copies: dict[str | None, list[Standing]] = {}
    for standing in giving:
        folded = standing.parent in anchors
        place: list[Standing] = (
            copies.setdefault(standing.parent, []) if folded else heads.setdefault(_make_origin_key(standing), [])
        )
        place.append(standing)
    for same_origin in heads.values():
        for key, same in _group_standings(findings.corpus, same_origin, aspect).items():
            yield _FigureReports(key[0], tuple(standing.report for standing in same), same[0])
        beneath = [copy for head in same_origin for copy in copies.get(head.report.anchor, ())]
        for key, same in _group_standings(findings.corpus, beneath, aspect).items():
            yield _FigureReports(key[0], tuple(standing.report for standing in same), same[0])
    for report in point.reports:
        if aspect.id in report.says and findings.corpus.find_reason_not_counted(report) == "deprecated":
            yield _FigureReports(report.says[aspect.id], (report,), None)


def _make_origin_key(standing: Standing) -> object:
    """Two origins that nobody names are not known to be one."""
    return standing.origin.id or standing.report.anchor


def _group_standings(corpus: Corpus, standings: Iterable[Standing], aspect: Aspect) -> dict[_FigureKey, list[Standing]]:
    groups: dict[_FigureKey, list[Standing]] = {}
    for standing in standings:
        figure = standing.report.says[aspect.id]
        key = figure, find_claimant(corpus, standing.report, figure, standing), standing.report.stance, standing.is_copy
        groups.setdefault(key, []).append(standing)
    return groups


def _find_usual(figures: Sequence[Figure]) -> Figure | None:
    """Return a figure for the date that most hold for, where there are several dates, else None."""
    dates = Counter((figure.as_of.earliest, figure.as_of.latest) if figure.as_of else None for figure in figures)
    if len(dates) < 2:
        return None
    most = dates.most_common(1)[0][0]
    return next(
        figure for figure in figures if ((figure.as_of.earliest, figure.as_of.latest) if figure.as_of else None) == most
    )


def _make_stated_figure(
    corpus: Corpus, point: Point, aspect: Aspect, alike: _FigureReports, usual: Figure | None
) -> StatedFigure:
    figure, report, standing = alike.figure, alike.reports[0], alike.standing
    is_copy = standing is not None and standing.is_copy
    is_current = standing is not None and point.status.state not in comparison_rows.NO_LONGER
    who = find_claimant(corpus, report, figure, standing)
    words, outlets = print_figure(figure), _link_outlets(corpus, point, alike.reports)
    publishers = {corpus.sources[same_report.source].publisher or same_report.source for same_report in alike.reports}
    speaks_itself = is_copy or publishers <= {who, corpus.sources[who].publisher if who in corpus.sources else None}
    subject = outlets if speaks_itself else (point_list.link_name(corpus, "party", who),)
    sentence = (
        *subject,
        Span(": "),
        *_format_value(figure, words, aspect, is_current=is_current),
        Span(f"; {words.as_of}"),
    )
    notes: list[RichText] = [] if speaks_itself else [(Span(_("in ")), *outlets)]
    if standing is None:
        notes.append((Span(comparison_rows.explain_not_counted(report, "deprecated")),))
    elif note := comparison_rows.describe_copy(corpus, standing):
        notes.append((Span(note),))
    if standing is not None and not is_copy and standing.origin.id not in (who, *publishers):
        notes.append(_describe_origin(corpus, standing))
    if stance := labels.get_label("stance", report.stance):
        notes.append((Span(stance),))
    if words.verification:
        notes.append(words.verification)
    if reason := _explain_not_comparable(corpus, figure, usual):
        notes.append((Span(reason),))
    return StatedFigure(figure, sentence, tuple(notes), is_copy, is_current)


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
    """Return what is counted, as it follows the number; nothing where the number says it itself."""
    measure = name_scope(aspect.measure or "")
    if not measure or measure.casefold() in figure.value.as_stated.casefold():
        return ""
    apart = aspect.unit or figure.value.relation in ("vague", "none", "unknown")
    return f" ({measure})" if apart else _("{number} {counted}").format(number="", counted=measure)


def _describe_origin(corpus: Corpus, standing: Standing) -> RichText:
    if standing.origin.kind is OriginKind.DERIVED:
        return (Span(_("estimate from ")), *point_list.link_names(corpus, "source", standing.report.derived_from))
    if standing.origin.kind is OriginKind.UNKNOWN:
        return (
            Span(_("origin: ")),
            Span(labels.get_label("attribution_basis", standing.report.attribution.basis or "none")),
        )
    return (Span(_("origin: ")), point_list.link_name(corpus, "party", standing.origin.id))


def _explain_not_comparable(corpus: Corpus, figure: Figure, usual: Figure | None) -> str:
    """Say why the figure cannot be compared with the others; nothing where it can."""
    if usual is None or figure is usual:
        return ""
    agreement = compare(figure, usual, corpus)
    if agreement.relation not in (Relation.DATE, Relation.SCOPE):
        return ""
    return _("not comparable with the others: {reason}").format(reason=agreement.reason)
