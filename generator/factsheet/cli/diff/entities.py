"""Which sheets, sources, actors and places changed, and how many points name them."""

from collections.abc import Iterator, Mapping
from typing import Literal

from factsheet.cli.diff.describe import collect_facts, list_field_changes
from factsheet.cli.diff.model import FieldChange, NamedThing, ThingChange
from factsheet.cli.diff.state import ContentState
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source

MOST_NAMED = 5
"""Points that are named of those that a change touches; the others are counted. An actor may be named by hundreds."""
ThingKind = Literal["sheet", "source", "actor", "place"]
ThingRecord = Sheet | Source | Actor | Place
_KINDS: tuple[ThingKind, ...] = ("sheet", "source", "actor", "place")


def compare_things(before: ContentState, after: ContentState) -> Iterator[ThingChange]:
    """Return them kind by kind, in the order of their ids, without those that could not be read on one of the sides."""
    old_corpus, new_corpus = before.findings.corpus, after.findings.corpus
    for kind in _KINDS:
        old, new = _get_records(old_corpus, kind), _get_records(new_corpus, kind)
        unread = (old_corpus.known[kind] - old.keys()) | (new_corpus.known[kind] - new.keys())
        for id in sorted((old.keys() | new.keys()) - unread):
            if _get_digest(old_corpus, old.get(id)) != _get_digest(new_corpus, new.get(id)):
                yield from _make_change(old_corpus, new_corpus, kind, old.get(id), new.get(id))


def _get_records(corpus: Corpus, kind: ThingKind) -> Mapping[str, ThingRecord]:
    shelves: Mapping[ThingKind, Mapping[str, ThingRecord]] = {
        "sheet": corpus.sheets,
        "source": corpus.sources,
        "actor": corpus.actors,
        "place": corpus.places,
    }
    return shelves[kind]


def _get_digest(corpus: Corpus, record: ThingRecord | None) -> bytes | None:
    return corpus.digests.get(record.file) if record else None


def _make_change(
    old_corpus: Corpus, new_corpus: Corpus, kind: ThingKind, old: ThingRecord | None, new: ThingRecord | None
) -> Iterator[ThingChange]:
    fields: tuple[FieldChange, ...] = ()
    if old and new:
        fields = list_field_changes(collect_facts(old_corpus, old), collect_facts(new_corpus, new))
        if not fields:  # the files differ, in a comment or in the order of fields
            return
    points = _list_naming_points(new_corpus, kind, new) if new else _list_naming_points(old_corpus, kind, old)
    yield ThingChange(
        kind,
        _make_named_thing(old_corpus, kind, old),
        _make_named_thing(new_corpus, kind, new),
        fields,
        points=tuple(point.title for point in points[:MOST_NAMED]),
        touched=len(points),
    )


def _make_named_thing(corpus: Corpus, kind: ThingKind, record: ThingRecord | None) -> NamedThing | None:
    if record is None:
        return None
    if isinstance(record, Sheet):
        return NamedThing(record.id, record.title)
    if isinstance(record, Source) and record.title:
        return NamedThing(record.id, f"{corpus.get_source_name(record)}, “{record.title}”")
    return NamedThing(record.id, corpus.get_name(kind, record.id))


def _list_naming_points(corpus: Corpus, kind: ThingKind, record: ThingRecord | None) -> tuple[Point, ...]:
    if record is None or kind == "sheet":
        return ()
    return corpus.list_points_naming(kind, record.id)
