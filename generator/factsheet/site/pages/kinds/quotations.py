"""One utterance, all its renderings and translations: what was said on a sheet, by speaker and time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import is_seen
from factsheet.content.corpus import Corpus
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import pagination, point_list, quote_versions, sheet_navigation
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


@dataclass(frozen=True, slots=True)
class UtteranceItem:
    id: str
    """The anchor."""
    point: Span
    details: tuple[str, ...]
    """When, in which language and through which channel it was said."""
    renderings: tuple[QuotationVersion, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    id: str
    """The anchor."""
    names: RichText
    continued: bool
    """True where the speaker's first utterance stands on the page before."""
    utterances: tuple[UtteranceItem, ...]


@dataclass(frozen=True, slots=True)
class QuotationsView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each speaker, leading to where the utterances begin, and how many there are."""
    speakers: tuple[Speaker, ...]
    parts: PageParts | None


SpeakerPoints = tuple[tuple[str, ...], tuple[str, ...]]
"""Who said something together, and the keys of the points that are it."""


@dataclass(frozen=True, slots=True)
class QuotationPages:
    """What stands where."""

    pages: tuple[tuple[SpeakerPoints, ...], ...]
    counts: tuple[tuple[Span, int], ...]


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the quotations of each sheet: by utterances, as many as have their renderings on a page."""
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
            "What was said, each time in the words of all who render it: one utterance beside its translations and "
            "copies. Marked words differ between renderings. What one report alone renders stands on the page of its "
            "point."
        ),
        counts=every.counts,
        speakers=tuple(_make_speakers(findings, settings, every.pages, page.number)),
        parts=page.link_pages(tuple(heading for heading, _count in every.counts)),
    )


def _arrange(findings: Findings, sheet: Sheet) -> QuotationPages:
    corpus = findings.corpus
    points = [point for point in corpus.list_points(sheet.id) if _is_rendered(corpus, point)]
    inorder = sorted(points, key=lambda point: (_make_name_key(corpus, point.by), point.by, _make_date_key(point)))
    filled = pagination.fill_pages(
        EntryGroup("", point.key, _list_quoted_sources(point)[: pagination.MOST]) for point in inorder
    )
    pages = tuple(tuple(_group_by_speaker(corpus, page)) for page in filled)
    return QuotationPages(
        pages, tuple(_count_utterances(corpus, pages, urls.make_sheet_view_address(sheet.id, "quotations")))
    )


def _group_by_speaker(corpus: Corpus, page: Sequence[EntryGroup[str]]) -> Iterator[SpeakerPoints]:
    """Put together what one speaker, or several together, said on a page."""
    for by, keys in groupby((group.title for group in page), key=lambda key: corpus.points[key].by):
        yield by, tuple(keys)


def _is_rendered(corpus: Corpus, point: Point) -> bool:
    """True for what a known speaker said and at least two reports render in words."""
    return (
        point.kind in UTTERANCES
        and bool(point.by)
        and sum(is_seen(corpus, source) for source in _list_quoted_sources(point)) > 1
    )


def _list_quoted_sources(point: Point) -> list[str]:
    """Return the source of each quotation, those of the series among them."""
    of_reports = [report.source for report in point.reports if report.quote]
    return of_reports + [row.source for row in point.series if row.quote]


def _make_name_key(corpus: Corpus, by: Sequence[str]) -> str:
    return ", ".join(corpus.get_name("actor", actor) for actor in by).casefold()


def _make_date_key(point: Point) -> tuple[object, ...]:
    """Undated last."""
    return (True, point.key) if point.date is None else (False, *point.date.sort_key, point.key)


def _make_anchor(by: Sequence[str]) -> str:
    return f"fs-by-{'.'.join(by)}"


def _count_utterances(
    corpus: Corpus, pages: Sequence[Sequence[SpeakerPoints]], first: Address
) -> Iterator[tuple[Span, int]]:
    begins: dict[tuple[str, ...], int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for number, page in enumerate(pages, start=1):
        for by, keys in page:
            begins.setdefault(by, number)
            counts[by] += len(keys)
    for by, number in begins.items():
        names = ", ".join(corpus.get_name("actor", actor) for actor in by)
        yield Span(names, urls.make_part_address(first, number).add_anchor(_make_anchor(by))), counts[by]


def _make_speakers(
    findings: Findings, settings: Settings, pages: Sequence[Sequence[SpeakerPoints]], number: int
) -> Iterator[Speaker]:
    corpus = findings.corpus
    last = [by for page in pages[max(0, number - 2) : number - 1] for by, _keys in page][-1:]
    for by, keys in pages[number - 1]:
        utterances = tuple(_make_utterance(findings, settings, corpus.points[key]) for key in keys)
        yield Speaker(_make_anchor(by), point_list.link_names(corpus, "actor", by), by in last, utterances)


def _make_utterance(findings: Findings, settings: Settings, point: Point) -> UtteranceItem:
    versions = quote_versions.list_versions(findings, point, settings.language)
    return UtteranceItem(point.id, point_list.link_point(point), tuple(_list_details(point)), versions)


def _list_details(point: Point) -> Iterator[str]:
    if point.date:
        yield describe_date(point.date)
    if point.utterance and point.utterance.language:
        yield _("said in {language}").format(language=get_language_name(point.utterance.language))
    if point.utterance and point.utterance.channel:
        yield point.utterance.channel
