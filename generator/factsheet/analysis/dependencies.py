"""Which files stand behind what is shown of a thing, as one digest: it changes when one of them does.

Too many files in a digest cost time; one too few, and a page would stay as it was while what it shows has changed.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from factsheet.analysis.name_mentions import NameIndex
from factsheet.content.corpus import Corpus, Thing, make_point_key
from factsheet.content.fingerprint import combine_digests, compute_digest
from factsheet.model.point import Point
from factsheet.model.record_types import Record
from factsheet.model.references import list_references

NONE = b"none"
"""The stamp of what no file tells."""


class Stamps:
    """The digests of a corpus, each worked out once."""

    def __init__(self, corpus: Corpus, names: NameIndex, links: Mapping[str, tuple[bytes, bytes]]) -> None:
        """`links` are known: by point the stamp of its file, and the digest of the names that its prose links."""
        self._corpus = corpus
        self._names = names
        self.links = dict(links)
        self._reachable: dict[Thing, frozenset[Thing]] = {}
        self._things: dict[Thing, bytes] = {}
        self._points: dict[str, bytes] = {}
        self._pages: dict[str, bytes] = {}
        self._sheets: dict[str, bytes] = {}
        self._whole_sheets: dict[str, bytes] = {}

    def stamp_site(self) -> bytes:
        """Return the digest of all files."""
        return self._site_stamp

    @cached_property
    def _site_stamp(self) -> bytes:
        ledgers = (compute_digest(source, stamp) for source, stamp in self._corpus.ledger_stamps.items())
        return combine_digests(
            (*(compute_digest(file, stamp) for file, stamp in self._corpus.stamps.items()), *ledgers)
        )

    @property
    def names(self) -> bytes:
        """Return the digest of every name that prose may link."""
        return self._names.stamp

    def stamp_thing(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place, and of all that it leads to: parents, publisher, owner …"""
        if (kind, id) not in self._things:
            self._things[kind, id] = combine_digests(map(self._stamp_own_record, self._collect_reachable((kind, id))))
        return self._things[kind, id]

    def stamp_point(self, key: str) -> bytes:
        """Return the digest of a point and the things it names: what its own row in a list can show."""
        if key not in self._points:
            point = self._corpus.points.get(key)
            self._points[key] = combine_digests(self._list_point_stamps(point)) if point is not None else NONE
        return self._points[key]

    def stamp_sheet(self, id: str) -> bytes:
        """Return the digest of a sheet and its sources: what its points show of it, silence among it."""
        if id not in self._sheets:
            sheet = self._corpus.sheets.get(id)
            sources = (self.stamp_thing("source", source) for source in self._corpus.list_sources(id))
            self._sheets[id] = compute_digest(self._get_file_stamp(sheet), combine_digests(sources))
        return self._sheets[id]

    def stamp_whole_sheet(self, id: str) -> bytes:
        """Return the digest of a sheet with its points, and of the points of others that they name."""
        if id not in self._whole_sheets:
            self._whole_sheets[id] = self._compute_whole_sheet(id)
        return self._whole_sheets[id]

    def _compute_whole_sheet(self, id: str) -> bytes:
        corpus = self._corpus
        named = {
            key for point in corpus.list_points(id) for kind, key in corpus.list_named_records(point) if kind == "point"
        }
        named |= {
            make_point_key(id, mention.id) for mention in list_references(corpus.sheets[id]) if mention.kind == "point"
        }
        named |= {point.key for point in corpus.list_points(id)}
        return compute_digest(self.stamp_sheet(id), combine_digests(map(self.stamp_point, named)), self.names)

    def stamp_with_mentions(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place with all that names it."""
        corpus = self._corpus
        records = combine_digests(self.stamp_thing(*other) for other in self._named_by_others.get((kind, id), ()))
        points = combine_digests(self.stamp_point(point.key) for point in corpus.list_points_naming(kind, id))
        sheets = combine_digests(self._get_file_stamp(sheet) for sheet in corpus.sheets.values())
        return compute_digest(self.stamp_thing(kind, id), records, points, sheets, self.names)

    def stamp_page(self, point: Point) -> bytes:
        """Return the digest of all that the page of a point shows: it, its sheet, its neighbours either way."""
        if point.key not in self._pages:
            self._pages[point.key] = self._compute_page(point)
        return self._pages[point.key]

    def _compute_page(self, point: Point) -> bytes:
        corpus = self._corpus
        neighbours = [id for kind, id in corpus.list_named_records(point) if kind == "point"]
        neighbours += [other.key for other in corpus.list_points_naming("point", point.key)]
        around = combine_digests(self.stamp_point(key) for key in neighbours)
        return compute_digest(
            self.stamp_point(point.key), self.stamp_sheet(point.sheet), around, self._stamp_links(point)
        )

    def _stamp_links(self, point: Point) -> bytes:
        own = self._corpus.stamps.get(point.file, NONE)
        known = self.links.get(point.key)
        if known is None or known[0] != own:
            known = self.links[point.key] = (own, self._names.stamp_texts(_list_prose(point)))
        return known[1]

    def _list_point_stamps(self, point: Point) -> Iterator[bytes]:
        yield self._corpus.stamps.get(point.file, NONE)
        for kind, id in self._corpus.list_named_records(point):
            if kind in ("source", "actor", "place"):
                yield self.stamp_thing(kind, id)

    @cached_property
    def _named_by_others(self) -> Mapping[Thing, list[Thing]]:
        """Return for each thing the sources, actors and places whose records name it."""
        corpus = self._corpus
        naming: dict[Thing, list[Thing]] = {}
        shelves = (("source", corpus.sources), ("actor", corpus.actors), ("place", corpus.places))
        for thing in ((kind, id) for kind, shelf in shelves for id in shelf):
            for named in self._list_named_things(thing):
                naming.setdefault(named, []).append(thing)
        return naming

    def _collect_reachable(self, thing: Thing) -> frozenset[Thing]:
        """Return the thing and all that its record, and theirs, lead to."""
        if thing not in self._reachable:
            reached: set[Thing] = set()
            todo = [thing]
            while todo:
                current = todo.pop()
                if current not in reached:
                    reached.add(current)
                    todo += self._list_named_things(current)
            self._reachable[thing] = frozenset(reached)
        return self._reachable[thing]

    def _list_named_things(self, thing: Thing) -> Iterator[Thing]:
        record = self._get_record(thing)
        for mention in list_references(record) if record is not None else ():
            kind = mention.kind
            if kind == "party":
                kind = "actor" if mention.id in self._corpus.actors else "source"
            yield kind, mention.id

    def _get_record(self, thing: Thing) -> Record | None:
        kind, id = thing
        if kind == "source":
            return self._corpus.sources.get(id)
        return self._corpus.actors.get(id) if kind == "actor" else self._corpus.places.get(id)

    def _stamp_own_record(self, thing: Thing) -> bytes:
        kind, id = thing
        record = self._get_record(thing)
        ledger = self._corpus.ledger_stamps.get(id, NONE) if kind == "source" else NONE
        return compute_digest(kind, id, self._get_file_stamp(record), ledger)

    def _get_file_stamp(self, record: Record | None) -> bytes:
        return self._corpus.stamps.get(record.file, NONE) if record is not None else NONE


def _list_prose(point: Point) -> Iterator[str]:
    """Return our own words about the point, in all languages: names in them are linked."""
    yield point.statement
    yield point.summary or ""
    for translation in point.translations.values():
        yield translation.statement
        yield translation.summary or ""
    for difference in point.differences:
        yield difference.reason
    for report in point.reports:
        yield report.note or ""
