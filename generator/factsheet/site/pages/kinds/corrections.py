"""The log of corrections of each sheet, and that of the whole site with its policy on corrections."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment, count_amendments, list_amendments, sort_newest_first
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.original_language import mark_untranslated
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class CorrectionItem(Struct, frozen=True):
    date: str
    """ "No date" where the correction has none."""
    point: Span
    sheet: Span | None
    """On the log of the whole site."""
    state: str
    """In words: superseded, corrected, withdrawn; empty for a correction that leaves the point valid."""
    was: str
    now: str
    by: Span | None
    """The point that takes its place."""
    reason: RichText
    reported_by: str


class CorrectionsView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    """Empty on the log of the whole site."""
    kicker: tuple[str, ...]
    policy: tuple[str, ...]
    """How the site corrects, in sentences; on the first page of the log of the whole site."""
    items: tuple[CorrectionItem, ...]
    more: Span | None
    """On the log of a sheet: the link to the policy of the site."""
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the log of the whole site, then that of each sheet."""
    corpus, address = findings.corpus, urls.make_corrections_address(None)
    # A log of several pages is sorted once, and not at all if every page is kept from the last build.
    every = cache(lambda: _sort_amendments(findings, corpus.sheets.values()))
    yield from PageList(
        address=address,
        title=_("Corrections"),
        template="pages/corrections.html",
        view=lambda page: make_view(findings, every(), page),
        digest=findings.dependencies.digest_site,
        of=_count_pages(corpus, corpus.sheets.values()),
        followed=address,
    ).make()
    for sheet in corpus.sheets.values():
        yield from _make_sheet_pages(findings, sheet)


def _make_sheet_pages(findings: Findings, sheet: Sheet) -> Iterator[Page]:
    address = urls.make_corrections_address(sheet.id)
    every = cache(lambda: _sort_amendments(findings, (sheet,)))
    return PageList(
        address=address,
        title=_("Corrections: {sheet}").format(sheet=sheet.title),
        template="pages/corrections.html",
        view=lambda page: make_sheet_view(findings, sheet, every(), page),
        digest=lambda: findings.dependencies.digest_whole_sheet(sheet.id),
        of=_count_pages(findings.corpus, (sheet,)),
        followed=address,
    ).make()


def _sort_amendments(findings: Findings, sheets: Iterable[Sheet]) -> Sequence[Amendment]:
    amendments: list[Amendment] = []
    for sheet in sheets:
        amendments += list_amendments(findings, sheet.id)
    return sort_newest_first(amendments)


def make_view(findings: Findings, amendments: Sequence[Amendment], page: ListPage) -> CorrectionsView:
    """Return a page of the log of the whole site."""
    return CorrectionsView(
        title=page.title,
        crumbs=page.make_crumbs((), page.name),
        views=(),
        kicker=_format_count(amendments),
        policy=tuple(_list_policy()) if page.number == 1 else (),
        items=tuple(_make_items(findings, amendments, page.number, name_sheets=True)),
        more=None,
        parts=page.link_pages(),
    )


def make_sheet_view(
    findings: Findings, sheet: Sheet, amendments: Sequence[Amendment], page: ListPage
) -> CorrectionsView:
    """Return a page of the log of a sheet."""
    return CorrectionsView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Corrections")),
        views=sheet_navigation.link_views(sheet),
        kicker=_format_count(amendments),
        policy=(),
        items=tuple(_make_items(findings, amendments, page.number, name_sheets=False)),
        more=Span(_("How this site corrects"), urls.make_policy_address()),
        parts=page.link_pages(),
    )


def _count_pages(corpus: Corpus, sheets: Iterable[Sheet]) -> int:
    count = 0
    for sheet in sheets:
        for point in corpus.list_points(sheet.id):
            count += count_amendments(point)
    return pagination.count_pages_for(count)


def _format_count(amendments: Sequence[Amendment]) -> tuple[str, ...]:
    if not amendments:
        return ()
    return (ngettext("{count} correction", "{count} corrections", len(amendments)),)


def _list_policy() -> Iterator[str]:
    """Return only what the program itself enforces; a site states further promises in its own prose."""
    # On a generated page, so that every site has it at an address that linked data can refer to.
    yield _("A correction has a date and shows the old text, the new text, the reason and who reported it.")
    yield _("A superseded or withdrawn value stays visible, struck through. We never correct silently.")
    yield _("Each correction appears on the page of its point, in the log of its sheet, and here, newest first.")


def _make_items(
    findings: Findings, amendments: Sequence[Amendment], number: int, *, name_sheets: bool
) -> Iterator[CorrectionItem]:
    for group in pagination.select_page((EntryGroup("", "", amendments),), number):
        for amendment in group.entries:
            sheet = findings.corpus.sheets[amendment.point.sheet]
            yield CorrectionItem(
                date=describe_date(amendment.date) if amendment.date else _("No date"),
                point=point_list.link_point(amendment.point),
                sheet=_link_sheet(sheet) if name_sheets else None,
                state=labels.get_label("status", amendment.state or "stands"),
                was=amendment.was,
                now=amendment.now,
                by=point_list.link_point(amendment.by) if amendment.by else None,
                reason=mark_untranslated(amendment.point, findings.names.link_names(amendment.reason)),
                reported_by=amendment.reported_by,
            )


def _link_sheet(sheet: Sheet) -> Span:
    return Span(sheet.title, urls.make_corrections_address(sheet.id), language=sheet.foreign)
