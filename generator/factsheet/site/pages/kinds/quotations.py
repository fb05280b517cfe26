"""One utterance, all its renderings and translations: what was said on a sheet, by speaker and time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import is_seen
from factsheet.content.corpus import Corpus
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import pagination, point_list, quote_versions, sheet_navigation
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.quote_versions import Rendering
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, language_name
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
    renderings: tuple[Rendering, ...]


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
    parts: Parts | None


Said = tuple[tuple[str, ...], tuple[str, ...]]
"""Who said something together, and the keys of the points that are it."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What stands where; no point is opened for it."""

    pages: tuple[tuple[Said, ...], ...]
    counts: tuple[tuple[Span, int], ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the quotations of each sheet: by utterances, as many as have their renderings on a page."""
    for sheet in findings.corpus.sheets.values():
        arranged = cache(partial(_arranged, findings.corpus, sheet))
        make, stamp = partial(view, findings, settings, sheet, arranged), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(_address(sheet), _title(sheet), "pages/quotations.html", make, None, stamp)
        yield from pagination.each(first, len(arranged().pages), make)


def view(
    findings: Findings,
    settings: Settings,
    sheet: Sheet,
    arranged: Callable[[], Arranged],
    number: int = 1,
) -> QuotationsView:
    """Return the page of a number (from 1)."""
    every, first = arranged(), _address(sheet)
    return QuotationsView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Quotations"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "What was said, each time in the words of all who render it: one utterance beside its translations and "
            "copies. Marked words differ between renderings. What one report alone renders stands on the page of its "
            "point."
        ),
        counts=every.counts,
        speakers=tuple(_speakers(findings, settings, every.pages, number)),
        parts=pagination.turned(first, number, len(every.pages), tuple(heading for heading, _count in every.counts)),
    )


def _address(sheet: Sheet) -> Address:
    return urls.across(sheet.id, "quotations")


def _title(sheet: Sheet) -> str:
    return _("Quotations: {sheet}").format(sheet=sheet.title)


def _arranged(corpus: Corpus, sheet: Sheet) -> Arranged:
    found = [point for point in corpus.outlines_of(sheet.id) if _is_rendered(corpus, point)]
    inorder = sorted(found, key=lambda point: (_called(corpus, point.by), point.by, _when(point)))
    filled = pagination.filled(Group("", point.key, point.quoted[: pagination.MOST]) for point in inorder)
    pages = tuple(tuple(_together(corpus, page)) for page in filled)
    return Arranged(pages, tuple(_counts(corpus, pages, _address(sheet))))


def _together(corpus: Corpus, page: Sequence[Group[tuple[str, int]]]) -> Iterator[Said]:
    """Put together what one speaker, or several together, said on a page."""
    for by, found in groupby((group.title for group in page), key=lambda key: corpus.outlines[key].by):
        yield by, tuple(found)


def _is_rendered(corpus: Corpus, point: Outline) -> bool:
    """True for what a known speaker said and at least two reports render in words."""
    return (
        point.kind in UTTERANCES
        and bool(point.by)
        and sum(is_seen(corpus, source) for source, _words in point.quoted) > 1
    )


def _called(corpus: Corpus, by: Sequence[str]) -> str:
    return ", ".join(corpus.name("actor", actor) for actor in by).casefold()


def _when(point: Outline) -> tuple[object, ...]:
    """Undated last."""
    return (True, point.key) if point.date is None else (False, *point.date.order, point.key)


def _anchor(by: Sequence[str]) -> str:
    return f"fs-by-{'.'.join(by)}"


def _counts(corpus: Corpus, pages: Sequence[Sequence[Said]], first: Address) -> Iterator[tuple[Span, int]]:
    begins: dict[tuple[str, ...], int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for number, page in enumerate(pages, start=1):
        for by, found in page:
            begins.setdefault(by, number)
            counts[by] += len(found)
    for by, number in begins.items():
        names = ", ".join(corpus.name("actor", actor) for actor in by)
        yield Span(names, urls.part(first, number).at(_anchor(by))), counts[by]


def _speakers(
    findings: Findings, settings: Settings, pages: Sequence[Sequence[Said]], number: int
) -> Iterator[Speaker]:
    corpus = findings.corpus
    last = [by for page in pages[max(0, number - 2) : number - 1] for by, _found in page][-1:]
    for by, found in pages[number - 1]:
        utterances = tuple(_utterance(findings, settings, corpus.points[key]) for key in found)
        yield Speaker(_anchor(by), point_list.names(corpus, "actor", by), by in last, utterances)


def _utterance(findings: Findings, settings: Settings, point: Point) -> UtteranceItem:
    found = quote_versions.renderings(findings, point, settings.language)
    return UtteranceItem(point.id, point_list.link(point), tuple(_details(point)), found)


def _details(point: Point) -> Iterator[str]:
    if point.date:
        yield printed(point.date)
    if point.utterance and point.utterance.language:
        yield _("said in {language}").format(language=language_name(point.utterance.language))
    if point.utterance and point.utterance.channel:
        yield point.utterance.channel
