"""A content file as read: its record, put away until somebody asks for it, and what is known of it without opening it.

A reading is kept as long as the bytes of the file stay the same, from one build to the next.
"""

from collections import ChainMap
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from pydantic import TypeAdapter, ValidationError

from factsheet import homes, yamlfile
from factsheet.allowances import Allowance
from factsheet.corpus import Record
from factsheet.digest import digest
from factsheet.explain import GIVEN, explain
from factsheet.homes import Home
from factsheet.parallel import Part, in_parts
from factsheet.problems import ChangedMeanwhile, Problem
from factsheet.records.actor import Actor
from factsheet.records.outline import Outline, outline
from factsheet.records.place import Place
from factsheet.records.point import Point
from factsheet.records.report import Context
from factsheet.records.sheet import Sheet
from factsheet.records.source import Source
from factsheet.regular_files import NotRegular, read_regular
from factsheet.seriesfile import missing_tables, series_file, with_series
from factsheet.yamlfile import Fields

RECORDS: Mapping[str, TypeAdapter[Any]] = {
    "sheet": TypeAdapter(Sheet),
    "point": TypeAdapter(Point),
    "source": TypeAdapter(Source),
    "actor": TypeAdapter(Actor),
    "place": TypeAdapter(Place),
}
_WRITTEN = msgspec.msgpack.Decoder(tuple[dict[str, Any], dict[str, bytes]])
"""What is written in a file, and the tables of its series by name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one file."""

    file: str
    home: Home
    stamp: bytes
    """Of the bytes of the file, its place, and the files of series beside it."""
    problems: tuple[Problem, ...]
    has_document: bool
    """False where the writing is so wrong that nothing can be placed in it."""
    outline: Outline | None
    """For a point whose record could be made."""
    series: tuple[str, ...]
    """The CSV files from which a point takes values, whether they are there or not."""
    allowed: tuple[Allowance, ...]
    """What comments in it allow."""
    put_away: bytes = b""
    """What the record is made from, packed; empty where problems forbid to make it, and for a point that stays open."""

    @property
    def has_record(self) -> bool:
        return self.outline is not None or self.put_away != b""

    def opened(self) -> Record:
        """Return the record anew."""
        written, tables = _WRITTEN.decode(self.put_away)
        record = _made(self.home, self.file, written)
        return with_series(record, tables)[0] if isinstance(record, Point) and tables else record


Readings = Mapping[str, Reading]
"""By file, in the order of files."""


def read_all(content: Path, files: homes.Files, known: Readings, touched: Container[str] | None = None) -> Readings:
    """Read every fact file; what is known and has not changed is taken as it is.

    `touched` names the files that can have changed, series among them; None: any of them can.
    """
    found: dict[str, Reading | None] = {}
    new: list[tuple[str, Home]] = []
    for name, home in _wanted(files):
        file = homes.name_of(content.name, name)
        reading = known.get(file)
        if reading is not None and (_is_untouched(file, touched, files) or _is_same(reading, content, files, name)):
            found[file] = reading
        else:
            found[file] = None
            new.append((name, home))
    parts = in_parts(lambda part: [_read(content, files, *one)[0] for one in part.stretch(new)], len(new))
    found.update((reading.file, reading) for part in parts for reading in part)
    return {file: reading for file, reading in found.items() if reading is not None}


@dataclass(frozen=True, slots=True)
class Share:
    """What one of the parts that read together has of it."""

    readings: Readings
    """All of them."""
    points: Mapping[str, Point]
    """By file: those that this part has read. They stay open."""
    content: Path
    files: homes.Files

    def opened(self, reading: Reading) -> Record:
        """Return the record, or raise ChangedMeanwhile where it has to be read again and its file is another."""
        if reading.file in self.points:
            return self.points[reading.file]
        if reading.put_away:
            return reading.opened()
        name = reading.file.removeprefix(f"{self.content.name}/")
        again, record = _read(self.content, self.files, name, reading.home, keep=False)
        if record is None or again.stamp != reading.stamp:
            raise ChangedMeanwhile(reading.file)
        return record


