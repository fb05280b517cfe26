"""The page of a point: its statement, its comparison table, the silent sources, and related points."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction
from factsheet.model.values.date import Date, describe_date
from factsheet.site.pages.kinds.related_points import list_related
from factsheet.site.pages.parts import labels, point_list, search_facets, share_box, sheet_navigation
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import PointComparison
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.original_language import get_group_language, get_summary_language, make_original
from factsheet.site.pages.parts.range_plot_view import RangePlot, make_range_plots
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import ShareBox
from factsheet.site.pages.parts.time_plot_view import TimePlot, make_time_plots
from factsheet.site.pages.parts.view_types import Crumb, Definition, OriginalText, PointList, SupportLabel
from factsheet.text.i18n import _, get_language_name
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class PointView(Struct, frozen=True):
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
    """Speakers, addressees, date, place, how it was said, its outcome …"""
    support: SupportLabel
    comparison: PointComparison
    ranges: tuple[RangePlot, ...]
    over_time: tuple[TimePlot, ...]
    related: tuple[PointList, ...]
    """Reactions, the points it answers or is counted within, related ones …"""
    reviews: tuple[str, ...]
    """ "Reviewed by N. on 22 November 2026"."""
    corrections: tuple[Definition, ...]
    withheld: str
    language: str
    """Of title and statement, where it is another than the site's."""
    original: OriginalText | None
    summary_language: str
    description: str
    """For search engines: one line without links."""
    facets: tuple[Facet, ...]
    """The search finds the page by these; empty if it finds another page instead."""
    share: ShareBox
    linked: LinkedData


def make_point_pages(findings: Findings, settings: Settings, point: Point) -> Iterator[Page]:
    """Return the page of the point."""
    yield Page(
        address=urls.make_point_address(point.sheet, point.id),
        title=point.title,
        template="pages/point.html",
        view=lambda: make_view(findings, settings, point.key),
        origin=PageOrigin(point.file),
        digest=lambda: findings.dependencies.digest_page(point),
        point=point.key,
    )


def make_view(findings: Findings, settings: Settings, key: str) -> PointView:
    corpus, point = findings.corpus, findings.corpus.points[key]
    near, crumbs = (*point.by, *point.to), _make_crumbs(corpus, point)
    compared = make_comparison(findings, settings, point)
    reviews: list[str] = []
    for review in point.reviewed:
        reviews.append(_("Reviewed by {name} on {date}").format(name=review.by, date=describe_date(review.date)))
    return PointView(
        title=point.title,
        key=key,
        crumbs=crumbs,
        kicker=tuple(_make_kicker(corpus, point)),
        status=_format_status(point),
        status_href=_find_replacement(corpus, point),
        statement=findings.names.link_names(point.statement, near=near),
        summary=findings.names.link_names(point.summary or "", near=near),
        facts=(*_list_facts(findings, point), *list_fields(corpus, point, point.sheet)),
        support=replace(labels.make_support(findings.analyze_point(point).support), rests_on=compared.counts.rests_on),
        comparison=compared,
        ranges=make_range_plots(findings, point),
        over_time=make_time_plots(findings, point),
        related=tuple(list_related(findings, point)),
        reviews=tuple(reviews),
        corrections=tuple(_make_correction(correction) for correction in point.corrections),
        withheld=point.withheld or "",
        language=point.foreign,
        original=make_original(point),
        summary_language=get_summary_language(point),
        description=point.statement,
        facets=search_facets.list_point_facets(findings, point),
        share=share_box.make_point_box(findings, settings, point),
        linked=schema_org.make_point_data(findings, settings, point, crumbs[0]),
    )


