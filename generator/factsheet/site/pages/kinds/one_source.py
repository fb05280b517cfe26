"""What only one source of a sheet reports, or one family: by source, with the copies of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reporting
from factsheet.analysis.source_lineage import line
from factsheet.analysis.who_says_what import UNCOUNTED, Saying, told
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation, sheet_sections
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import Group, ListPage
from factsheet.site.pages.parts.view_types import Crumb, Parts, PointItem, PointList
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


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
    return SheetPages(
        name="one-source",
        title=_("Only one source: {sheet}"),
        template="pages/one_source.html",
        arrange=arrange,
        count=_count_pages,
        view=view,
    ).make(findings, settings)


def view(
    findings: Findings, settings: Settings, sheet: Sheet, every: Sequence[Group[Point]], page: ListPage
) -> OneSourceView:
    most = pagination.evenly(sum(len(group.entries) for group in every), page.of)
    headings = pagination.beginnings(every, page.first, most=most)
    return OneSourceView(
        title=page.title,
        crumbs=page.crumbs(sheet_navigation.crumbs(sheet), _("Only one source")),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "What only one source says here, or one family: sources that copy each other, or that have one owner. "
            "That is no flaw: an exclusive report stands alone too, and so does what only one outlet found worth "
            "telling. It means that nothing else here can be held beside it."
        ),
        counts=tuple((heading, len(group.entries)) for heading, group in zip(headings, every, strict=True)),
        lists=tuple(_listed(findings, group) for group in pagination.cut(every, page.number, most=most)),
        parts=page.ways(headings),
    )


def arrange(findings: Findings, sheet: Sheet) -> tuple[Group[Point], ...]:
    """Return the points by the sources that alone have a row of their own, in the order of their names."""
    found: dict[tuple[str, ...], list[Point]] = {}
    for group in sheet_sections.groups(findings.corpus, sheet):
        for point in group.points:
            if only := findings.brief(point.key).only:
                found.setdefault(tuple(sorted(only)), []).append(point)
    names = _names(findings.corpus, {source for only in found for source in only})
    titles = {only: ", ".join(names[source] for source in only) for only in found}
    inorder = sorted(found, key=lambda only: (titles[only].casefold(), only))
    return tuple(Group(f"only-{'.'.join(only)}", titles[only], found[only]) for only in inorder)


def _names(corpus: Corpus, sources: Collection[str]) -> dict[str, str]:
    """Name each source; those of one outlet are told apart by their titles."""
    ids = sorted(sources)
    return dict(zip(ids, (span.text for span in point_list.told_apart(corpus, ids)[::2]), strict=True))


def _count_pages(findings: Findings, sheet: Sheet, arranged: object) -> int:
    """Return how many pages there are, which is settled before any point is opened."""
    corpus = findings.corpus
    return pagination.number_of(sum(_may_be_alone(corpus, point) for point in corpus.points_of(sheet.id)))


def _may_be_alone(corpus: Corpus, point: Point) -> bool:
    """True where the sources go back to one text, or to texts of one house."""
    roots = {line(corpus, source).root for source in reporting(corpus, point)}
    houses = {corpus.top_owner(found.publisher or id) if (found := corpus.sources.get(id)) else id for id in roots}
    return len(houses) < 2


def _listed(findings: Findings, group: Group[Point]) -> PointList:
    return PointList(group.id, group.title, (), tuple(_item(findings, point) for point in group.entries))


def _item(findings: Findings, point: Point) -> PointItem:
    found = findings.brief(point.key).copies
    against, copies = _against(findings.corpus, point), _copies(findings.corpus, found) if found else ()
    note = (*against, Span("; "), *copies) if against and copies else against or copies
    return point_list.item(findings, point, note)


def _against(corpus: Corpus, point: Point) -> RichText:
    """Say that the one source denies it, where every report that counts does."""
    found = {ways[0].saying for ways in told(corpus, point).values()}.difference(UNCOUNTED)
    if not found or not found <= {Saying.DENIES, Saying.ASSERTS_ABSENCE}:
        return ()
    return (Span(", ".join(labels.get_label("saying", saying) for saying in sorted(found)), manner="note"),)


def _copies(corpus: Corpus, copies: Sequence[str]) -> RichText:
    words = ngettext("and its copy: ", "and its copies: ", len(copies))
    return tuple(span._replace(manner="note") for span in (Span(words), *point_list.told_apart(corpus, copies)))
