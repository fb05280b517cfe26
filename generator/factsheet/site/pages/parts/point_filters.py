"""The filters of a long list of points: what can be chosen, and what each point has. `filters.js` does the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reporting
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.site.pages.parts import labels, point_list, search_facets
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import PointList, Traits
from factsheet.text.i18n import _

FEWEST = 12
"""Points that are worth filtering."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that a list can be narrowed to."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
    """Key and words."""


@dataclass(frozen=True, slots=True)
class Filters:
    told: str
    """ "Points shown: {count} of {all}", which the script fills in."""
    choices: tuple[Choice, ...]


def filters(findings: Findings, points: Sequence[Outline], *, whole: bool) -> Filters | None:
    """Return the filters of the points on a page, or None for a few; `whole`: no other page has more of the list."""
    if len(points) < FEWEST:
        return None
    told = _("Points shown: {count} of {all}") if whole else _("Points shown on this page: {count} of {all}")
    choices = (
        Choice(search_facets.KIND, _("Kind"), _kinds(points)),
        Choice(search_facets.STATUS, _("Support"), _statuses(findings, points)),
        Choice(search_facets.SOURCE, _("Source"), _sources(findings.corpus, points)),
        Choice(search_facets.ACTOR, _("Actor"), _actors(findings.corpus, points)),
    )
    return Filters(told, tuple(choice for choice in choices if len(choice.options) > 1))


def lists(findings: Findings, groups: Iterable[Group[Outline]]) -> tuple[PointList, ...]:
    """Return the points under their headings, each with what it can be filtered by."""
    return tuple(
        PointList(
            group.id,
            group.title,
            (),
            tuple(point_list.item(findings, point, traits=_traits(findings, point)) for point in group.entries),
        )
        for group in groups
    )


def _traits(findings: Findings, point: Outline) -> Traits:
    return Traits(
        kind=point.kind,
        status=" ".join(search_facets.statuses(findings, point)),
        sources=" ".join(reporting(findings.corpus, point)),
        actors=" ".join(search_facets.actors(findings.corpus, point)),
    )


def _kinds(points: Sequence[Outline]) -> tuple[tuple[str, str], ...]:
    there = {point.kind for point in points}
    return tuple((kind, labels.get_label("kinds", kind)) for kind in point_list.KINDS if kind in there)


def _statuses(findings: Findings, points: Sequence[Outline]) -> tuple[tuple[str, str], ...]:
    return _by_words({key: words for point in points for key, words in search_facets.statuses(findings, point).items()})


def _sources(corpus: Corpus, points: Sequence[Outline]) -> tuple[tuple[str, str], ...]:
    """Return the sources by outlet; several of one outlet with their titles."""
    names = {id: corpus.name("source", id) for point in points for id in reporting(corpus, point)}
    often = Counter(names.values())
    return _by_words(
        {id: f"{name}: {corpus.sources[id].title or id}" if often[name] > 1 else name for id, name in names.items()}
    )


def _actors(corpus: Corpus, points: Sequence[Outline]) -> tuple[tuple[str, str], ...]:
    return _by_words({id: corpus.name("actor", id) for point in points for id in search_facets.actors(corpus, point)})


def _by_words(options: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(options.items(), key=lambda option: (option[1].casefold(), option[0])))
