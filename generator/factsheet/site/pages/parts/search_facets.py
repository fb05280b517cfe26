"""What a page can be found and narrowed by: kind, source, actor, place, month and support, as a reader reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    """One of those above."""
    value: str
    """As shown: a name, a word; of a date its year and month, `2022-03`."""


def list_point_facets(findings: Findings, point: Point) -> tuple[Facet, ...]:
    corpus = findings.corpus
    facets = (
        Facet(KIND, labels.get_label("kind", point.kind)),
        *(Facet(STATUS, word) for word in name_statuses(findings, point).values()),
        *(Facet(SOURCE, corpus.get_name("source", id)) for id in list_reporting_sources(corpus, point)),
        *(Facet(ACTOR, corpus.get_name("actor", id)) for id in list_actors(corpus, point)),
        *(
            Facet(PLACE, corpus.get_name("place", id))
            for kind, id in corpus.list_named_records(point)
            if kind == "place"
        ),
        *_list_month(point.date),
    )
    return tuple(dict.fromkeys(facets))


def list_source_facets(corpus: Corpus, source: Source) -> tuple[Facet, ...]:
    publisher = (Facet(ACTOR, corpus.get_name("actor", source.publisher)),) if source.publisher else ()
    return (
        Facet(KIND, _("Source")),
        Facet(SOURCE, corpus.get_source_name(source)),
        *publisher,
        *_list_month(source.date),
    )


def list_actor_facets(actor: Actor) -> tuple[Facet, ...]:
    return Facet(KIND, _("Actor")), Facet(ACTOR, actor.name)


def list_place_facets(place: Place) -> tuple[Facet, ...]:
    return Facet(KIND, _("Place")), Facet(PLACE, place.name)


def list_sheet_facets() -> tuple[Facet, ...]:
    return (Facet(KIND, _("Sheet")),)


def list_actors(corpus: Corpus, point: Point) -> Iterable[str]:
    """Return those whom a point names anywhere, so that it stands on their page; each once."""
    return dict.fromkeys(id for kind, id in corpus.list_named_records(point) if kind == "actor")


def name_statuses(findings: Findings, point: Point) -> dict[str, str]:
    """Return the support of a point, and what became of it, each by its key and in words."""
    support = labels.make_support(findings.get_brief(point.key).support)
    became = labels.get_label("status", point.status.state)
    words = {support.key: support.word}
    return words | {point.status.state: f"{became[0].upper()}{became[1:]}"} if became else words


def _list_month(date: Date | None) -> Iterator[Facet]:
    """Give the month in which a date begins; of a coarser one the year, and nothing where even that is open."""
    if date is None or date.earliest is None or date.precision < Precision.YEAR:
        return
    year = f"{date.earliest.year:04}"
    yield Facet(DATE, f"{year}-{date.earliest.month:02}" if date.precision >= Precision.MONTH else year)
