"""Digests of the files behind what is shown of a thing: a digest changes when one of these files does.

They are generous. One file too many costs time; with one too few, a page would not be redrawn although what it shows
has changed. Recording what each page asks for while it is drawn would be exact, and costs more than most pages.
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
"""The stamp of what is in no file."""


class Stamps:
    """The digests of a corpus, each computed once."""

    def __init__(self, corpus: Corpus, names: NameIndex, links: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Take over `links`: by point the stamp of its file, and the digest of the names that its prose links."""
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
        files = (*self._corpus.stamps.items(), *self._corpus.ledger_stamps.items())
        return combine_digests(compute_digest(name, stamp) for name, stamp in files)

    @property
    def names(self) -> bytes:
        """Return the digest of every name that prose may link."""
        return self._names.stamp

    def stamp_thing(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place and of all that it leads to: parents, publisher, owner …"""
        if (kind, id) not in self._things:
            self._things[kind, id] = combine_digests(map(self._stamp_own_record, self._collect_reachable((kind, id))))
        return self._things[kind, id]

    def stamp_point(self, key: str) -> bytes:
        """Return the digest of a point and of what it names: all that its row in a list can show."""
        if key not in self._points:
            point = self._corpus.points.get(key)
            self._points[key] = NONE if point is None else combine_digests(self._list_point_stamps(point))
        return self._points[key]

    def stamp_sheet(self, id: str) -> bytes:
        """Return the digest of a sheet and its sources: all that its points show of it, silence included."""
        if id not in self._sheets:
            sheet = self._corpus.sheets.get(id)
            sources = (self.stamp_thing("source", source) for source in self._corpus.list_sources(id))
            self._sheets[id] = compute_digest(self._get_file_stamp(sheet), combine_digests(sources))
        return self._sheets[id]

    def stamp_whole_sheet(self, id: str) -> bytes:
        """Return the digest of a sheet with its points, and of the points of other sheets that they name."""
        if id not in self._whole_sheets:
            self._whole_sheets[id] = self._compute_whole_sheet(id)
        return self._whole_sheets[id]

    def _compute_whole_sheet(self, id: str) -> bytes:
        points: set[str] = set()
        for point in self._corpus.list_points(id):
            points.add(point.key)
            points.update(self._list_named_points(point))
        for mention in list_references(self._corpus.sheets[id]):
            if mention.kind == "point":
                points.add(make_point_key(id, mention.id))
        return compute_digest(self.stamp_sheet(id), combine_digests(map(self.stamp_point, points)), self.names)

    def _list_named_points(self, point: Point) -> list[str]:
        """Return the keys of the points that the point names."""
        return [key for kind, key in self._corpus.list_named_records(point) if kind == "point"]

    def stamp_with_mentions(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place and of all that names it."""
        corpus = self._corpus
        records = combine_digests(self.stamp_thing(*other) for other in self._named_by_others.get((kind, id), ()))
        points = combine_digests(self.stamp_point(point.key) for point in corpus.list_points_naming(kind, id))
        sheets = combine_digests(self._get_file_stamp(sheet) for sheet in corpus.sheets.values())
        return compute_digest(self.stamp_thing(kind, id), records, points, sheets, self.names)

    def stamp_page(self, point: Point) -> bytes:
        """Return the digest of all that the page of a point shows: its sheet, and points linked in either direction."""
        if point.key not in self._pages:
            self._pages[point.key] = self._compute_page(point)
        return self._pages[point.key]

    def _compute_page(self, point: Point) -> bytes:
        neighbours = self._list_named_points(point)
        neighbours += [other.key for other in self._corpus.list_points_naming("point", point.key)]
        return compute_digest(
            self.stamp_point(point.key),
            self.stamp_sheet(point.sheet),
            combine_digests(map(self.stamp_point, neighbours)),
            self._stamp_links(point),
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
        things = [("source", id) for id in corpus.sources]
        things += [("actor", id) for id in corpus.actors]
        things += [("place", id) for id in corpus.places]
        naming: dict[Thing, list[Thing]] = {}
        for thing in things:
            for named in self._list_named_things(thing):
                naming.setdefault(named, []).append(thing)
        return naming

    def _collect_reachable(self, thing: Thing) -> frozenset[Thing]:
        """Return the thing and all that its record leads to, directly or through other records."""
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
        if record is None:
            return
        for mention in list_references(record):
            kind = mention.kind
            if kind == "party":
                kind = "actor" if mention.id in self._corpus.actors else "source"
            yield kind, mention.id

    def _get_record(self, thing: Thing) -> Record | None:
        kind, id = thing
        if kind == "source":
            return self._corpus.sources.get(id)
        if kind == "actor":
            return self._corpus.actors.get(id)
        return self._corpus.places.get(id)

    def _stamp_own_record(self, thing: Thing) -> bytes:
        kind, id = thing
        record = self._get_record(thing)
        ledger = self._corpus.ledger_stamps.get(id, NONE) if kind == "source" else NONE
        return compute_digest(kind, id, self._get_file_stamp(record), ledger)

    def _get_file_stamp(self, record: Record | None) -> bytes:
        return self._corpus.stamps.get(record.file, NONE) if record is not None else NONE


def _list_prose(point: Point) -> Iterator[str]:
    """Return our own words about the point, in all languages: those in which names are linked."""
    yield point.statement
    yield point.summary or ""
    for translation in point.translations.values():
        yield translation.statement
        yield translation.summary or ""
    for difference in point.differences:
        yield difference.reason
    for report in point.reports:
        yield report.note or ""
