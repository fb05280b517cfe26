"""What only one source of a sheet reports, or one family: by source, with the copies of it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reporting
from factsheet.analysis.source_lineage import line
from factsheet.analysis.who_says_what import UNCOUNTED, Saying, told
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation, sheet_sections
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import Crumb, Parts, PointItem, PointList
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class OneSourceView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each source, or several of one family, leading to where its points begin, and how many there are."""
    lists: tuple[PointList, ...]
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return what only one source says, for each sheet."""
    for sheet in findings.corpus.sheets.values():
        found = cache(partial(arranged, findings, sheet))
        make, stamp = partial(view, findings, sheet, found), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(address(sheet), _title(sheet), "pages/one_source.html", make, None, stamp)
        yield from pagination.each(first, _number_of_pages(findings.corpus, sheet), make)


def view(
    findings: Findings, sheet: Sheet, every: Callable[[], Sequence[Group[Outline]]], number: int = 1
) -> OneSourceView:
    """Return the page of a number (from 1)."""
    found, of, first = every(), _number_of_pages(findings.corpus, sheet), address(sheet)
    most = pagination.evenly(sum(len(group.entries) for group in found), of)
    headings = pagination.beginnings(found, first, most=most)
    return OneSourceView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Only one source"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "What only one source says here, or one family: sources that copy each other, or that have one owner. "
            "That is no flaw: an exclusive report stands alone too, and so does what only one outlet found worth "
            "telling. It means that nothing else here can be held beside it."
        ),
        counts=tuple((heading, len(group.entries)) for heading, group in zip(headings, found, strict=True)),
        lists=tuple(_listed(findings, group) for group in pagination.cut(found, number, most=most)),
        parts=pagination.turned(first, number, of, headings),
    )


def address(sheet: Sheet) -> Address:
    return urls.across(sheet.id, "one-source")


def arranged(findings: Findings, sheet: Sheet) -> tuple[Group[Outline], ...]:
    """Return the points by the sources that alone have a row of their own, in the order of their names."""
    found: dict[tuple[str, ...], list[Outline]] = {}
    for group in sheet_sections.groups(findings.corpus, sheet):
        for outline in group.points:
            if only := findings.brief(outline.key).only:
                found.setdefault(tuple(sorted(only)), []).append(outline)
    names = _names(findings.corpus, {source for only in found for source in only})
    titles = {only: ", ".join(names[source] for source in only) for only in found}
    inorder = sorted(found, key=lambda only: (titles[only].casefold(), only))
    return tuple(Group(f"only-{'.'.join(only)}", titles[only], found[only]) for only in inorder)


def _names(corpus: Corpus, sources: Collection[str]) -> dict[str, str]:
    """Name each source; those of one outlet are told apart by their titles."""
    ids = sorted(sources)
    return dict(zip(ids, (span.text for span in point_list.told_apart(corpus, ids)[::2]), strict=True))


def _title(sheet: Sheet) -> str:
    return _("Only one source: {sheet}").format(sheet=sheet.title)


def _number_of_pages(corpus: Corpus, sheet: Sheet) -> int:
    """Return how many pages there are, which is settled before any point is opened."""
    return pagination.number_of(sum(_may_be_alone(corpus, point) for point in corpus.outlines_of(sheet.id)))


def _may_be_alone(corpus: Corpus, point: Outline) -> bool:
    """True where the sources go back to one text, or to texts of one house."""
    roots = {line(corpus, source).root for source in reporting(corpus, point)}
    houses = {corpus.top_owner(found.publisher or id) if (found := corpus.sources.get(id)) else id for id in roots}
    return len(houses) < 2


def _listed(findings: Findings, group: Group[Outline]) -> PointList:
    return PointList(group.id, group.title, (), tuple(_item(findings, outline) for outline in group.entries))


def _item(findings: Findings, outline: Outline) -> PointItem:
    found = findings.brief(outline.key).copies
    against, copies = _against(findings.corpus, outline), _copies(findings.corpus, found) if found else ()
    note = (*against, Span("; "), *copies) if against and copies else against or copies
    return point_list.item(findings, outline, note)


def _against(corpus: Corpus, outline: Outline) -> RichText:
    """Say that the one source denies it, where every report that counts does."""
    found = {ways[0].saying for ways in told(corpus, outline).values()}.difference(UNCOUNTED)
    if not found or not found <= {Saying.DENIES, Saying.ASSERTS_ABSENCE}:
        return ()
    return (Span(", ".join(labels.get_label("saying", saying) for saying in sorted(found)), manner="note"),)


def _copies(corpus: Corpus, copies: Sequence[str]) -> RichText:
    words = ngettext("and its copy: ", "and its copies: ", len(copies))
    return tuple(span._replace(manner="note") for span in (Span(words), *point_list.told_apart(corpus, copies)))
