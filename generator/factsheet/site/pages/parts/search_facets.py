"""What a page can be found and narrowed by: kind, source, actor, place, month and support, as a reader reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reporting
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point_summary import Outline
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


def of_point(findings: Findings, point: Outline) -> tuple[Facet, ...]:
    corpus = findings.corpus
    found = (
        Facet(KIND, labels.get_label("kind", point.kind)),
        *(Facet(STATUS, word) for word in statuses(findings, point).values()),
        *(Facet(SOURCE, corpus.name("source", id)) for id in reporting(corpus, point)),
        *(Facet(ACTOR, corpus.name("actor", id)) for id in actors(corpus, point)),
        *(Facet(PLACE, corpus.name("place", id)) for kind, id in corpus.named_in(point) if kind == "place"),
        *_month(point.date),
    )
    return tuple(dict.fromkeys(found))


def of_source(corpus: Corpus, source: Source) -> tuple[Facet, ...]:
    publisher = (Facet(ACTOR, corpus.name("actor", source.publisher)),) if source.publisher else ()
    return Facet(KIND, _("Source")), Facet(SOURCE, corpus.source_name(source)), *publisher, *_month(source.date)


def of_actor(actor: Actor) -> tuple[Facet, ...]:
    return Facet(KIND, _("Actor")), Facet(ACTOR, actor.name)


def of_place(place: Place) -> tuple[Facet, ...]:
    return Facet(KIND, _("Place")), Facet(PLACE, place.name)


def of_sheet() -> tuple[Facet, ...]:
    return (Facet(KIND, _("Sheet")),)


def actors(corpus: Corpus, point: Outline) -> Iterable[str]:
    """Return those whom a point names anywhere, so that it stands on their page; each once."""
    return dict.fromkeys(id for kind, id in corpus.named_in(point) if kind == "actor")


def statuses(findings: Findings, point: Outline) -> dict[str, str]:
    """Return the support of a point, and what became of it, each by its key and in words."""
    support = labels.make_support(findings.brief(point.key).support)
    became = labels.get_label("status", point.status)
    found = {support.key: support.word}
    return found | {point.status: f"{became[0].upper()}{became[1:]}"} if became else found


def _month(date: Date | None) -> Iterator[Facet]:
    """Give the month in which a date begins; of a coarser one the year, and nothing where even that is open."""
    if date is None or date.earliest is None or date.precision < Precision.YEAR:
        return
    year = f"{date.earliest.year:04}"
    yield Facet(DATE, f"{year}-{date.earliest.month:02}" if date.precision >= Precision.MONTH else year)
