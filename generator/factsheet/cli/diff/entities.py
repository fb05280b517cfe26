"""Which sheets, sources, actors and places changed, and how many points name them."""

from collections.abc import Iterator, Mapping
from typing import Literal

from factsheet.cli.diff.describe import difference, facts_of
from factsheet.cli.diff.model import Named, ThingChange
from factsheet.cli.diff.state import State
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source

MOST_NAMED = 5
"""Points that are named of those that a change touches; the others are counted."""
Kind = Literal["sheet", "source", "actor", "place"]
Thing = Sheet | Source | Actor | Place
_KINDS: tuple[Kind, ...] = ("sheet", "source", "actor", "place")


def things_changed(before: State, after: State) -> Iterator[ThingChange]:
    """Return them kind by kind, in the order of their ids; one that could not be read on either side is left out."""
    one, other = before.findings.corpus, after.findings.corpus
    for kind in _KINDS:
        old, new = _shelf(one, kind), _shelf(other, kind)
        unread = (one.known[kind] - old.keys()) | (other.known[kind] - new.keys())
        for id in sorted((old.keys() | new.keys()) - unread):
            if _stamp(one, old.get(id)) != _stamp(other, new.get(id)):
                yield from _change(one, other, kind, old.get(id), new.get(id))


def _shelf(corpus: Corpus, kind: Kind) -> Mapping[str, Thing]:
    shelves: Mapping[Kind, Mapping[str, Thing]] = {
        "sheet": corpus.sheets,
        "source": corpus.sources,
        "actor": corpus.actors,
        "place": corpus.places,
    }
    return shelves[kind]


def _stamp(corpus: Corpus, record: Thing | None) -> bytes | None:
    return corpus.stamps.get(record.file) if record else None


def _change(one: Corpus, other: Corpus, kind: Kind, old: Thing | None, new: Thing | None) -> Iterator[ThingChange]:
    fields = difference(facts_of(one, old), facts_of(other, new)) if old and new else ()
    if old and new and not fields:
        return
    points = _naming(other, kind, new) if new else _naming(one, kind, old)
    titles = tuple(point.title for point in points[:MOST_NAMED])
    yield ThingChange(kind, _named(one, kind, old), _named(other, kind, new), fields, titles, len(points))


def _named(corpus: Corpus, kind: Kind, record: Thing | None) -> Named | None:
    if record is None:
        return None
    if isinstance(record, Sheet):
        return Named(record.id, record.title)
    if isinstance(record, Source) and record.title:
        return Named(record.id, f"{corpus.source_name(record)}, “{record.title}”")
    return Named(record.id, corpus.name(kind, record.id))


def _naming(corpus: Corpus, kind: Kind, record: Thing | None) -> tuple[Point, ...]:
    return corpus.points_naming(kind, record.id) if record and kind != "sheet" else ()
