"""The rows of sheets, sources, actors and places, from their records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factsheet.content import git_dates
from factsheet.content.corpus import Corpus, point_key
from factsheet.data.cells import Row, make_cells, make_empty_cells
from factsheet.data.record_json import write_record
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Difference
from factsheet.model.references import references
from factsheet.model.sheet import Reading, Sheet
from factsheet.model.source import Edge, Source
from factsheet.web import urls
from factsheet.web.settings import Settings

Thing = tuple[str, str]


@dataclass(frozen=True)
class Things:
    """Some of the things of a corpus, each list in the order of the corpus."""

    sheets: tuple[Sheet, ...]
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


def all_things(corpus: Corpus) -> Things:
    shelves = (corpus.sheets, corpus.sources, corpus.actors, corpus.places)
    return Things(*(tuple(shelf.values()) for shelf in shelves))  # type: ignore[arg-type]


def things_of(corpus: Corpus, sheet: Sheet) -> Things:
    """Return what the sheet and its points name, and all that this leads to: publishers, owners, parents …"""
    found = _reached(corpus, {*(named for thing in corpus.points_of(sheet.id) for named in corpus.named_in(thing))})
    found |= _reached(corpus, {("source", id) for id in corpus.sources_of(sheet.id)})
    return Things(
        (sheet,),
        tuple(thing for thing in corpus.sources.values() if ("source", thing.id) in found),
        tuple(thing for thing in corpus.actors.values() if ("actor", thing.id) in found),
        tuple(thing for thing in corpus.places.values() if ("place", thing.id) in found),
    )


def rows(corpus: Corpus, settings: Settings, things: Things) -> Iterator[tuple[str, Row]]:
    """Return table and row of each of them."""
    yield from (("actors", _actor(settings, actor)) for actor in things.actors)
    yield from (("places", _place(settings, place)) for place in things.places)
    for source in things.sources:
        yield "sources", _source(corpus, settings, source)
        yield from (("edges", _edge(corpus, source, edge)) for edge in source.edges)
    for sheet in things.sheets:
        yield from _of_sheet(corpus, settings, sheet)


def differences(sheets: Iterable[Sheet]) -> Iterator[tuple[str, Row]]:
    """Return the rows of the differences that run across points; their table is one of points."""
    for sheet in sheets:
        for thing in sheet.differences:
            row = {
                **make_empty_cells(Difference),
                **_make_record_cells(thing, sheet.id),
                "sheet": sheet.id,
                "across": True,
            }
            for reference in thing.points or (None,):
                yield "differences", {**row, "point": point_key(sheet.id, reference) if reference else None}


def _make_record_cells(record: Any, sheet: str = "") -> Row:
    return make_cells(type(record), write_record(record, sheet, "table"))


def _reached(corpus: Corpus, begin: set[Thing]) -> set[Thing]:
    found: set[Thing] = set()
    todo = list(begin)
    while todo:
        kind, id = thing = todo.pop()
        shelf = {"source": corpus.sources, "actor": corpus.actors, "place": corpus.places}.get(kind, {})
        if thing not in found and id in shelf:
            found.add(thing)
            todo += [_told_apart(corpus, mention.kind, mention.id) for mention in references(shelf[id])]
    return found


def _told_apart(corpus: Corpus, kind: str, id: str) -> Thing:
    """Return an actor or a source for a party, which may be either."""
    return ("actor" if id in corpus.actors else "source", id) if kind == "party" else (kind, id)


def _of_sheet(corpus: Corpus, settings: Settings, sheet: Sheet) -> Iterator[tuple[str, Row]]:
    yield (
        "sheets",
        {
            "sheet": sheet.id,
            "permalink": urls.permalink(settings.url, urls.sheet(sheet.id)),
            **_make_record_cells(sheet, sheet.id),
            "modified": git_dates.of_sheet(corpus, sheet.id),
        },
    )
    for number, group in enumerate(sheet.groups, start=1):
        row = {"sheet": sheet.id, "group": group.id, "position": number}
        yield "sheet_groups", {**row, **_make_record_cells(group, sheet.id)}
    readings = {reading.source: reading for reading in sheet.read_in_full}
    for id in sorted(corpus.sources_of(sheet.id)):
        read = readings.get(id)
        row = {"sheet": sheet.id, "source": id, "read_in_full": read is not None}
        yield "sheet_sources", {**row, **(_make_record_cells(read) if read else make_empty_cells(Reading))}


def _actor(settings: Settings, actor: Actor) -> Row:
    return {
        "actor": actor.id,
        "permalink": urls.permalink(settings.url, urls.actor(actor.id)),
        **_make_record_cells(actor),
    }


def _place(settings: Settings, place: Place) -> Row:
    latitude, longitude = place.coordinates or (None, None)
    return {
        "place": place.id,
        "permalink": urls.permalink(settings.url, urls.place(place.id)),
        **_make_record_cells(place),
        "latitude": latitude,
        "longitude": longitude,
    }


def _source(corpus: Corpus, settings: Settings, source: Source) -> Row:
    return {
        "source": source.id,
        "permalink": urls.permalink(settings.url, urls.source(source.id)),
        "outlet": corpus.source_name(source),
        **_make_record_cells(source),
    }


def _edge(corpus: Corpus, source: Source, edge: Edge) -> Row:
    is_actor = edge.target in corpus.actors
    return {
        "source": source.id,
        "kind": edge.kind,
        "target_source": None if is_actor else edge.target,
        "target_actor": edge.target if is_actor else None,
        **_make_record_cells(edge),
    }
