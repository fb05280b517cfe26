"""The page of a point: its statement, its comparison table, who is silent, what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, point_key
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.point import Correction, Point
from factsheet.model.point_summary import Outline, Tie
from factsheet.model.values.date import Date, printed
from factsheet.site.pages.parts import labels, point_list, search_facets, share_box, sheet_navigation
from factsheet.site.pages.parts.comparison_table import comparison
from factsheet.site.pages.parts.comparison_types import Comparison
from factsheet.site.pages.parts.original_language import language_of_group, language_of_summary, original
from factsheet.site.pages.parts.range_plot_view import RangePlot, range_plots
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import Taking
from factsheet.site.pages.parts.time_plot_view import TimePlot, time_plots
from factsheet.site.pages.parts.view_types import Crumb, Definition, Original, PointList, Support
from factsheet.text.i18n import _, language_name
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class PointView:
    title: str
    key: str
    """`sheet/point`."""
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """Kind, date, places, in words."""
    status: str
    """ "Superseded on …: reason", or empty."""
    status_href: Address | None
    """The point that takes its place."""
    statement: RichText
    summary: RichText
    facts: tuple[Definition, ...]
    """Speakers, addressees, when, how said, expected and what came of it, part of …"""
    support: Support
    comparison: Comparison
    ranges: tuple[RangePlot, ...]
    over_time: tuple[TimePlot, ...]
    related: tuple[PointList, ...]
    """Reactions, what it answers, part of, related …"""
    reviews: tuple[str, ...]
    """ "Reviewed by N. on 22 November 2026"."""
    corrections: tuple[Definition, ...]
    withheld: str
    language: str
    """Of title and statement, where it is another than the site's."""
    original: Original | None
    summary_language: str
    description: str
    """For search engines: one line without links."""
    facets: tuple[Facet, ...]
    """What it is found by; empty where another page is found instead."""
    taking: Taking
    linked: LinkedData


def of_point(findings: Findings, settings: Settings, outline: Outline) -> Iterator[Page]:
    """Return the page of the point."""
    address = urls.point(outline.sheet, outline.id)
    make, stamp = partial(view, findings, settings, outline.key), partial(findings.stamps.page, outline)
    yield Page(address, outline.title, "pages/point.html", make, Origin(outline.file), stamp, outline.key)


def view(findings: Findings, settings: Settings, key: str) -> PointView:
    corpus, point = findings.corpus, findings.corpus.points[key]
    near, crumbs = (*point.by, *point.to), _crumbs(corpus, point)
    compared = comparison(findings, settings, point)
    return PointView(
        title=point.title,
        key=key,
        crumbs=crumbs,
        kicker=tuple(_kicker(corpus, point)),
        status=_status(point),
        status_href=_replacement(corpus, point),
        statement=findings.names.linked(point.statement, near=near),
        summary=findings.names.linked(point.summary or "", near=near),
        facts=tuple(_facts(findings, point)),
        support=replace(labels.make_support(findings.on(point).support), rests_on=compared.counts.rests_on),
        comparison=compared,
        ranges=range_plots(findings, point),
        over_time=time_plots(findings, point),
        related=tuple(_related(findings, corpus.outlines[key])),
        reviews=tuple(
            _("Reviewed by {name} on {date}").format(name=review.by, date=printed(review.date))
            for review in point.reviewed
        ),
        corrections=tuple(_correction(correction) for correction in point.corrections),
        withheld=point.withheld or "",
        language=point.foreign,
        original=original(point),
        summary_language=language_of_summary(point),
        description=point.statement,
        facets=search_facets.of_point(findings, corpus.outlines[key]),
        taking=share_box.of_point(findings, settings, point),
        linked=schema_org.of_point(findings, settings, point, crumbs[0]),
    )


def _crumbs(corpus: Corpus, point: Point) -> tuple[Crumb, ...]:
    sheet = corpus.sheets[point.sheet]
    address = urls.sheet(sheet.id)
    first = corpus.groups_of(point)[:1]
    groups = (group for group in sheet.groups if group.id in first)
    language = language_of_group(sheet, first[0]) if first else ""
    return (*sheet_navigation.crumbs(sheet), *(Crumb(group.title, address.at(group.id), language) for group in groups))


def _kicker(corpus: Corpus, point: Point) -> Iterator[str]:
    yield labels.get_label("kind", point.kind)
    if point.date:
        yield printed(point.date)
    yield from (corpus.name("place", place) for place in point.places)


