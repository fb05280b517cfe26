"""Every difference of a sheet, explained by an editor or shown by the values, the most serious kind first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import WEIGHT, AspectComparison
from factsheet.analysis.differences import Disagreement, count_possible
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import (
    claimant_sentences,
    labels,
    pagination,
    point_list,
    sheet_navigation,
    sheet_sections,
    sides_of_difference,
)
from factsheet.site.pages.parts.list_entries import EntryPart
from factsheet.site.pages.parts.original_language import mark_untranslated
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.sides_of_difference import Side
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, ngettext
from factsheet.text.memory import Memory
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class ReportedPoint(Struct, frozen=True, array_like=True):
    """A point of a difference across points, with the outlets that report it."""

    title: Span
    outlets: RichText


class DifferenceEntry(Struct, frozen=True, array_like=True):
    id: str
    """The anchor."""
    point: Span | None
    """None for a difference across points."""
    aspect: str
    """In words; empty where the reports differ as a whole."""
    reasons: tuple[RichText, ...]
    """As editors explain it."""
    shown: str
    """What the values show, where nobody has explained the reason."""
    in_series: tuple[RichText, ...]
    """On how many dates the claimants of a series differ, and on which they differ most."""
    sides: tuple[Side, ...]
    more: Span | None
    """The link to the sides that are not shown."""
    points: tuple[ReportedPoint, ...]


class DifferenceGroup(Struct, frozen=True):
    id: str
    title: str
    entries: tuple[DifferenceEntry, ...]


class DifferencesView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each kind that occurs, linked to its first entry, with the number of its differences."""
    kinds: tuple[DifferenceGroup, ...]
    parts: PageParts | None


_POSSIBLE: Memory[int] = Memory()
"""By sheet: the most differences that its reports can have. Kept, since it is asked whenever pages are planned."""


class DifferenceKey(NamedTuple):
    point: str
    """The key of the point; empty for a difference across points."""
    number: int
    """Which of the differences of the point, or of the sheet, from 0."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the differences of each sheet, over as many pages as the points could have differences for."""
    return SheetPages(
        name="differences",
        title=_("Differences: {sheet}"),
        template="pages/differences.html",
        arrange=arrange,
        count=_count_pages,
        view=make_view,
    ).make(findings, settings)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, every: Sequence[EntryGroup[DifferenceKey]], page: ListPage
) -> DifferencesView:
    # How many pages there are is settled before the differences are known, so they are spread evenly over the pages.
    most = pagination.count_per_page(sum(len(kind.entries) for kind in every), page.of)
    headings = pagination.link_headings(every, page.first, most=most)
    return DifferencesView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Differences")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "Where the sources differ, most serious first, with who says what and, where known, why. A difference "
            "does not show who is right."
        ),
        counts=tuple((heading, len(kind.entries)) for heading, kind in zip(headings, every, strict=True)),
        kinds=tuple(_make_groups(findings, settings, sheet, pagination.select_page(every, page.number, most=most))),
        parts=page.link_pages(headings),
    )


def arrange(findings: Findings, sheet: Sheet) -> tuple[EntryGroup[DifferenceKey], ...]:
    """Return the differences by kind: first those across points, then point by point in the sheet's order."""
    kinds: dict[str, list[DifferenceKey]] = {kind: [] for kind in WEIGHT}
    for number, difference in enumerate(sheet.differences):
        kinds[difference.kind].append(DifferenceKey("", number))
    for group in sheet_sections.group_points(findings.corpus, sheet):
        for point in group.points:
            for number, kind in enumerate(findings.get_brief(point.key).differences):
                kinds[kind].append(DifferenceKey(point.key, number))
    groups: list[EntryGroup[DifferenceKey]] = []
    for name, keys in kinds.items():
        if keys:
            groups.append(EntryGroup(f"fs-{name}", labels.get_label("difference", name), keys))
    return tuple(groups)


def _count_pages(findings: Findings, sheet: Sheet, arranged: object) -> int:
    """Return how many pages there are, without comparing anything."""
    # An upper limit: comparing all points to count exactly would undo that most builds open only a few of them.
    points = findings.corpus.list_points(sheet.id)
    possible = _POSSIBLE.get(findings, sheet.id, lambda: sum(count_possible(point) for point in points))
    return pagination.count_pages_for(possible + len(sheet.differences))


