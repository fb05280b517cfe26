"""The facets that narrow a search: kind, source, actor, place, month and support, in the words of the page."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reporting_sources
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.model.values.date import Date, Precision
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import _

KIND, STATUS, SOURCE, ACTOR, PLACE, DATE = "kind", "status", "source", "actor", "place", "date"


class Facet(Struct, frozen=True):
    name: str
    """One of those above."""
    value: str
    """As shown: a name or a word; for a date, year and month: `2022-03`."""


def list_point_facets(findings: Findings, point: Point) -> tuple[Facet, ...]:
    # Several sources can share an outlet's name: a facet counts a page once.
    return tuple(dict.fromkeys(_list_point_facets(findings, point)))


def _list_point_facets(findings: Findings, point: Point) -> Iterator[Facet]:
    corpus = findings.corpus
    yield Facet(KIND, labels.get_label("kind", point.kind))
    for word in name_statuses(findings, point).values():
        yield Facet(STATUS, word)
    for source in list_reporting_sources(corpus, point):
        yield Facet(SOURCE, corpus.get_name("source", source))
    named = [(kind, id) for kind, id in corpus.list_named_records(point) if kind in (ACTOR, PLACE)]
    for kind, id in sorted(named, key=itemgetter(0)):  # the actors first
        yield Facet(kind, corpus.get_name(kind, id))
    yield from _list_month(point.date)


def list_source_facets(corpus: Corpus, source: Source) -> tuple[Facet, ...]:
    facets = [Facet(KIND, _("Source")), Facet(SOURCE, corpus.get_source_name(source))]
    if source.publisher:
        facets.append(Facet(ACTOR, corpus.get_name("actor", source.publisher)))
    return (*facets, *_list_month(source.date))


def list_actor_facets(actor: Actor) -> tuple[Facet, ...]:
    return Facet(KIND, _("Actor")), Facet(ACTOR, actor.name)


def list_place_facets(place: Place) -> tuple[Facet, ...]:
    return Facet(KIND, _("Place")), Facet(PLACE, place.name)


def list_sheet_facets() -> tuple[Facet, ...]:
    return (Facet(KIND, _("Sheet")),)


def list_actors(corpus: Corpus, point: Point) -> Iterable[str]:
    """Return everybody whom a point names, so that it is listed on their page; each once."""
    return dict.fromkeys(id for kind, id in corpus.list_named_records(point) if kind == "actor")


def name_statuses(findings: Findings, point: Point) -> dict[str, str]:
    """Return the support of a point, and its status where there is one, in words by key."""
    support = labels.make_support(findings.get_brief(point.key).support)
    statuses = {support.key: support.word}
    if status := labels.get_label("status", point.status.state):
        statuses[point.status.state] = f"{status[0].upper()}{status[1:]}"
    return statuses


def _list_month(date: Date | None) -> Iterator[Facet]:
    """Return the month in which a date begins; the year for a coarser date, nothing where even that is open."""
    if date is None or date.earliest is None or date.precision < Precision.YEAR:
        return
    year = f"{date.earliest.year:04}"
    yield Facet(DATE, f"{year}-{date.earliest.month:02}" if date.precision >= Precision.MONTH else year)
