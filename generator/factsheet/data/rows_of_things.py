"""The rows of sheets, sources, actors and places, from their records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.content import git_dates
from factsheet.content.corpus import Corpus, point_key
from factsheet.data.cells import Row, days, in_json
from factsheet.data.point_json.values import edtf
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.references import references
from factsheet.model.sheet import Sheet
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
    found = _reached(corpus, {*(named for one in corpus.outlines_of(sheet.id) for named in corpus.named_in(one))})
    found |= _reached(corpus, {("source", id) for id in corpus.sources_of(sheet.id)})
    return Things(
        (sheet,),
        tuple(one for one in corpus.sources.values() if ("source", one.id) in found),
        tuple(one for one in corpus.actors.values() if ("actor", one.id) in found),
        tuple(one for one in corpus.places.values() if ("place", one.id) in found),
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
        for one in sheet.differences:
            told = {"sheet": sheet.id, "kind": one.kind, "reason": one.reason, "aspect": None, "across": True}
            for reference in one.points or (None,):
                yield "differences", {**told, "point": point_key(sheet.id, reference) if reference else None}


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
            "title": sheet.title,
            "question": sheet.question,
            "summary": sheet.summary,
            "editors": in_json(sheet.editors),
            "modified": git_dates.of_sheet(corpus, sheet.id),
        },
    )
    for number, group in enumerate(sheet.groups, start=1):
        told = {"sheet": sheet.id, "group": group.id, "position": number}
        yield "sheet_groups", {**told, "title": group.title, "summary": group.summary}
    readings = {reading.source: reading for reading in sheet.read_in_full}
    for id in sorted(corpus.sources_of(sheet.id)):
        read = readings.get(id)
        told = {"sheet": sheet.id, "source": id, "read_in_full": read is not None}
        yield "sheet_sources", {**told, "read_by": read and read.by, "read_on": read and edtf(read.date)}


def _actor(settings: Settings, actor: Actor) -> Row:
    return {
        "actor": actor.id,
        "permalink": urls.permalink(settings.url, urls.actor(actor.id)),
        "name": actor.name,
        "kind": actor.kind,
        "aliases": in_json(actor.aliases),
        "owner": actor.owner,
        "url": actor.url,
        "description": actor.description,
    }


def _place(settings: Settings, place: Place) -> Row:
    latitude, longitude = place.coordinates or (None, None)
    return {
        "place": place.id,
        "permalink": urls.permalink(settings.url, urls.place(place.id)),
        "name": place.name,
        "kind": place.kind,
        "aliases": in_json(place.aliases),
        "latitude": latitude,
        "longitude": longitude,
        "lies_in": place.lies_in,
        "description": place.description,
    }


def _source(corpus: Corpus, settings: Settings, source: Source) -> Row:
    return {
        "source": source.id,
        "permalink": urls.permalink(settings.url, urls.source(source.id)),
        "outlet": corpus.source_name(source),
        "title": source.title,
        "trans_title": source.trans_title,
        "author": in_json(source.author),
        "work": source.work,
        "publisher": source.publisher,
        **days("date", edtf(source.date)),
        "language": source.language,
        "kind": source.kind,
        "url": source.url,
        "url_status": source.url_status,
        "url_note": source.url_note,
        "archive_url": source.archive_url,
        "held": source.held,
        "uncertain": in_json(source.uncertain),
        "description": source.description,
    }


def _edge(corpus: Corpus, source: Source, edge: Edge) -> Row:
    is_actor = edge.target in corpus.actors
    return {
        "source": source.id,
        "kind": edge.kind,
        "target_source": None if is_actor else edge.target,
        "target_actor": edge.target if is_actor else None,
        "basis": edge.basis,
        "evidence": edge.evidence,
    }
