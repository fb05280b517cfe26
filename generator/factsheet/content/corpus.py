"""Everything that was loaded: finds by id and knows who refers to whom. It answers, it never arranges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

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

K = TypeVar("K")
V = TypeVar("V")
Thing = tuple[str, str]
"""Kind and id; of a point, its key."""

_PAGES = {"actor": urls.make_actor_address, "place": urls.make_place_address, "source": urls.make_source_address}


@dataclass(frozen=True, eq=False)
class Corpus:
    """Records by id, points by `sheet/point`; every mapping is in the order of its keys."""

    sheets: Mapping[str, Sheet]
    points: Mapping[str, Point]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    files: Mapping[str, LoadedFile]
    """By name: those whose writing could be read, be there mistakes in it or not."""
    known: Mapping[str, frozenset[str]]
    """By kind (`sheet`, `point` …): the ids of all files, those that could not be read among them."""
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """By source: what the commands found out."""
    stamps: Mapping[str, bytes] = field(default_factory=dict)
    """By file: the digest of what was read."""
    ledger_stamps: Mapping[str, bytes] = field(default_factory=dict)
    """By source: that of its ledger."""
    gaps: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """By file: what of its record is not known, for those that have mistakes of shape."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """By file: when it was last changed (`2026-11-22T10:00:00Z`), as far as anybody knows (`history`)."""

    def list_records(self) -> Iterator[Record]:
        """Return every record, the points first."""
        shelves: list[Mapping[str, Record]] = [self.points, self.sheets, self.sources, self.actors, self.places]
        return (record for shelf in shelves for record in shelf.values())

    def get_document(self, file: str) -> Document:
        return self.files[file].make_document()

    @property
    def is_whole(self) -> bool:
        """True where every file could be read, and nothing of it is unknown."""
        return not self.gaps and len([*self.list_records()]) == sum(map(len, self.known.values()))

    def get_name(self, kind: str, id: str) -> str:
        """Return the display name of an actor, place, source or point; the id itself where it is unknown."""
        kind = self._resolve_kind(kind, id)
        if kind == "source" and id in self.sources:
            return self.get_source_name(self.sources[id])
        if kind == "actor" and id in self.actors:
            return self.actors[id].name
        return self.places[id].name if kind == "place" and id in self.places else id

    def link_name(self, kind: str, id: str) -> Span:
        """Return the same, linked to its page."""
        return Span(self.get_name(kind, id), _PAGES[self._resolve_kind(kind, id)](id))

    def get_source_name(self, source: Source) -> str:
        """Return the outlet's name, which stands for a source in a table; its title where there is no outlet."""
        if source.publisher and source.publisher in self.actors:
            return self.actors[source.publisher].name
        return source.work or source.title or source.id

    def list_places_around(self, place: str) -> tuple[str, ...]:
        """Return the places that this one lies in, the nearest first, without itself; a circle ends where it closes."""
        around: list[str] = []
        while (current := self.places.get(place)) and current.lies_in and current.lies_in not in (*around, place):
            around.append(current.lies_in)
            place = current.lies_in
        return tuple(around)

    def find_top_owner(self, actor: str) -> str:
        """Return who stands at the end of the owners of an outlet; the outlet itself where none is named."""
        seen = {actor}
        while (current := self.actors.get(actor)) and current.owner and current.owner not in seen:
            actor = current.owner
            seen.add(actor)
        return actor

    def get_point(self, sheet: str, reference: str) -> Point:
        """Return the point that a record of the sheet names; KeyError where there is none."""
        return self.points[make_point_key(sheet, reference)]

    def list_points(self, sheet: str) -> tuple[Point, ...]:
        """Return the points of a sheet."""
        return tuple(self._points_by_sheet.get(sheet, ()))

    def list_points_by_source(self, source: str) -> tuple[Point, ...]:
        """Return the points that the source has a report on, or values in their series."""
        return tuple(self._points_by_source.get(source, ()))

    def find_reason_not_counted(self, report: Report) -> NotCounted | None:
        """Return why the report is in no count and no comparison; None where it counts."""
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
        """Return what was found out about the snapshot that the source has now; None where nothing was."""
        ledger, known = self.ledgers.get(source), self.sources.get(source)
        if ledger is None or known is None or known.snapshot is None:
            return None
        return ledger if ledger.snapshot == known.snapshot.sha256.lower() else None

    def find_verification(self, source: str, quote: Quote) -> LedgerEntry | None:
        """Return what was found out about the quotation as it stands now; None where it is not verified yet."""
        ledger = self.find_ledger(source)
        return ledger.quotes.get(make_key(ledger.snapshot, quote.parts, quote.prefix, quote.suffix)) if ledger else None

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

        Of kind `point`, those that name the point with the key: what they answer, replace, are counted in, related to.
        """
        return tuple(self._points_naming.get((kind, id), ()))

    def list_groups(self, point: Point) -> tuple[str, ...]:
        """Return the groups of its sheet that the point belongs to, whichever side says so, in the sheet's order."""
        return tuple(self._groups_by_point.get(point.key, ()))

    def find_line(self, point: Point, report: int) -> int:
        """Return the line (from 1) on which a report of the point begins."""
        lines = self.files[point.file].parsed.report_lines
        return lines[report] if report < len(lines) else 1

    @cached_property
    def _groups_by_point(self) -> Mapping[str, list[str]]:
        members: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for point in self.points.values():
            for id in point.groups:
                members[point.sheet, id].add(point.key)
        for sheet in self.sheets.values():
            for group in sheet.groups:
                members[sheet.id, group.id].update(make_point_key(sheet.id, reference) for reference in group.points)
        ordered = [(sheet.id, group.id) for sheet in self.sheets.values() for group in sheet.groups]
        return _group_pairs((key, id) for sheet_id, id in ordered for key in members[sheet_id, id])

    @cached_property
    def _points_by_sheet(self) -> Mapping[str, list[Point]]:
        return _group_pairs((point.sheet, point) for point in self.points.values())

    @cached_property
    def _points_by_source(self) -> Mapping[str, list[Point]]:
        points: defaultdict[str, list[Point]] = defaultdict(list)
        for point in self.points.values():
            rows: tuple[Report | SeriesRow, ...] = (*point.reports, *point.series)
            for source in dict.fromkeys(row.source for row in rows):
                points[source].append(point)
        return points

    @cached_property
    def _sources_read_by_sheet(self) -> Mapping[str, frozenset[str]]:
        return {sheet.id: frozenset(reading.source for reading in sheet.read_in_full) for sheet in self.sheets.values()}

    @cached_property
    def _sources_by_sheet(self) -> Mapping[str, frozenset[str]]:
        used = {sheet: set(sources) for sheet, sources in self._sources_read_by_sheet.items()}
        for source, points in self._points_by_source.items():
            for point in points:
                used.setdefault(point.sheet, set()).add(source)
        return {sheet: frozenset(sources) for sheet, sources in used.items()}

    @cached_property
    def _edges_by_target(self) -> Mapping[str, list[tuple[Source, Edge]]]:
        return _group_pairs((edge.target, (source, edge)) for source in self.sources.values() for edge in source.edges)

    @cached_property
    def _sources_by_publisher(self) -> Mapping[str, list[Source]]:
        return _group_pairs((source.publisher, source) for source in self.sources.values() if source.publisher)

    @cached_property
    def _actors_by_owner(self) -> Mapping[str, list[Actor]]:
        return _group_pairs((actor.owner, actor) for actor in self.actors.values() if actor.owner)

    def list_named_records(self, point: Point) -> tuple[Thing, ...]:
        """Return what a point names outside itself, each once: parties told apart."""
        names = self.files[point.file].parsed.names.items()
        things = [self._resolve(point, kind, id) for kind, ids in names if kind not in OWN for id in ids]
        return tuple(dict.fromkeys(things))

    @cached_property
    def _points_naming(self) -> Mapping[Thing, list[Point]]:
        return _group_pairs((pair, point) for point in self.points.values() for pair in self.list_named_records(point))

    def _resolve(self, point: Point, kind: str, id: str) -> Thing:
        return self._resolve_kind(kind, id), make_point_key(point.sheet, id) if kind == "point" else id

    def _resolve_kind(self, kind: str, id: str) -> str:
        """Return the kind, that of a party as it is here."""
        return ("actor" if id in self.actors else "source") if kind == "party" else kind


def make_point_key(sheet: str, reference: str) -> str:
    """Return `sheet/point` for a reference that stands in a record of the sheet."""
    return reference if "/" in reference else f"{sheet}/{reference}"


def _group_pairs(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
