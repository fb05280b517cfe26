"""The utterances of a sheet by speaker and time, each with all its renderings and translations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import is_seen
from factsheet.content.corpus import Corpus
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import pagination, point_list, quote_versions, sheet_navigation
from factsheet.site.pages.parts.list_entries import EntryPart
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.quote_versions import QuotationVersion
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, get_language_name
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class UtteranceItem(Struct, frozen=True):
    id: str
    """The anchor."""
    point: Span
    details: tuple[str, ...]
    """Date, language and channel."""
    renderings: tuple[QuotationVersion, ...]


class Speaker(Struct, frozen=True):
    id: str
    """The anchor."""
    names: RichText
    continued: bool
    """True if the speaker's first utterance is on the page before."""
    utterances: tuple[UtteranceItem, ...]


class QuotationsView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each speaker, linked to the first utterance, with the number of utterances."""
    speakers: tuple[Speaker, ...]
    parts: PageParts | None


class SpeakerPoints(NamedTuple):
    by: tuple[str, ...]
    """One speaker, or several who spoke together."""
    keys: tuple[str, ...]
    """Of the points that are their utterances."""


class QuotationPages(Struct, frozen=True):
    """What is on which page."""

    pages: tuple[tuple[SpeakerPoints, ...], ...]
    counts: tuple[tuple[Span, int], ...]


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the quotations of each sheet; an utterance and its renderings are never split over two pages."""
    return SheetPages(
        name="quotations",
        title=_("Quotations: {sheet}"),
        template="pages/quotations.html",
        arrange=_arrange,
        count=lambda _findings, _sheet, arranged: len(arranged().pages),
        view=make_view,
    ).make(findings, settings)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, every: QuotationPages, page: ListPage
) -> QuotationsView:
    return QuotationsView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Quotations")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "Each utterance in the words of every source that reports it, with translations and copies. Marked words "
            "differ between versions. If only one report has the words, they are on the page of the point."
        ),
        counts=every.counts,
        speakers=tuple(_make_speakers(findings, settings, every.pages, page.number)),
        parts=page.link_pages(tuple(heading for heading, _count in every.counts)),
    )


def _arrange(findings: Findings, sheet: Sheet) -> QuotationPages:
    corpus = findings.corpus
    points = [point for point in corpus.list_points(sheet.id) if _is_rendered(corpus, point)]
    points.sort(key=lambda point: (_make_name_key(corpus, point.by), point.by, _make_date_key(point)))
    groups: list[EntryGroup[str]] = []
    for point in points:
        # Cut to a page, since `fill_pages` would split a longer group.
        groups.append(EntryGroup("", point.key, _list_quoted_sources(point)[: pagination.MOST]))
    pages = tuple(tuple(_group_by_speaker(corpus, page)) for page in pagination.fill_pages(groups))
    first = urls.make_sheet_view_address(sheet.id, "quotations")
    return QuotationPages(pages, tuple(_count_utterances(corpus, pages, first)))


def _group_by_speaker(corpus: Corpus, page: Sequence[EntryGroup[str]]) -> Iterator[SpeakerPoints]:
    """Group the utterances of a page by speaker."""
    for by, groups in groupby(page, key=lambda group: corpus.points[group.title].by):
        yield SpeakerPoints(by, tuple(group.title for group in groups))


def _is_rendered(corpus: Corpus, point: Point) -> bool:
    """True for an utterance of a known speaker that at least two sources which we have seen quote."""
    if point.kind not in UTTERANCES or not point.by:
        return False
    return sum(is_seen(corpus, source) for source in _list_quoted_sources(point)) > 1


def _list_quoted_sources(point: Point) -> list[str]:
    """Return the source of each quotation, those of the series included."""
    of_reports = [report.source for report in point.reports if report.quote]
    return of_reports + [row.source for row in point.series if row.quote]


def _make_name_key(corpus: Corpus, by: Sequence[str]) -> str:
    return ", ".join(corpus.get_name("actor", actor) for actor in by).casefold()


def _make_date_key(point: Point) -> tuple[object, ...]:
    """Return the key to sort by date, undated utterances last."""
    if point.date is None:
        return True, point.key
    return False, *point.date.sort_key, point.key


def _make_anchor(by: Sequence[str]) -> str:
    return f"fs-by-{'.'.join(by)}"


def _count_utterances(
    corpus: Corpus, pages: Sequence[Sequence[SpeakerPoints]], first: Address
) -> Iterator[tuple[Span, int]]:
    begins: dict[tuple[str, ...], int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for number, page in enumerate(pages, start=1):
        for speaker in page:
            begins.setdefault(speaker.by, number)
            counts[speaker.by] += len(speaker.keys)
    for by, number in begins.items():
        names = ", ".join(corpus.get_name("actor", actor) for actor in by)
        yield Span(names, urls.make_part_address(first, number).add_anchor(_make_anchor(by))), counts[by]


def _make_speakers(
    findings: Findings, settings: Settings, pages: Sequence[Sequence[SpeakerPoints]], number: int
) -> Iterator[Speaker]:
    corpus = findings.corpus
    before = pages[number - 2] if number > 1 else ()
    for by, keys in pages[number - 1]:
        utterances = tuple(_make_utterance(findings, settings, corpus.points[key]) for key in keys)
        continued = bool(before) and before[-1].by == by
        yield Speaker(_make_anchor(by), point_list.link_names(corpus, "actor", by), continued, utterances)


def _make_utterance(findings: Findings, settings: Settings, point: Point) -> UtteranceItem:
    versions = ENTRIES.load(findings, settings, point)
    return UtteranceItem(point.id, point_list.link_point(point), tuple(_list_details(point)), versions)


def _list_details(point: Point) -> Iterator[str]:
    if point.date:
        yield describe_date(point.date)
    if point.utterance and point.utterance.language:
        yield _("said in {language}").format(language=get_language_name(point.utterance.language))
    if point.utterance and point.utterance.channel:
        yield point.utterance.channel


def _make_versions(findings: Findings, settings: Settings, point: Point) -> Sequence[QuotationVersion]:
    if not _is_rendered(findings.corpus, point):
        return ()
    return quote_versions.list_versions(findings, point, settings.language)


ENTRIES = EntryPart("quotations", tuple[QuotationVersion, ...], _make_versions)
