"""The rows of sheets, sources, actors and places, from their records."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from factsheet.content import git_dates
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.data.cells import Row, make_row
from factsheet.data.record_json import write_record
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.references import list_references
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge, Source
from factsheet.web import urls
from factsheet.web.settings import Settings

Thing = tuple[str, str]
"""Kind and id."""


class Things(Struct, frozen=True):
    """Some of the things of a corpus, each list in the order of the corpus."""

    sheets: tuple[Sheet, ...]
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


def collect_all_things(corpus: Corpus) -> Things:
    return Things(
        tuple(corpus.sheets.values()),
        tuple(corpus.sources.values()),
        tuple(corpus.actors.values()),
        tuple(corpus.places.values()),
    )


def collect_sheet_things(corpus: Corpus, sheet: Sheet) -> Things:
    """Return the things that the sheet and its points name, and what those name in turn, such as publishers."""
    named: set[Thing] = {("source", id) for id in corpus.list_sources(sheet.id)}
    for point in corpus.list_points(sheet.id):
        named.update(corpus.list_named_records(point))
    reached = _collect_reached(corpus, named)
    return Things(
        (sheet,),
        tuple(source for source in corpus.sources.values() if ("source", source.id) in reached),
        tuple(actor for actor in corpus.actors.values() if ("actor", actor.id) in reached),
        tuple(place for place in corpus.places.values() if ("place", place.id) in reached),
    )


def make_rows(corpus: Corpus, settings: Settings, things: Things) -> Iterator[tuple[str, Row]]:
    """Yield table name and row of each thing."""
    for actor in things.actors:
        yield "actors", _make_actor_row(settings, actor)
    for place in things.places:
        yield "places", _make_place_row(settings, place)
    for source in things.sources:
        yield "sources", _make_source_row(corpus, settings, source)
        for edge in source.edges:
            yield "edges", _make_edge_row(corpus, source, edge)
    for sheet in things.sheets:
        yield from _make_sheet_rows(corpus, settings, sheet)


def make_difference_rows(sheet: Sheet) -> Iterator[tuple[str, Row]]:
    """Yield the rows of differences across points; they share a table with those of single points."""
    for thing in sheet.differences:
        row = {**_make_record_row(thing, sheet.id), "sheet": sheet.id, "across": True}
        if not thing.points:
            yield "differences", row
        for reference in thing.points:
            yield "differences", {**row, "point": make_point_key(sheet.id, reference)}


def _make_record_row(record: Any, sheet: str = "") -> Row:
    return make_row(type(record), write_record(record, sheet, "table"))


def _collect_reached(corpus: Corpus, begin: set[Thing]) -> set[Thing]:
    reached: set[Thing] = set()
    todo = list(begin)
    while todo:
        kind, id = thing = todo.pop()
        shelf = {"source": corpus.sources, "actor": corpus.actors, "place": corpus.places}.get(kind, {})
        if thing not in reached and id in shelf:
            reached.add(thing)
            todo += [_resolve_party(corpus, mention.kind, mention.id) for mention in list_references(shelf[id])]
    return reached


def _resolve_party(corpus: Corpus, kind: str, id: str) -> Thing:
    """Return the kind and id of a mention; a party is an actor or a source."""
    if kind == "party":
        kind = "actor" if id in corpus.actors else "source"
    return kind, id


def _make_sheet_rows(corpus: Corpus, settings: Settings, sheet: Sheet) -> Iterator[tuple[str, Row]]:
    row = {
        **_make_record_row(sheet, sheet.id),
        "sheet": sheet.id,
        "permalink": urls.make_permalink(settings.url, urls.make_sheet_address(sheet.id)),
        "modified": git_dates.find_sheet_date(corpus, sheet.id),
    }
    yield "sheets", row
    for number, group in enumerate(sheet.groups, start=1):
        row = {"sheet": sheet.id, "group": group.id, "position": number}
        yield "sheet_groups", {**_make_record_row(group, sheet.id), **row}
    readings = {reading.source: reading for reading in sheet.read_in_full}
    for id in sorted(corpus.list_sources(sheet.id)):
        row = _make_record_row(readings[id]) if id in readings else {}
        yield "sheet_sources", {**row, "sheet": sheet.id, "source": id, "read_in_full": id in readings}


def _make_actor_row(settings: Settings, actor: Actor) -> Row:
    return {
        **_make_record_row(actor),
        "actor": actor.id,
        "permalink": urls.make_permalink(settings.url, urls.make_actor_address(actor.id)),
    }


def _make_place_row(settings: Settings, place: Place) -> Row:
    latitude, longitude = place.coordinates or (None, None)
    return {
        **_make_record_row(place),
        "place": place.id,
        "permalink": urls.make_permalink(settings.url, urls.make_place_address(place.id)),
        "latitude": latitude,
        "longitude": longitude,
    }


def _make_source_row(corpus: Corpus, settings: Settings, source: Source) -> Row:
    return {
        **_make_record_row(source),
        "source": source.id,
        "permalink": urls.make_permalink(settings.url, urls.make_source_address(source.id)),
        "outlet": corpus.get_source_name(source),
    }


def _make_edge_row(corpus: Corpus, source: Source, edge: Edge) -> Row:
    # Two columns, since a foreign key leads to one table.
    column = "target_actor" if edge.target in corpus.actors else "target_source"
    return {**_make_record_row(edge), "source": source.id, "kind": edge.kind, column: edge.target}
