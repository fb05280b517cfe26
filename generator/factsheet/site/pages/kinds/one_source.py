"""Points that only one source or one family of a sheet reports, by source, each with the copies of the report."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reporting_sources
from factsheet.analysis.source_lineage import trace_line
from factsheet.analysis.who_says_what import UNCOUNTED, SourceTreatment, classify_sources
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation, sheet_sections
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.view_types import Crumb, PageParts, PointItem, PointList
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class OneSourceView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each source, or several of one family, linked to its first point, with the number of its points."""
    lists: tuple[PointList, ...]
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each sheet, as many as it could have points of one source for."""
    return SheetPages(
        name="one-source",
        title=_("Only one source: {sheet}"),
        template="pages/one_source.html",
        arrange=arrange,
        count=_count_pages,
        view=make_view,
    ).make(findings, settings)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, every: Sequence[EntryGroup[Point]], page: ListPage
) -> OneSourceView:
    most = pagination.count_per_page(sum(len(group.entries) for group in every), page.of)
    headings = pagination.link_headings(every, page.first, most=most)
    return OneSourceView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Only one source")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "What only one source says here, or only one family: sources that copy one another, or have the same "
            "owner. That is not a flaw: exclusive reports are here too, and facts that only one outlet thought worth "
            "reporting. It only means that there is nothing here to compare it with."
        ),
        counts=tuple((heading, len(group.entries)) for heading, group in zip(headings, every, strict=True)),
        lists=tuple(_make_list(findings, group) for group in pagination.select_page(every, page.number, most=most)),
        parts=page.link_pages(headings),
    )


def arrange(findings: Findings, sheet: Sheet) -> tuple[EntryGroup[Point], ...]:
    """Return the points by the only sources with a row of their own, in the order of their names."""
    points_by_sources: dict[tuple[str, ...], list[Point]] = {}
    for group in sheet_sections.group_points(findings.corpus, sheet):
        for point in group.points:
            if only := findings.get_brief(point.key).only:
                points_by_sources.setdefault(tuple(sorted(only)), []).append(point)
    names = _name_sources(findings.corpus, set().union(*points_by_sources))
    groups: list[EntryGroup[Point]] = []
    for only in sorted(points_by_sources):
        title = ", ".join(names[source] for source in only)
        groups.append(EntryGroup(f"only-{'.'.join(only)}", title, points_by_sources[only]))
    return tuple(sorted(groups, key=lambda group: group.title.casefold()))


def _name_sources(corpus: Corpus, sources: Collection[str]) -> dict[str, str]:
    """Return the name of each source, with its title if several are of one outlet."""
    ids = sorted(sources)
    # Every second span is a comma.
    spans = point_list.link_sources(corpus, ids)[::2]
    return {id: span.text for id, span in zip(ids, spans, strict=True)}


def _count_pages(findings: Findings, sheet: Sheet, arranged: object) -> int:
    """Return how many pages there are, without analysing any point."""
    # An upper limit: analysing all points to count exactly would undo that most builds open only a few of them.
    corpus = findings.corpus
    return pagination.count_pages_for(sum(_can_be_alone(corpus, point) for point in corpus.list_points(sheet.id)))


def _can_be_alone(corpus: Corpus, point: Point) -> bool:
    """True if the sources go back to one text, or to texts of one owner."""
    sole: str | None = None
    for reporting in list_reporting_sources(corpus, point):
        root = trace_line(corpus, reporting).root
        source = corpus.sources.get(root)
        owner = corpus.find_top_owner(source.publisher or root) if source else root
        if sole not in (None, owner):
            return False
        sole = owner
    return True


def _make_list(findings: Findings, group: EntryGroup[Point]) -> PointList:
    return PointList(group.id, group.title, (), tuple(_make_item(findings, point) for point in group.entries))


def _make_item(findings: Findings, point: Point) -> PointItem:
    notes = [_describe_denial(findings.corpus, point)]
    if copies := findings.get_brief(point.key).copies:
        notes.append(_link_copies(findings.corpus, copies))
    return point_list.make_item(findings, point, join(filter(None, notes), "; "))


def _describe_denial(corpus: Corpus, point: Point) -> RichText:
    """Say that the source denies the point, if every report that counts does; else nothing."""
    stances = {ways[0].saying for ways in classify_sources(corpus, point).values()}.difference(UNCOUNTED)
    if not stances or not stances <= {SourceTreatment.DENIES, SourceTreatment.ASSERTS_ABSENCE}:
        return ()
    return (Span(", ".join(labels.get_label("saying", saying) for saying in sorted(stances)), manner="note"),)


def _link_copies(corpus: Corpus, copies: Sequence[str]) -> RichText:
    words = ngettext("and its copy: ", "and its copies: ", len(copies))
    return tuple(span._replace(manner="note") for span in (Span(words), *point_list.link_sources(corpus, copies)))
