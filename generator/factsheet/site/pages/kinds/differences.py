"""Every difference of a sheet, told or shown by the values, the weightiest kind first: who says what, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Finding, Findings, differences_on
from factsheet.analysis.compare import WEIGHT, AspectComparison
from factsheet.analysis.differences import Disagreement
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
from factsheet.site.pages.parts.original_language import untranslated
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.sides_of_difference import Side
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class PointOf:
    """A point that a difference runs across, with the outlets that report it."""

    title: Span
    outlets: RichText


@dataclass(frozen=True, slots=True)
class DifferenceEntry:
    id: str
    """The anchor."""
    point: Span | None
    """None for a difference that runs across points."""
    aspect: str
    """In words; empty where the reports differ as a whole."""
    reasons: tuple[RichText, ...]
    """As persons tell it."""
    shown: str
    """What the values show, where nobody has told the reason."""
    in_series: tuple[RichText, ...]
    """On how many dates the claimants of a series differ, and most on which."""
    sides: tuple[Side, ...]
    more: Span | None
    """The way to the sides that are not shown."""
    points: tuple[PointOf, ...]


@dataclass(frozen=True, slots=True)
class KindOfDifference:
    id: str
    title: str
    entries: tuple[DifferenceEntry, ...]


@dataclass(frozen=True, slots=True)
class DifferencesView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: tuple[tuple[Span, int], ...]
    """Each kind that occurs, leading to where it begins, and how many there are of it."""
    kinds: tuple[KindOfDifference, ...]
    parts: Parts | None


Found = tuple[str, int]
"""The key of a point, or nothing for what runs across points; and which of its differences, or of the sheet's."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the differences of each sheet, over as many pages as the points could have differences for."""
    for sheet in findings.corpus.sheets.values():
        found = cache(partial(arranged, findings, sheet))
        make, stamp = partial(view, findings, sheet, found), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(_address(sheet), _title(sheet), "pages/differences.html", make, None, stamp)
        yield from pagination.each(first, _number_of_pages(findings, sheet), make)


def view(
    findings: Findings, sheet: Sheet, every: Callable[[], Sequence[Group[Found]]], number: int = 1
) -> DifferencesView:
    """Return the page of a number (from 1)."""
    found, of, first = every(), _number_of_pages(findings, sheet), _address(sheet)
    most = pagination.evenly(sum(len(kind.entries) for kind in found), of)
    headings = pagination.beginnings(found, first, most=most)
    return DifferencesView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Differences"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "Where the sources differ, the weightiest kind of difference first: each with who says what, and with the "
            "reason where somebody has found it. A difference does not say who is right."
        ),
        counts=tuple((heading, len(kind.entries)) for heading, kind in zip(headings, found, strict=True)),
        kinds=tuple(_kinds(findings, sheet, tuple(pagination.cut(found, number, most=most)))),
        parts=pagination.turned(first, number, of, headings),
    )


def arranged(findings: Findings, sheet: Sheet) -> tuple[Group[Found], ...]:
    """Return the differences by kind: first those that run across points, then point by point in the sheet's order."""
    kinds: dict[str, list[Found]] = {kind: [] for kind in WEIGHT}
    for number, difference in enumerate(sheet.differences):
        kinds[difference.kind].append(("", number))
    for group in sheet_sections.groups(findings.corpus, sheet):
        for outline in group.points:
            for number, kind in enumerate(findings.brief(outline.key).differences):
                kinds[kind].append((outline.key, number))
    return tuple(
        Group(f"fs-{kind}", labels.get_label("difference", kind), found) for kind, found in kinds.items() if found
    )


def _address(sheet: Sheet) -> urls.Address:
    return urls.across(sheet.id, "differences")


def _title(sheet: Sheet) -> str:
    return _("Differences: {sheet}").format(sheet=sheet.title)


def _number_of_pages(findings: Findings, sheet: Sheet) -> int:
    """Return how many pages there are, which is settled before any point is opened."""
    possible = sum(point.differences for point in findings.corpus.outlines_of(sheet.id))
    return pagination.number_of(possible + len(sheet.differences))


def _kinds(findings: Findings, sheet: Sheet, shown: Sequence[Group[Found]]) -> Iterator[KindOfDifference]:
    """Return what stands on a page, made point by point, so that each is looked at once."""
    every = sorted(found for kind in shown for found in kind.entries)
    made = {found: _entry(findings, sheet, *found) for found in every}
    for kind in shown:
        yield KindOfDifference(kind.id, kind.title, tuple(made[found] for found in kind.entries))


def _entry(findings: Findings, sheet: Sheet, key: str, number: int) -> DifferenceEntry:
    if not key:
        return _across(findings, sheet, number)
    point = findings.corpus.points[key]
    finding = findings.on(point)
    return _on_point(findings, point, finding, differences_on(findings.corpus, point, finding)[number])


def _across(findings: Findings, sheet: Sheet, number: int) -> DifferenceEntry:
    difference = sheet.differences[number]
    points = [findings.corpus.point(sheet.id, reference) for reference in difference.points]
    return DifferenceEntry(
        id=f"fs-across-{number + 1}",
        point=None,
        aspect="",
        reasons=(untranslated(sheet, findings.names.linked(difference.reason)),),
        shown="",
        in_series=(),
        sides=(),
        more=None,
        points=tuple(PointOf(point_list.link(point), _heads(findings, point)) for point in points),
    )


def _heads(findings: Findings, point: Point) -> RichText:
    return sides_of_difference.outlets(findings.corpus, point, findings.on(point).standings.heads())


def _on_point(findings: Findings, point: Point, finding: Finding, found: Disagreement) -> DifferenceEntry:
    every = sides_of_difference.sides(findings, point, found)
    compared = next((one for one in finding.aspects if one.aspect.id == found.aspect), None)
    near = (*point.by, *point.to)
    return DifferenceEntry(
        id=".".join(filter(None, (point.id, found.kind, found.aspect))),
        point=point_list.link(point),
        aspect=compared.aspect.head if compared else "",
        reasons=tuple(untranslated(point, findings.names.linked(one.reason, near=near)) for one in found.told),
        shown="" if found.told else _shown(findings.corpus, point, found, compared),
        in_series=tuple(_in_series(findings.corpus, finding, found)),
        sides=every[: sides_of_difference.MOST_SIDES],
        more=_more(point, every),
        points=(),
    )


def _shown(corpus: Corpus, point: Point, found: Disagreement, compared: AspectComparison | None) -> str:
    """Return how the values stand to each other; without an aspect, what the reports do; nothing of marked words."""
    if compared is None:
        return {
            "substance": _("some say that it is so, others that it is not"),
            "speaker": _("the reports name different speakers"),
        }.get(found.kind, "")
    agreement = sides_of_difference.gravest(corpus, point, compared)
    return agreement.reason if agreement else ""


def _in_series(corpus: Corpus, finding: Finding, found: Disagreement) -> Iterator[RichText]:
    for compared in finding.series:
        if compared.aspect.id == found.aspect:
            yield from (sentence.words for sentence in claimant_sentences.differing(corpus, compared))


def _more(point: Point, every: Sequence[Side]) -> Span | None:
    count = len(every) - sides_of_difference.MOST_SIDES
    if count < 1:
        return None
    words = ngettext("{count} more on the page of the point", "{count} more on the page of the point", count)
    return Span(words, urls.point(point.sheet, point.id))
