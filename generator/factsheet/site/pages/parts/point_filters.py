"""The filters of a long list of points: the choices, and the traits of each point. `filters.js` does the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reporting_sources
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.site.pages.parts import labels, point_list, search_facets
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.view_types import PointList, Traits
from factsheet.text.i18n import _

FEWEST = 12
"""Points that are worth filtering: a shorter list is read faster than its filters."""


class FilterChoice(Struct, frozen=True):
    """One of several values that a list can be narrowed to."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
    """Key and words."""


class PointFilters(Struct, frozen=True):
    count_text: str
    """ "Points shown: {count} of {all}", which the script fills in."""
    choices: tuple[FilterChoice, ...]


def make_filters(findings: Findings, points: Sequence[Point], *, whole: bool) -> PointFilters | None:
    """Return the filters of the points on a page, or None for a few; `whole`: no other page has more of the list."""
    if len(points) < FEWEST:
        return None
    count_text = _("Points shown: {count} of {all}") if whole else _("Points shown on this page: {count} of {all}")
    choices = (
        FilterChoice(search_facets.KIND, _("Kind"), _list_kinds(points)),
        FilterChoice(search_facets.STATUS, _("Support"), _list_statuses(findings, points)),
        FilterChoice(search_facets.SOURCE, _("Source"), _list_sources(findings.corpus, points)),
        FilterChoice(search_facets.ACTOR, _("Actor"), _list_actors(findings.corpus, points)),
    )
    return PointFilters(count_text, tuple(choice for choice in choices if len(choice.options) > 1))


def make_lists(findings: Findings, groups: Iterable[EntryGroup[Point]]) -> tuple[PointList, ...]:
    """Return the points under their headings, each with what it can be filtered by."""
    lists = []
    for group in groups:
        items = []
        for point in group.entries:
            items.append(point_list.make_item(findings, point, traits=_make_traits(findings, point)))
        lists.append(PointList(group.id, group.title, (), tuple(items)))
    return tuple(lists)


def _make_traits(findings: Findings, point: Point) -> Traits:
    return Traits(
        kind=point.kind,
        status=" ".join(search_facets.name_statuses(findings, point)),
        sources=" ".join(list_reporting_sources(findings.corpus, point)),
        actors=" ".join(search_facets.list_actors(findings.corpus, point)),
    )


def _list_kinds(points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    present = {point.kind for point in points}
    return tuple((kind, labels.get_label("kinds", kind)) for kind in point_list.KINDS if kind in present)


def _list_statuses(findings: Findings, points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    statuses: dict[str, str] = {}
    for point in points:
        statuses |= search_facets.name_statuses(findings, point)
    return _sort_by_words(statuses)


def _list_sources(corpus: Corpus, points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    """Return the sources by outlet; several of one outlet with their titles."""
    names: dict[str, str] = {}
    for point in points:
        for id in list_reporting_sources(corpus, point):
            names[id] = corpus.get_name("source", id)
    often = Counter(names.values())
    for id, name in names.items():
        if often[name] > 1:
            names[id] = f"{name}: {corpus.sources[id].title or id}"
    return _sort_by_words(names)


def _list_actors(corpus: Corpus, points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {}
    for point in points:
        for id in search_facets.list_actors(corpus, point):
            names[id] = corpus.get_name("actor", id)
    return _sort_by_words(names)


def _sort_by_words(options: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(options.items(), key=lambda option: (option[1].casefold(), option[0])))
