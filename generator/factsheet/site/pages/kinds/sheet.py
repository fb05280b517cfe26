"""The page of a sheet: what is agreed, what differs, and every point in its section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import by_weight
from factsheet.analysis.support import Support
from factsheet.content.corpus import point_key
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.data.formats import DATABASE, list_sheet_formats
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.kinds import sheet_sources
from factsheet.site.pages.parts import (
    labels,
    point_filters,
    point_list,
    search_facets,
    share_box,
    sheet_navigation,
    sheet_sections,
)
from factsheet.site.pages.parts.agreed_points import AgreedItem, agreed
from factsheet.site.pages.parts.original_language import language_of_group, language_of_summary, original, untranslated
from factsheet.site.pages.parts.point_filters import Filters
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import Taking
from factsheet.site.pages.parts.sheet_sections import Group
from factsheet.site.pages.parts.sortable_table import Sortable
from factsheet.site.pages.parts.view_types import Crumb, Definition, Original, PointList
from factsheet.text.i18n import _, ngettext, number
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the sheet, its points by kind."""

    id: str
    title: str
    language: str
    """Of the title, where it is another than the page's."""
    summary: RichText
    count: str
    """ "12 points, 3 contested"."""
    lists: tuple[PointList, ...]
    """Proposals, reactions, statements, events, figures, background; none of them empty."""
    more: Span | None
    """The way to all points, where these are only the first."""


@dataclass(frozen=True, slots=True)
class DifferenceItem:
    kind: str
    """In words: substance, number, list …"""
    reason: RichText
    points: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    title: str
    id: str
    crumbs: tuple[Crumb, ...]
    question: str
    summary: RichText
    figures: tuple[tuple[str, str], ...]
    """Number and word: ("91", "points"), ("5", "sources read in full"), ("12", "contested")."""
    agreed: tuple[AgreedItem, ...]
    """A handful of points on which several families agree."""
    differing: tuple[DifferenceItem, ...]
    """The weightiest kind first."""
    more_differences: Span | None
    """The way to every difference; None where there is none."""
    alone: Span | None
    """ "43 points rest on one family alone", leading to them; None without points."""
    sections: tuple[Section, ...]
    sources: Sortable
    more_sources: Span | None
    """The way to all sources, where these are only the first."""
    facts: tuple[Definition, ...]
    views: tuple[Span, ...]
    """The pages that look across its points."""
    language: str
    """Of title and question, where it is another than the site's."""
    original: Original | None
    summary_language: str
    description: str
    filters: Filters | None
    """None where the sections are few points, or only the first of each."""
    facets: tuple[Facet, ...]
    """What it is found by."""
    taking: Taking
    linked: LinkedData


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, settings, sheet), partial(findings.stamps.whole_sheet, sheet.id)
        address, origin = urls.sheet(sheet.id), Origin(sheet.file)
        yield Page(address, sheet.title, "pages/sheet.html", make, origin, stamp, followed=address)


def view(findings: Findings, settings: Settings, sheet: Sheet) -> SheetView:
    points = findings.corpus.outlines_of(sheet.id)
    found = sheet_sections.groups(findings.corpus, sheet)
    shown = sheet_sections.shown(findings.corpus, sheet, found)
    return SheetView(
        title=sheet.title,
        id=sheet.id,
        crumbs=(),
        question=sheet.question,
        summary=findings.names.linked(sheet.summary or ""),
        figures=tuple(_figures(findings, sheet, points)),
        agreed=agreed(findings, sheet, points),
        differing=tuple(_differing(findings, sheet)),
        more_differences=_more_differences(findings, sheet, points),
        alone=_alone(findings, sheet, points) if points else None,
        sections=tuple(_section(findings, sheet, group, shown=shown) for group in found),
        sources=sheet_sources.sources(findings.corpus, sheet),
        more_sources=sheet_sources.more(findings.corpus, sheet),
        facts=tuple(_facts(sheet)),
        views=sheet_navigation.ways(sheet),
        language=sheet.foreign,
        original=original(sheet),
        summary_language=language_of_summary(sheet),
        description=sheet.question,
        filters=None
        if sheet_sections.is_long(findings.corpus, sheet)
        else point_filters.filters(findings, points, whole=True),
        facets=search_facets.of_sheet(),
        taking=share_box.of_sheet(findings.corpus, settings, sheet),
        linked=schema_org.of_sheet(findings.corpus, settings, sheet),
    )


def _figures(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> Iterator[tuple[str, str]]:
    contested = sum(findings.brief(point.key).support is Support.CONTESTED for point in points)
    read = len(sheet.read_in_full)
    yield number(len(points)), ngettext("point", "points", len(points))
    yield number(read), ngettext("source read in full", "sources read in full", read)
    yield number(contested), ngettext("point contested", "points contested", contested)


def _differing(findings: Findings, sheet: Sheet) -> Iterator[DifferenceItem]:
    for difference in by_weight(sheet.differences):
        points = [findings.corpus.outlines[point_key(sheet.id, reference)] for reference in difference.points]
        reason = untranslated(sheet, findings.names.linked(difference.reason))
        yield DifferenceItem(
            labels.get_label("difference", difference.kind), reason, tuple(point_list.link(point) for point in points)
        )


def _more_differences(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> Span | None:
    count = len(sheet.differences) + sum(len(findings.brief(point.key).differences) for point in points)
    words = ngettext("{count} difference, with who says what", "All {count} differences, with who says what", count)
    return Span(words, urls.across(sheet.id, "differences")) if count else None


def _alone(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> Span:
    single = sum(findings.brief(point.key).families == 1 for point in points)
    words = ngettext(
        "{count} point rests on one family of sources alone.",
        "{count} points rest on one family of sources alone.",
        single,
    )
    return Span(words, urls.across(sheet.id, "one-source"))


def _section(findings: Findings, sheet: Sheet, group: Group, *, shown: int) -> Section:
    """Return a section with the first of its points, and the way to all where these are not all."""
    count, points = len(group.points), group.points[:shown]
    listed = point_list.lists if sheet_sections.is_long(findings.corpus, sheet) else point_filters.lists
    more = Span(ngettext("The only point", "All {count} points", count), urls.section_of(sheet.id, group.id))
    return Section(
        id=group.id,
        title=group.title,
        language=language_of_group(sheet, group.id),
        summary=findings.names.linked(group.summary),
        count=sheet_sections.told(findings, group),
        lists=listed(findings, point_list.by_kind(points, group.id)),
        more=more if count > shown else None,
    )


def _facts(sheet: Sheet) -> Iterator[Definition]:
    if sheet.editors:
        yield Definition(_("Edited by"), (Span(", ".join(sheet.editors)),))
    files = [Span(format.name, urls.data(format.file, sheet.id)) for format in list_sheet_formats()]
    files.append(Span(_("SQLite, with all sheets"), urls.data(DATABASE)))
    listed = [span for file in files for span in (file, Span(", "))]
    more = Span(_("all files and what they hold"), urls.section("data"))
    yield Definition(_("Take the data along"), (*listed, more))
