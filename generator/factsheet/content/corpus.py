"""Everything that was loaded, by id and by what refers to it. Sorting and choosing for display is done elsewhere."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from factsheet.content import indexes
from factsheet.content.loaded_file import LoadedFile
from factsheet.content.verification_ledger import Ledger, LedgerEntry, make_key
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.quote import Quote
from factsheet.model.record_types import Record
from factsheet.model.references import OWN
from factsheet.model.report import NotCounted, Report
from factsheet.model.series import SeriesRow
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge, Source
from factsheet.problems.problem import Spot
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.yamlfile.document import Document

Thing = tuple[str, str]
"""Kind and id; of a point, its key."""

_PAGES = {"actor": urls.make_actor_address, "place": urls.make_place_address, "source": urls.make_source_address}


class Corpus(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """Records by id, points by `sheet/point`; every mapping is in the order of its keys.

    Compared by identity: indexes are made on first use and kept, so a corpus must not change.
    """

    sheets: Mapping[str, Sheet]
    points: Mapping[str, Point]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    files: Mapping[str, LoadedFile]
    """By name: the files with readable YAML, with or without mistakes."""
    known: Mapping[str, frozenset[str]]
    """By kind (`sheet`, `point` …): the ids of all files, including those that could not be read."""
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """By source: the results of `factsheet verify`."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """By file: the digest of the bytes that were read."""
    ledger_digests: Mapping[str, bytes] = field(default_factory=dict)
    """By source: the digest of its ledger."""
    gaps: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """By file: the unknown parts of its record, for files that have mistakes of shape."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """By file: when it was last changed (`2026-11-22T10:00:00Z`), as far as git knows."""

    def list_records(self) -> Iterator[Record]:
        """Return every record, the points first."""
        yield from self.points.values()
        yield from self.sheets.values()
        yield from self.sources.values()
        yield from self.actors.values()
        yield from self.places.values()

    def get_document(self, file: str) -> Document:
        return self.files[file].make_document()

    @property
    def is_whole(self) -> bool:
        """True where every file could be read, and no part of a record is unknown."""
        return not self.gaps and len(list(self.list_records())) == sum(map(len, self.known.values()))

    def get_name(self, kind: str, id: str) -> str:
        """Return the display name of an actor, place, source or point; the id itself where it is unknown."""
        kind = self._resolve_kind(kind, id)
        if kind == "source" and id in self.sources:
            return self.get_source_name(self.sources[id])
        if kind == "actor" and id in self.actors:
            return self.actors[id].name
        if kind == "place" and id in self.places:
            return self.places[id].name
        return id

    def link_name(self, kind: str, id: str) -> Span:
        """Return the display name linked to the page of the actor, place or source."""
        if (kind, id) not in self._links:
            self._links[kind, id] = Span(self.get_name(kind, id), _PAGES[self._resolve_kind(kind, id)](id))
        return self._links[kind, id]

    def get_source_name(self, source: Source) -> str:
        """Return the outlet's name, by which tables name a source; its title where there is no outlet."""
        if source.publisher and source.publisher in self.actors:
            return self.actors[source.publisher].name
        return source.work or source.title or source.id

    def list_places_around(self, place: str) -> tuple[str, ...]:
        """Return the places that this one lies in, nearest first; a circle ends where it closes."""
        around: list[str] = []
        while (current := self.places.get(place)) and current.lies_in and current.lies_in not in (*around, place):
            around.append(current.lies_in)
            place = current.lies_in
        return tuple(around)

    def find_top_owner(self, actor: str) -> str:
        """Return the last in the chain of owners of an outlet; the outlet itself where it names no owner."""
        seen = {actor}
        while (current := self.actors.get(actor)) and current.owner and current.owner not in seen:
            actor = current.owner
            seen.add(actor)
        return actor

    def get_point(self, sheet: str, reference: str) -> Point:
        """Return the point that a record of the sheet names; raise KeyError where it does not exist."""
        return self.points[make_point_key(sheet, reference)]

    def list_points(self, sheet: str) -> tuple[Point, ...]:
        """Return the points of a sheet."""
        return tuple(self._points_by_sheet.get(sheet, ()))

    def list_points_by_source(self, source: str) -> tuple[Point, ...]:
        """Return the points that the source has a report on, or values in their series."""
        return tuple(self._points_by_source.get(source, ()))

    def find_reason_not_counted(self, report: Report) -> NotCounted | None:
        """Return why the report is left out of counts and comparisons; None where it counts."""
        return report.find_reason_not_counted(self.sources.get(report.source))

    def list_counted_reports(self, point: Point) -> tuple[Report, ...]:
        """Return the reports that count, in the order of the file."""
        return tuple(report for report in point.reports if self.find_reason_not_counted(report) is None)

    def list_counted_rows(self, point: Point) -> tuple[SeriesRow, ...]:
        """Return the rows of its series that count, in the order of the file."""
        return tuple(row for row in point.series if row.find_reason_not_counted(self.sources.get(row.source)) is None)

    def list_sources(self, sheet: str) -> frozenset[str]:
        """Return the sources that were read in full for the sheet, or have a report or values in it."""
        return self._sources_by_sheet.get(sheet, frozenset())

    def find_ledger(self, source: str) -> Ledger | None:
        """Return the ledger of the source; None where it is missing, or was made for another snapshot."""
        ledger, known = self.ledgers.get(source), self.sources.get(source)
        if ledger is None or known is None or known.snapshot is None:
            return None
        return ledger if ledger.snapshot == known.snapshot.sha256.lower() else None

    def find_verification(self, source: str, quote: Quote) -> LedgerEntry | None:
        """Return the verdict on the quotation in its present form; None where it is not verified yet."""
        ledger = self.find_ledger(source)
        if ledger is None:
            return None
        return ledger.quotes.get(make_key(ledger.snapshot, quote.parts, quote.prefix, quote.suffix))

    def list_sources_read(self, sheet: str) -> frozenset[str]:
        return self._sources_read_by_sheet.get(sheet, frozenset())

    def list_edges_to(self, target: str) -> tuple[tuple[Source, Edge], ...]:
        """Return the sources that copy, cite or use the source or actor, with the edge that says so."""
        return tuple(self._edges_by_target.get(target, ()))

    def list_published_sources(self, actor: str) -> tuple[Source, ...]:
        return tuple(self._sources_by_publisher.get(actor, ()))

    def list_owned_actors(self, actor: str) -> tuple[Actor, ...]:
        return tuple(self._actors_by_owner.get(actor, ()))

    def list_points_naming(self, kind: str, id: str) -> tuple[Point, ...]:
        """Return the points that name an actor or place anywhere (as speaker, in a chain, in a value).

        For kind `point`, `id` is a key; the points answer that one, replace it, are counted in it or related to it.
        """
        return tuple(self._points_naming.get((kind, id), ()))

    def list_groups(self, point: Point) -> tuple[str, ...]:
        """Return the groups of its sheet that the point belongs to, in the sheet's order."""
        return tuple(self._groups_by_point.get(point.key, ()))

    def find_line(self, point: Point, report: int) -> int:
        """Return the line (from 1) on which a report of the point begins."""
        lines = self.files[point.file].parsed.report_lines
        return lines[report] if report < len(lines) else 1

    def list_named_records(self, point: Point) -> tuple[Thing, ...]:
        """Return the other records that a point names, each once; a party as the actor or source that it is."""
        things: dict[Thing, None] = {}
        for kind, ids in self.files[point.file].parsed.names.items():
            if kind not in OWN:
                for id in ids:
                    key = make_point_key(point.sheet, id) if kind == "point" else id
                    things[self._resolve_kind(kind, id), key] = None
        return tuple(things)

    def _resolve_kind(self, kind: str, id: str) -> str:
        """Return the kind of record; a party is an actor or a source, which share their ids."""
        if kind != "party":
            return kind
        return "actor" if id in self.actors else "source"

    @cached_property
    def _links(self) -> dict[Thing, Span]:
        return {}  # filled as they are needed

    @cached_property
    def _groups_by_point(self) -> Mapping[str, list[str]]:
        return indexes.index_groups_by_point(self.sheets.values(), self.points.values(), make_point_key)

    @cached_property
    def _points_by_sheet(self) -> Mapping[str, list[Point]]:
        return indexes.group_pairs((point.sheet, point) for point in self.points.values())

    @cached_property
    def _points_by_source(self) -> Mapping[str, list[Point]]:
        return indexes.index_points_by_source(self.points.values())

    @cached_property
    def _sources_read_by_sheet(self) -> Mapping[str, frozenset[str]]:
        return indexes.index_sources_read_by_sheet(self.sheets.values())

    @cached_property
    def _sources_by_sheet(self) -> Mapping[str, frozenset[str]]:
        return indexes.index_sources_by_sheet(self._sources_read_by_sheet, self._points_by_source)

    @cached_property
    def _edges_by_target(self) -> Mapping[str, list[tuple[Source, Edge]]]:
        return indexes.index_edges_by_target(self.sources.values())

    @cached_property
    def _sources_by_publisher(self) -> Mapping[str, list[Source]]:
        return indexes.index_sources_by_publisher(self.sources.values())

    @cached_property
    def _actors_by_owner(self) -> Mapping[str, list[Actor]]:
        return indexes.index_actors_by_owner(self.actors.values())

    @cached_property
    def _points_naming(self) -> Mapping[Thing, list[Point]]:
        index: dict[Thing, list[Point]] = {}
        for point in self.points.values():
            for thing in self.list_named_records(point):
                index.setdefault(thing, []).append(point)
        return index


def make_point_key(sheet: str, reference: str) -> str:
    """Return `sheet/point` for a reference in a record of the sheet; the reference may name another sheet itself."""
    return reference if "/" in reference else f"{sheet}/{reference}"