def _make_groups(
    findings: Findings, settings: Settings, sheet: Sheet, shown: Iterable[EntryGroup[DifferenceKey]]
) -> Iterator[DifferenceGroup]:
    """Return the groups of a page."""
    for kind in shown:
        entries: list[DifferenceEntry] = []
        for key in kind.entries:
            if key.point:
                entries.append(ENTRIES.load(findings, settings, findings.corpus.points[key.point])[key.number])
            else:
                entries.append(_make_sheet_entry(findings, settings, sheet, key.number))
        yield DifferenceGroup(kind.id, kind.title, tuple(entries))


def _make_sheet_entry(findings: Findings, settings: Settings, sheet: Sheet, number: int) -> DifferenceEntry:
    difference = sheet.differences[number]
    points: list[ReportedPoint] = []
    for reference in difference.points:
        point = findings.corpus.get_point(sheet.id, reference)
        points.append(ReportedPoint(point_list.link_point(point), OUTLETS.load(findings, settings, point)))
    return DifferenceEntry(
        id=f"fs-across-{number + 1}",
        point=None,
        aspect="",
        reasons=(mark_untranslated(sheet, findings.names.link_names(difference.reason)),),
        shown="",
        in_series=(),
        sides=(),
        more=None,
        points=tuple(points),
    )


def _link_outlets(findings: Findings, settings: Settings, point: Point) -> RichText:
    return sides_of_difference.link_outlets(findings.corpus, point, findings.analyze_point(point).independence.heads)


def _make_point_entries(findings: Findings, settings: Settings, point: Point) -> Iterator[DifferenceEntry]:
    if findings.get_brief(point.key).differences:
        finding = findings.analyze_point(point)
        for disagreement in finding.differences:
            yield _make_point_entry(findings, point, finding, disagreement)


def _make_point_entry(
    findings: Findings, point: Point, finding: Finding, disagreement: Disagreement
) -> DifferenceEntry:
    every = sides_of_difference.list_sides(findings, point, disagreement)
    compared = next((item for item in finding.aspects if item.aspect.id == disagreement.aspect), None)
    reasons: list[RichText] = []
    for explanation in disagreement.explanations:
        words = findings.names.link_names(explanation.reason, near=(*point.by, *point.to))
        reasons.append(mark_untranslated(point, words))
    return DifferenceEntry(
        id=".".join(filter(None, (point.id, disagreement.kind, disagreement.aspect))),
        point=point_list.link_point(point),
        aspect=compared.aspect.head if compared else "",
        reasons=tuple(reasons),
        shown="" if reasons else _describe_values(findings.corpus, point, disagreement, compared),
        in_series=tuple(_list_series_sentences(findings.corpus, finding, disagreement)),
        sides=every[: sides_of_difference.MOST_SIDES],
        more=_make_more_link(point, every),
        points=(),
    )


def _describe_values(
    corpus: Corpus, point: Point, disagreement: Disagreement, compared: AspectComparison | None
) -> str:
    """Return how the values compare, or without an aspect how the reports do; empty for a changed quotation."""
    if compared is None:
        return {
            "substance": _("some confirm it, others deny it"),
            "speaker": _("the reports name different speakers"),
        }.get(disagreement.kind, "")
    agreement = sides_of_difference.find_gravest(corpus, point, compared)
    return agreement.reason if agreement else ""


def _list_series_sentences(corpus: Corpus, finding: Finding, disagreement: Disagreement) -> Iterator[RichText]:
    for compared in finding.series:
        if compared.aspect.id == disagreement.aspect:
            for sentence in claimant_sentences.list_differences(corpus, compared):
                yield sentence.words


def _make_more_link(point: Point, every: Sequence[Side]) -> Span | None:
    count = len(every) - sides_of_difference.MOST_SIDES
    if count < 1:
        return None
    words = ngettext("{count} more on the page of the point", "{count} more on the page of the point", count)
    return Span(words, urls.make_point_address(point.sheet, point.id))


ENTRIES = EntryPart("differences", tuple[DifferenceEntry, ...], _make_point_entries)
"""The differences of a point, in the order of its brief."""
OUTLETS = EntryPart("outlets", tuple[Span, ...], _link_outlets)
"""The outlets that report a point, as a difference across points names them."""
