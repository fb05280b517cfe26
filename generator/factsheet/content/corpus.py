"""Everything that was loaded: finds by id and knows who refers to whom. It answers, it never arranges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from factsheet.content.verification_ledger import Entry, Ledger, key_of
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.point_summary import Outline
from factsheet.model.report import NotCounted, Quote, Report
from factsheet.model.series import SeriesRow
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge, EdgeKind, Source
from factsheet.problems.problem import Spot
from factsheet.problems.suppressions import Allowance
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.yamlfile.document import Document

K = TypeVar("K")
V = TypeVar("V")

Record = Sheet | Point | Source | Actor | Place

_PAGES = {"actor": urls.actor, "place": urls.place, "source": urls.source}


@dataclass(frozen=True)
class Corpus:
    """Records by id, points by `sheet/point`; every mapping is in the order of its keys."""

    sheets: Mapping[str, Sheet]
    points: Mapping[str, Point]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    documents: Mapping[str, Document]
    """By file."""
    known: Mapping[str, frozenset[str]]
    """By kind (`sheet`, `point` …): the ids of all files, those that could not be read among them."""
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """By source: what the commands found out."""
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """By point: what is known of it without opening it."""
    stamps: Mapping[str, bytes] = field(default_factory=dict)
    """By file: the digest of what was read."""
    ledger_stamps: Mapping[str, bytes] = field(default_factory=dict)
    """By source: that of its ledger."""
    allowed: Mapping[str, tuple[Allowance, ...]] = field(default_factory=dict)
    """By file: the problems that a comment in it allows; files without such a comment are left out."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By point: its YAML file as its editors wrote it."""
    gaps: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """By file: what of its record is not known, for those that have mistakes of shape."""
    changed: Mapping[str, str] = field(default_factory=dict)
    """By file: when it was last changed (`2026-11-22T10:00:00Z`), as far as anybody knows (`history`)."""

    lines: dict[str, tuple[tuple[str, ...], tuple[EdgeKind, ...]]] = field(default_factory=dict)
    """By source: it and those above it, and the edges between, as far as somebody has asked (`descent`)."""
    linked: dict[str, Span] = field(default_factory=dict, init=False)
    """By kind and id (`actor/kyiv`): the name with its link, as far as somebody has asked (`items`)."""
    naming: dict[str, Mapping[str, list[Outline]]] = field(default_factory=dict, init=False)
    """By kind: the points that name one of it, by its id, as far as somebody has asked."""

    def records(self) -> Iterable[Record]:
        """Return every record but the points, which stay unopened until they are asked for."""
        for shelf in (self.sheets, self.sources, self.actors, self.places):
            yield from shelf.values()

    @property
    def is_whole(self) -> bool:
        """True where every file could be read, and nothing of it is unknown."""
        shelves = (self.sheets, self.points, self.sources, self.actors, self.places)
        return not self.gaps and sum(map(len, shelves)) == sum(map(len, self.known.values()))

    def name(self, kind: str, id: str) -> str:
        """Return the display name of an actor, place, source or point; the id itself where it is unknown."""
        if kind == "actor" and id in self.actors:
            return self.actors[id].name
        if kind == "place" and id in self.places:
            return self.places[id].name
        if kind == "source" and id in self.sources:
            return self.source_name(self.sources[id])
        if kind == "party":
            return self.name("actor" if id in self.actors else "source", id)
        return id

    def linked_name(self, kind: str, id: str) -> Span:
        """Return the same, linked to its page."""
        key = f"{kind}/{id}"
        if key not in self.linked:
            of = kind if kind != "party" else "actor" if id in self.actors else "source"
            self.linked[key] = Span(self.name(of, id), _PAGES[of](id))
        return self.linked[key]

    def source_name(self, source: Source) -> str:
        """Return the outlet's name, which stands for a source in a table; its title where there is no outlet."""
        if source.publisher and source.publisher in self.actors:
            return self.actors[source.publisher].name
        return source.work or source.title or source.id

    def places_around(self, place: str) -> tuple[str, ...]:
        """Return the places that this one lies in, the nearest first, without itself; a circle ends where it closes."""
        around: list[str] = []
        while (found := self.places.get(place)) and found.lies_in and found.lies_in not in (*around, place):
            around.append(found.lies_in)
            place = found.lies_in
        return tuple(around)

    def top_owner(self, actor: str) -> str:
        """Return who stands at the end of the owners of an outlet; the outlet itself where none is named."""
        seen = {actor}
        while (found := self.actors.get(actor)) and found.owner and found.owner not in seen:
            actor = found.owner
            seen.add(actor)
        return actor

    def point(self, sheet: str, reference: str) -> Point:
        """Return the point that a record of the sheet names; KeyError where there is none."""
        return self.points[point_key(sheet, reference)]

    def outlines_of(self, sheet: str) -> tuple[Outline, ...]:
        """Return the points of a sheet, unopened."""
        return tuple(self._outlines_of.get(sheet, ()))

    def outlines_by(self, source: str) -> tuple[Outline, ...]:
        """Return the points that the source has a report on, or values in their series, unopened."""
        return tuple(self._outlines_by.get(source, ()))

    def reports_by(self, source: str) -> tuple[tuple[Point, Report], ...]:
        points = [self.points[outline.key] for outline in self.outlines_by(source)]
        return tuple((point, report) for point in points for report in point.reports if report.source == source)

    def why_not_counted(self, report: Report) -> NotCounted | None:
        """Return why the report is in no count and no comparison; None where it counts."""
        return report.why_not_counted(self.sources.get(report.source))

    def counted(self, point: Point) -> tuple[Report, ...]:
        """Return the reports that count, in the order of the file."""
        return tuple(report for report in point.reports if self.why_not_counted(report) is None)

    def counted_series(self, point: Point) -> tuple[SeriesRow, ...]:
        """Return the rows of its series that count, in the order of the file."""
        return tuple(row for row in point.series if row.why_not_counted(self.sources.get(row.source)) is None)

    def sources_of(self, sheet: str) -> frozenset[str]:
        """Return the sources that were read in full for the sheet, or have a report or values in it."""
        return self._sources_of.get(sheet, frozenset())

    def ledger(self, source: str) -> Ledger | None:
        """Return what was found out about the snapshot that the source has now; None where nothing was."""
        ledger, known = self.ledgers.get(source), self.sources.get(source)
        if ledger is None or known is None or known.snapshot is None:
            return None
        return ledger if ledger.snapshot == known.snapshot.sha256.lower() else None

    def verified(self, source: str, quote: Quote) -> Entry | None:
        """Return what was found out about the quotation as it stands now; None where it is not verified yet."""
        ledger = self.ledger(source)
        return ledger.quotes.get(key_of(ledger.snapshot, quote.parts, quote.prefix, quote.suffix)) if ledger else None

    def read_in_full(self, sheet: str) -> frozenset[str]:
        return self._read_in_full.get(sheet, frozenset())

    def edges_to(self, target: str) -> tuple[tuple[Source, Edge], ...]:
        """Return the sources that copy, cite or use the source or actor, with the edge that says so."""
        return tuple(self._edges_to.get(target, ()))

    def published_by(self, actor: str) -> tuple[Source, ...]:
        return tuple(self._published_by.get(actor, ()))

    def owned_by(self, actor: str) -> tuple[Actor, ...]:
        return tuple(self._owned_by.get(actor, ()))

    def outlines_naming(self, kind: str, id: str) -> tuple[Outline, ...]:
        """Return the points that name an actor or place anywhere (as speaker, in a chain, in a value), unopened.

        Of kind `point`, those that name the point with the key: what they answer, replace, are counted in, related to.
        """
        if kind not in self.naming:
            named = ((outline, set(self.named_in(outline))) for outline in self.outlines.values())
            self.naming[kind] = _grouped((id, one) for one, found in named for other, id in found if other == kind)
        return tuple(self.naming[kind].get(id, ()))

    def groups_of(self, point: Point | Outline) -> tuple[str, ...]:
        """Return the groups of its sheet that the point belongs to, whichever side says so, in the sheet's order."""
        return tuple(self._groups_of.get(point.key, ()))

    def line(self, point: Point, report: int) -> int:
        """Return the line (from 1) on which a report of the point begins."""
        lines = self.outlines[point.key].lines
        return lines[report] if report < len(lines) else 1

    @cached_property
    def _groups_of(self) -> Mapping[str, list[str]]:
        members: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for point in self.outlines.values():
            for id in point.groups:
                members[point.sheet, id].add(point.key)
        for sheet in self.sheets.values():
            for group in sheet.groups:
                keys = (point_key(sheet.id, reference) for reference in group.points)
                members[sheet.id, group.id].update(keys)
        ordered = [(sheet.id, group.id) for sheet in self.sheets.values() for group in sheet.groups]
        return _grouped((key, id) for sheet_id, id in ordered for key in members[sheet_id, id])

    @cached_property
    def _outlines_of(self) -> Mapping[str, list[Outline]]:
        return _grouped((outline.sheet, outline) for outline in self.outlines.values())

    @cached_property
    def _outlines_by(self) -> Mapping[str, list[Outline]]:
        return _grouped(
            (source, outline) for outline in self.outlines.values() for source in {*outline.sources, *outline.in_series}
        )

    @cached_property
    def _read_in_full(self) -> Mapping[str, frozenset[str]]:
        return {sheet.id: frozenset(reading.source for reading in sheet.read_in_full) for sheet in self.sheets.values()}

    @cached_property
    def _sources_of(self) -> Mapping[str, frozenset[str]]:
        used = {sheet: set(sources) for sheet, sources in self._read_in_full.items()}
        for outline in self.outlines.values():
            used.setdefault(outline.sheet, set()).update(outline.sources, outline.in_series)
        return {sheet: frozenset(sources) for sheet, sources in used.items()}

    @cached_property
    def _edges_to(self) -> Mapping[str, list[tuple[Source, Edge]]]:
        return _grouped((edge.target, (source, edge)) for source in self.sources.values() for edge in source.edges)

    @cached_property
    def _published_by(self) -> Mapping[str, list[Source]]:
        return _grouped((source.publisher, source) for source in self.sources.values() if source.publisher)

    @cached_property
    def _owned_by(self) -> Mapping[str, list[Actor]]:
        return _grouped((actor.owner, actor) for actor in self.actors.values() if actor.owner)

    def named_in(self, outline: Outline) -> Iterator[tuple[str, str]]:
        """Return kind and id of what a point names, parties told apart, points by key; some of them more than once."""
        for kind, id in outline.named:
            if kind == "party":
                yield "actor" if id in self.actors else "source", id
            elif kind == "point":
                yield kind, point_key(outline.sheet, id)
            else:
                yield kind, id


def point_key(sheet: str, reference: str) -> str:
    """Return `sheet/point` for a reference that stands in a record of the sheet."""
    return reference if "/" in reference else f"{sheet}/{reference}"


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