def _status(point: Point) -> str:
    word = labels.get_label("status", point.status.state)
    if not word:
        return ""
    date = point.status.date
    when = _("{status} on {date}").format(status=word, date=printed(date)) if date and _is_a_day(date) else word
    told = f"{when[0].upper()}{when[1:]}" + (f" ({printed(date)})" if date and not _is_a_day(date) else "")
    return f"{told}: {point.status.reason}" if point.status.reason else told


def _is_a_day(date: Date) -> bool:
    """Tell a day from a month, a year or a longer time: those take another word before them."""
    first, last = date.earliest, date.latest
    return first is not None and last is not None and first.date() == last.date()


def _replacement(corpus: Corpus, point: Point) -> Address | None:
    if point.status.by is None:
        return None
    other = corpus.point(point.sheet, point.status.by)
    return urls.point(other.sheet, other.id)


def _facts(findings: Findings, point: Point) -> Iterator[Definition]:
    corpus = findings.corpus
    if point.by:
        yield Definition(
            _("Said by") if point.is_utterance else _("Done by"), point_list.names(corpus, "actor", point.by)
        )
    if point.to:
        yield Definition(_("Addressed to"), point_list.names(corpus, "actor", point.to))
    if point.date:
        yield Definition(_("When"), (Span(printed(point.date)),), point.date_basis or "")
    if point.places:
        yield Definition(_("Where"), point_list.names(corpus, "place", point.places))
    yield from _utterance(corpus, point)
    if point.position:
        yield Definition(_("Position"), (Span(labels.get_label("position", point.position)),))
    yield from _expectation(corpus, point)
    if point.responsible:
        yield Definition(_("Said to be responsible"), point_list.names(corpus, "actor", point.responsible))
    if point.same_event == "doubtful":
        yield Definition(_("One event?"), (Span(_("The reports may be about more than one event.")),))


def _utterance(corpus: Corpus, point: Point) -> Iterator[Definition]:
    if point.utterance is None:
        return
    if point.utterance.language:
        yield Definition(_("Said in"), (Span(language_name(point.utterance.language)),))
    if point.utterance.channel:
        yield Definition(_("Through"), (Span(point.utterance.channel),))
    if point.utterance.where and point.utterance.where not in point.places:
        yield Definition(_("Said at"), point_list.names(corpus, "place", (point.utterance.where,)))


def _expectation(corpus: Corpus, point: Point) -> Iterator[Definition]:
    if not point.expected:
        return
    if point.outcome is None:
        yield Definition(_("Expected"), (Span(_("what came of it is not recorded yet")),))
        return
    words: tuple[Span, ...] = (Span(labels.get_label("outcome", point.outcome.result)),)
    if point.outcome.point:
        words = (*words, Span(": "), point_list.link(corpus.point(point.sheet, point.outcome.point)))
    yield Definition(_("Expected"), words, point.outcome.reason or "")


def _correction(correction: Correction) -> Definition:
    words = (Span(correction.was, manner="struck"), Span(" "), Span(correction.now))
    note = correction.reason
    if correction.reported_by:
        note = _("{reason} (reported by {name})").format(reason=note, name=correction.reported_by)
    return Definition(printed(correction.date), words, note)


def _related(findings: Findings, point: Outline) -> Iterator[PointList]:
    corpus = findings.corpus
    referring = [(other, _ties(other)) for other in corpus.outlines_naming("point", point.key)]

    def naming(tie: Tie) -> list[Outline]:
        return [other for other, ties in referring if (tie, point.key) in ties]

    def named(tie: Tie) -> list[Outline]:
        return [corpus.outlines[key] for one, key in _ties(point) if one == tie]

    pairs = (
        ("fs-answers", _("Reactions and answers"), naming("responds_to")),
        ("fs-answered", _("Answers to"), named("responds_to")),
        ("fs-part-of", _("Counted within"), named("subset_of")),
        ("fs-parts", _("Counted among these"), naming("subset_of")),
        ("fs-replaces", _("Takes the place of"), naming("replaced_by")),
        ("fs-expected", _("What had been expected"), naming("came_as")),
        (
            "fs-related",
            _("Related"),
            list({other.key: other for other in (*named("related"), *naming("related"))}.values()),
        ),
    )
    for id, title, found in pairs:
        if found:
            yield point_list.listed(findings, id, title, found)


def _ties(point: Outline) -> list[tuple[Tie, str]]:
    """Return how the point names others, and their keys."""
    return [(tie, point_key(point.sheet, id)) for tie, id in point.ties]
