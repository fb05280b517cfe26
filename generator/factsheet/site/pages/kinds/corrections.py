"""The log of corrections of each sheet, and that of the whole site, on which the site says how it corrects."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment, corrections_of, count, newest_first
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.original_language import untranslated
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import Group, ListPage
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    date: str
    """ "No date" where none is told."""
    point: Span
    sheet: Span | None
    """On the log of the whole site."""
    state: str
    """In words: superseded, corrected, withdrawn; empty for a correction, with which the point goes on to stand."""
    was: str
    now: str
    by: Span | None
    """The point that takes its place."""
    reason: RichText
    reported_by: str


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    """Empty on the log of the whole site."""
    kicker: tuple[str, ...]
    policy: tuple[str, ...]
    """How the site corrects, in sentences; on the first page of the log of the whole site."""
    items: tuple[CorrectionItem, ...]
    more: Span | None
    """From a sheet the way to the policy of the site."""
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the log of the whole site, then that of each sheet."""
    sheets = findings.corpus.sheets.values()
    yield from _make_pages(findings, None, sheets)
    for sheet in sheets:
        yield from _make_pages(findings, sheet, (sheet,))


def _make_pages(findings: Findings, sheet: Sheet | None, sheets: Collection[Sheet]) -> Iterator[Page]:
    """Return the log of a sheet; None: of the whole site, with all of its sheets."""
    every = cache(lambda: newest_first([one for sheet in sheets for one in corrections_of(findings, sheet.id)]))
    address = urls.corrections(sheet.id if sheet else None)
    return PageList(
        address=address,
        title=_("Corrections: {sheet}").format(sheet=sheet.title) if sheet else _("Corrections"),
        template="pages/corrections.html",
        view=lambda page: view_of_sheet(findings, sheet, every(), page) if sheet else view(findings, every(), page),
        stamp=lambda: findings.stamps.whole_sheet(sheet.id) if sheet else findings.stamps.of_everything(),
        of=_number_of_pages(findings.corpus, sheets),
        followed=address,
    ).make()


def view(findings: Findings, found: Sequence[Amendment], page: ListPage) -> CorrectionsView:
    """Return a page of the log of the whole site."""
    return CorrectionsView(
        title=page.title,
        crumbs=page.crumbs((), page.name),
        views=(),
        kicker=_told(found),
        policy=tuple(_policy()) if page.number == 1 else (),
        items=tuple(_items(findings, found, page.number, name_sheets=True)),
        more=None,
        parts=page.ways(),
    )


def view_of_sheet(findings: Findings, sheet: Sheet, found: Sequence[Amendment], page: ListPage) -> CorrectionsView:
    """Return a page of the log of a sheet."""
    return CorrectionsView(
        title=page.title,
        crumbs=page.crumbs(sheet_navigation.crumbs(sheet), _("Corrections")),
        views=sheet_navigation.ways(sheet),
        kicker=_told(found),
        policy=(),
        items=tuple(_items(findings, found, page.number, name_sheets=False)),
        more=Span(_("How this site corrects"), urls.corrections_policy()),
        parts=page.ways(),
    )


def _number_of_pages(corpus: Corpus, sheets: Iterable[Sheet]) -> int:
    return pagination.number_of(sum(count(point) for sheet in sheets for point in corpus.points_of(sheet.id)))


def _told(found: Sequence[Amendment]) -> tuple[str, ...]:
    return (ngettext("{count} correction", "{count} corrections", len(found)),) if found else ()


def _policy() -> Iterator[str]:
    """Say what the program holds its editors to; what more a site promises stands in its own prose."""
    yield _(
        "A correction is dated, and shows what stood there before, what stands there now, why, and who reported it."
    )
    yield _("A value that is superseded or withdrawn stays visible, struck through. Nothing is deleted silently.")
    yield _("Each correction stands on the page of its point, in the log of its sheet, and here, the newest first.")


def _items(
    findings: Findings, found: Sequence[Amendment], number: int, *, name_sheets: bool
) -> Iterator[CorrectionItem]:
    for group in pagination.cut((Group("", "", found),), number):
        for one in group.entries:
            sheet = findings.corpus.sheets[one.point.sheet]
            yield CorrectionItem(
                date=printed(one.date) if one.date else _("No date"),
                point=point_list.link(one.point),
                sheet=_sheet(sheet) if name_sheets else None,
                state=labels.get_label("status", one.state or "stands"),
                was=one.was,
                now=one.now,
                by=point_list.link(one.by) if one.by else None,
                reason=untranslated(one.point, findings.names.linked(one.reason)),
                reported_by=one.reported_by,
            )


def _sheet(sheet: Sheet) -> Span:
    return Span(sheet.title, urls.corrections(sheet.id), language=sheet.foreign)
