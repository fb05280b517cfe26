"""The log of corrections of each sheet, and that of the whole site, on which the site says how it corrects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment, corrections_of, count, newest_first
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.original_language import untranslated
from factsheet.site.pages.parts.pagination import Group
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
    sheets = tuple(findings.corpus.sheets.values())
    make = partial(view, findings, cache(partial(_of_all, findings, sheets)))
    address, stamp = urls.corrections(), findings.stamps.of_everything
    first = Page(address, _("Corrections"), "pages/corrections.html", make, None, stamp, followed=address)
    yield from pagination.each(first, _number_of_pages(findings.corpus, sheets), make)
    for sheet in sheets:
        found = cache(partial(corrections_of, findings, sheet.id))
        make, stamp = partial(of_sheet, findings, sheet, found), partial(findings.stamps.whole_sheet, sheet.id)
        address = urls.corrections(sheet.id)
        first = Page(address, _title(sheet), "pages/corrections.html", make, None, stamp, followed=address)
        yield from pagination.each(first, _number_of_pages(findings.corpus, (sheet,)), make)


def view(findings: Findings, every: Callable[[], Sequence[Amendment]], number: int = 1) -> CorrectionsView:
    """Return the page of a number (from 1) of the log of the whole site."""
    first, found = urls.corrections(), every()
    return CorrectionsView(
        title=pagination.titled(_("Corrections"), number),
        crumbs=pagination.crumbs((), _("Corrections"), first, number),
        views=(),
        kicker=_told(found),
        policy=tuple(_policy()) if number == 1 else (),
        items=tuple(_items(findings, found, number, name_sheets=True)),
        more=None,
        parts=pagination.turned(first, number, pagination.number_of(len(found))),
    )


def of_sheet(
    findings: Findings, sheet: Sheet, every: Callable[[], Sequence[Amendment]], number: int = 1
) -> CorrectionsView:
    """Return the page of a number (from 1) of the log of a sheet."""
    first, found = urls.corrections(sheet.id), every()
    return CorrectionsView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Corrections"), first, number),
        views=sheet_navigation.ways(sheet),
        kicker=_told(found),
        policy=(),
        items=tuple(_items(findings, found, number, name_sheets=False)),
        more=Span(_("How this site corrects"), urls.corrections_policy()),
        parts=pagination.turned(first, number, pagination.number_of(len(found))),
    )


def _of_all(findings: Findings, sheets: Iterable[Sheet]) -> list[Amendment]:
    return newest_first([one for sheet in sheets for one in corrections_of(findings, sheet.id)])


def _title(sheet: Sheet) -> str:
    return _("Corrections: {sheet}").format(sheet=sheet.title)


def _number_of_pages(corpus: Corpus, sheets: Iterable[Sheet]) -> int:
    return pagination.number_of(sum(count(point) for sheet in sheets for point in corpus.outlines_of(sheet.id)))


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