def read_share(content: Path, files: homes.Files, part: Part, *, keep: bool) -> Share:
    """Read every fact file, each part a share of them, whose points stay open.

    They are put away as well only to `keep` them for the other part, which otherwise reads again what it asks for.
    """
    wanted = _wanted(files)
    points: dict[str, Point] = {}
    found: dict[str, Reading] = {}
    for name, home in part.mine(wanted):
        found[name], record = _read(content, files, name, home, keep=keep or home.kind != "point")
        if isinstance(record, Point):
            points[record.file] = record
    by_name = ChainMap(*part.trade(found))
    return Share({by_name[name].file: by_name[name] for name, _home in wanted}, points, content, files)


def _wanted(files: homes.Files) -> list[tuple[str, Home]]:
    return [(name, home) for name, home in files.facts if isinstance(home, Home)]


def _is_same(reading: Reading, content: Path, files: homes.Files, name: str) -> bool:
    return reading.stamp == _stamp(reading.file, _bytes(content, files, name))


def _is_untouched(file: str, touched: Container[str] | None, files: homes.Files) -> bool:
    if touched is None or file in touched:
        return False
    content, _slash, name = file.partition("/")
    return not any(homes.name_of(content, beside) in touched for beside in files.beside(name))


def _bytes(content: Path, files: homes.Files, name: str) -> dict[str, bytes]:
    """Return the bytes of the file and of the series beside it; one that has gone meanwhile is named."""
    try:
        return {part: read_regular(f"{content}/{part}", content) for part in (name, *files.beside(name))}
    except (FileNotFoundError, NotRegular) as gone:
        raise ChangedMeanwhile(homes.name_of(content.name, name)) from gone


def _stamp(file: str, found: Mapping[str, bytes]) -> bytes:
    return digest(file, *(piece for part in found.items() for piece in part))


def _read(
    content: Path, files: homes.Files, name: str, home: Home, *, keep: bool = True
) -> tuple[Reading, Record | None]:
    """Return what is found in the file, and its record; `keep`: what that is made from, too."""
    file, found = homes.name_of(content.name, name), _bytes(content, files, name)
    fields, problems = yamlfile.read(file, found[name])
    tables = {homes.name_of(content.name, beside): found[beside] for beside in files.beside(name)}
    record = None
    if fields is not None:
        refused = {homes.name_of(content.name, beside) for beside in files.refused}
        record, more = _record(home, fields, tables, refused)
        problems = (*problems, *more)
    point = record if isinstance(record, Point) else None
    series = tuple(series_file(point, aspect.id) for aspect in point.compare if aspect.series) if point else ()
    reading = Reading(
        file=file,
        home=home,
        stamp=_stamp(file, found),
        problems=problems,
        has_document=fields is not None,
        outline=outline(point, fields.item_lines.get("reports", ())) if fields and point else None,
        series=series,
        allowed=fields.allowed if fields else (),
        put_away=_packed(fields, {name: tables[name] for name in series if name in tables})
        if fields is not None and record is not None and keep
        else b"",
    )
    return reading, record


def _packed(fields: Fields, tables: Mapping[str, bytes]) -> bytes:
    return msgspec.msgpack.encode((fields.written, tables), enc_hook=str)  # `Nothing` is a text of its own kind


def _record(
    home: Home, fields: Fields, tables: Mapping[str, bytes], refused: Container[str]
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the record and its problems; `refused` names files that may not be read, of which a problem is known."""
    document = fields.document
    problems = [
        document.problem("F012", f"`{name}` is not written: {GIVEN[name]} says it", (name,), of_key=True)
        for name in GIVEN
        if name in fields.written
    ]
    try:
        record = _made(home, document.file, fields.written)
    except ValidationError as error:
        return None, (*problems, *explain(fields, error, RECORDS[home.kind]))
    if isinstance(record, Point):
        problems += missing_tables(record, document, tables, refused)
        record, found = with_series(record, tables)
        problems += found
    return record, tuple(problems)


def _made(home: Home, file: str, written: Mapping[str, Any]) -> Record:
    """Return the record of what is written, but for the values of its series; raise ValidationError."""
    given = {"id": home.id, "file": file} | ({"sheet": home.sheet} if home.kind == "point" else {})
    own = {name: value for name, value in written.items() if name not in GIVEN}
    record: Record = RECORDS[home.kind].validate_python(own | given, context=Context())
    return record
