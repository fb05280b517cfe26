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
from factsheet.model.values.scope import scope_word
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows, labels, point_list
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls


class Stated(NamedTuple):
    """A figure with the reports that give it alike: of one origin, or copies of one report."""

    figure: Figure
    sentence: RichText
    """ "The mayor: between 350 and 400 killed, not final; as-of date not given"."""
    notes: tuple[RichText, ...]
    """Outlets, each linked to its row; origin, verification, what it copies, why it cannot be compared."""
    is_copy: bool
    stands: bool
    """False for what is superseded, withdrawn, or not counted."""


class _Alike(NamedTuple):
    """Reports that give one figure alike, with their standing; one that is not counted has none."""

    figure: Figure
    reports: tuple[Report, ...]
    standing: Standing | None


_Key = tuple[Figure, str, str, bool]
"""What reports that give a figure alike have in common: the figure, its claimant, the stance, whether they copy."""


def stated(findings: Findings, point: Point, aspect: Aspect) -> tuple[Stated, ...]:
    """Return what is stated of the aspect, in the order of the comparison table; reports of one origin together."""
    alike = tuple(_alike(findings, point, aspect))
    figures = [one.figure for one in alike if one.standing is not None and not one.standing.is_copy]
    usual = _usual(figures)
    return tuple(_told(findings.corpus, point, aspect, one, usual) for one in alike)


def claimant(corpus: Corpus, report: Report, figure: Figure, standing: Standing | None) -> str:
    """Return the actor or source whose figure it is: as stated, else the first of the chain, else the outlet."""
    if figure.claimed_by:
        return figure.claimed_by
    if report.attribution.chain:
        return report.attribution.chain[0]
    return (standing.origin.id if standing else "") or report.source


def _alike(findings: Findings, point: Point, aspect: Aspect) -> Iterator[_Alike]:
    giving = [one for one in findings.on(point).standings.standings if aspect.id in one.report.says]
    anchors = {one.report.anchor for one in giving}
    heads: dict[object, list[Standing]] = {}
    copies: dict[str | None, list[Standing]] = {}
    for one in giving:
        folded = one.parent in anchors
        place: list[Standing] = copies.setdefault(one.parent, []) if folded else heads.setdefault(_origin_key(one), [])
        place.append(one)
    for of_one_origin in heads.values():
        for key, same in _grouped(findings.corpus, of_one_origin, aspect).items():
            yield _Alike(key[0], tuple(one.report for one in same), same[0])
        beneath = [copy for head in of_one_origin for copy in copies.get(head.report.anchor, ())]
        for key, same in _grouped(findings.corpus, beneath, aspect).items():
            yield _Alike(key[0], tuple(one.report for one in same), same[0])
    for report in point.reports:
        if aspect.id in report.says and findings.corpus.why_not_counted(report) == "deprecated":
            yield _Alike(report.says[aspect.id], (report,), None)


def _origin_key(standing: Standing) -> object:
    """Two origins that nobody names are not known to be one."""
    return standing.origin.id or standing.report.anchor


def _grouped(corpus: Corpus, standings: Iterable[Standing], aspect: Aspect) -> dict[_Key, list[Standing]]:
    groups: dict[_Key, list[Standing]] = {}
    for one in standings:
        figure = one.report.says[aspect.id]
        key = figure, claimant(corpus, one.report, figure, one), one.report.stance, one.is_copy
        groups.setdefault(key, []).append(one)
    return groups


def _usual(figures: Sequence[Figure]) -> Figure | None:
    """Return a figure for the date that most hold for, where there are several dates, else None."""
    dates = Counter((one.as_of.earliest, one.as_of.latest) if one.as_of else None for one in figures)
    if len(dates) < 2:
        return None
    most = dates.most_common(1)[0][0]
    return next(one for one in figures if ((one.as_of.earliest, one.as_of.latest) if one.as_of else None) == most)


def _told(corpus: Corpus, point: Point, aspect: Aspect, alike: _Alike, usual: Figure | None) -> Stated:
    figure, report, standing = alike.figure, alike.reports[0], alike.standing
    is_copy = standing is not None and standing.is_copy
    stands = standing is not None and point.status.state not in comparison_rows.NO_LONGER
    who = claimant(corpus, report, figure, standing)
    words, outlets = print_figure(figure), _outlets(corpus, point, alike.reports)
    publishers = {corpus.sources[one.source].publisher or one.source for one in alike.reports}
    speaks_itself = is_copy or publishers <= {who, corpus.sources[who].publisher if who in corpus.sources else None}
    told = outlets if speaks_itself else (point_list.name(corpus, "party", who),)
    sentence = (*told, Span(": "), *_value(figure, words, aspect, stands=stands), Span(f"; {words.as_of}"))
    notes: list[RichText] = [] if speaks_itself else [(Span(_("in ")), *outlets)]
    if standing is None:
        notes.append((Span(comparison_rows.why_not_counted(report, "deprecated")),))
    elif note := comparison_rows.copy_note(corpus, standing):
        notes.append((Span(note),))
    if standing is not None and not is_copy and standing.origin.id not in (who, *publishers):
        notes.append(_origin(corpus, standing))
    if stance := labels.get_label("stance", report.stance):
        notes.append((Span(stance),))
    if words.verification:
        notes.append(words.verification)
    if reason := _apart(corpus, figure, usual):
        notes.append((Span(reason),))
    return Stated(figure, sentence, tuple(notes), is_copy, stands)


def _outlets(corpus: Corpus, point: Point, reports: Iterable[Report]) -> RichText:
    """Return the outlets, each linked to its row."""
    page = urls.point(point.sheet, point.id)
    return join(Span(corpus.name("source", report.source), page.at(report.anchor)) for report in reports)


def _value(figure: Figure, words: PrintedFigure, aspect: Aspect, *, stands: bool) -> Iterator[Span]:
    yield Span(words.number.text, manner="" if stands else "struck")
    yield Span(_counted(figure, aspect))
    for remark in words.remarks:
        yield from (Span(", "), remark)


def _counted(figure: Figure, aspect: Aspect) -> str:
    """Return what is counted, as it follows the number; nothing where the number says it itself."""
    measure = scope_word(aspect.measure or "")
    if not measure or measure.casefold() in figure.value.as_stated.casefold():
        return ""
    apart = aspect.unit or figure.value.relation in ("vague", "none", "unknown")
    return f" ({measure})" if apart else _("{number} {counted}").format(number="", counted=measure)


def _origin(corpus: Corpus, standing: Standing) -> RichText:
    if standing.origin.kind is OriginKind.DERIVED:
        return (Span(_("estimate from ")), *point_list.names(corpus, "source", standing.report.derived_from))
    if standing.origin.kind is OriginKind.UNKNOWN:
        return (
            Span(_("origin: ")),
            Span(labels.get_label("attribution_basis", standing.report.attribution.basis or "none")),
        )
    return (Span(_("origin: ")), point_list.name(corpus, "party", standing.origin.id))


def _apart(corpus: Corpus, figure: Figure, usual: Figure | None) -> str:
    """Say why the figure cannot be compared with the others; nothing where it can."""
    if usual is None or figure is usual:
        return ""
    agreement = compare(figure, usual, corpus)
    if agreement.relation not in (Relation.DATE, Relation.SCOPE):
        return ""
    return _("not comparable with the others: {reason}").format(reason=agreement.reason)