def _make_crumbs(corpus: Corpus, point: Point) -> tuple[Crumb, ...]:
    sheet = corpus.sheets[point.sheet]
    crumbs = [*sheet_navigation.make_crumbs(sheet)]
    # Only the first of its groups, since crumbs are one path; the sheet lists the point in each.
    first = corpus.list_groups(point)[:1]
    for group in sheet.groups:
        if group.id in first:
            address = urls.make_sheet_address(sheet.id).add_anchor(group.id)
            crumbs.append(Crumb(group.title, address, get_group_language(sheet, group.id)))
    return tuple(crumbs)


def _make_kicker(corpus: Corpus, point: Point) -> Iterator[str]:
    yield labels.get_label("kind", point.kind)
    if point.date:
        yield describe_date(point.date)
    for place in point.places:
        yield corpus.get_name("place", place)


def _format_status(point: Point) -> str:
    text = labels.get_label("status", point.status.state)
    if not text:
        return ""
    date = point.status.date
    if date and _is_a_day(date):
        text = _("{status} on {date}").format(status=text, date=describe_date(date))
    elif date:
        # In brackets, since "on" fits only a day.
        text = f"{text} ({describe_date(date)})"
    text = f"{text[0].upper()}{text[1:]}"
    if point.status.reason:
        text = f"{text}: {point.status.reason}"
    return text


def _is_a_day(date: Date) -> bool:
    """True for a day, false for a month, a year or a longer time."""
    first, last = date.earliest, date.latest
    return first is not None and last is not None and first.date() == last.date()


def _find_replacement(corpus: Corpus, point: Point) -> Address | None:
    if point.status.by is None:
        return None
    other = corpus.get_point(point.sheet, point.status.by)
    return urls.make_point_address(other.sheet, other.id)


def _list_facts(findings: Findings, point: Point) -> Iterator[Definition]:
    corpus = findings.corpus
    if point.by:
        by = _("Said by") if point.is_utterance else _("Done by")
        yield Definition(by, point_list.link_names(corpus, "actor", point.by))
    if point.to:
        yield Definition(_("Addressed to"), point_list.link_names(corpus, "actor", point.to))
    if point.date:
        yield Definition(_("When"), (Span(describe_date(point.date)),), point.date_basis or "")
    if point.places:
        yield Definition(_("Where"), point_list.link_names(corpus, "place", point.places))
    yield from _list_utterance_facts(corpus, point)
    if point.position:
        yield Definition(_("Position"), (Span(labels.get_label("position", point.position)),))
    yield from _list_outcome_facts(corpus, point)
    if point.responsible:
        yield Definition(_("Said to be responsible"), point_list.link_names(corpus, "actor", point.responsible))
    if point.same_event == "doubtful":
        yield Definition(_("One event?"), (Span(_("The reports may be about more than one event.")),))


def _list_utterance_facts(corpus: Corpus, point: Point) -> Iterator[Definition]:
    if point.utterance is None:
        return
    if point.utterance.language:
        yield Definition(_("Said in"), (Span(get_language_name(point.utterance.language)),))
    if point.utterance.channel:
        yield Definition(_("Through"), (Span(point.utterance.channel),))
    if point.utterance.where and point.utterance.where not in point.places:
        yield Definition(_("Said at"), point_list.link_names(corpus, "place", (point.utterance.where,)))


def _list_outcome_facts(corpus: Corpus, point: Point) -> Iterator[Definition]:
    if not point.expected:
        return
    if point.outcome is None:
        yield Definition(_("Expected"), (Span(_("no outcome recorded yet")),))
        return
    words: tuple[Span, ...] = (Span(labels.get_label("outcome", point.outcome.result)),)
    if point.outcome.point:
        words = (*words, Span(": "), point_list.link_point(corpus.get_point(point.sheet, point.outcome.point)))
    yield Definition(_("Expected"), words, point.outcome.reason or "")


def _make_correction(correction: Correction) -> Definition:
    words = (Span(correction.was, manner="struck"), Span(" "), Span(correction.now))
    note = correction.reason
    if correction.reported_by:
        note = _("{reason} (reported by {name})").format(reason=note, name=correction.reported_by)
    return Definition(describe_date(correction.date), words, note)
