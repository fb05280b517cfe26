"""A content file as read: its record, put away until somebody asks for it, and what is known of it without opening it.

A reading is kept as long as the bytes of the file stay the same, from one build to the next.
"""

from collections import ChainMap
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from pydantic import ValidationError

from factsheet.content import layout
from factsheet.content.corpus import Record
from factsheet.content.fingerprint import digest
from factsheet.content.layout import Home
from factsheet.content.partial_records import salvage
from factsheet.content.series_csv import missing_tables, series_file, with_series
from factsheet.content.workers import Part, in_parts
from factsheet.model.point import Point
from factsheet.model.point_summary import Outline, outline
from factsheet.model.record_types import GIVEN, RECORDS
from factsheet.model.report import Context
from factsheet.problems.problem import ChangedMeanwhile, Problem, Spot
from factsheet.problems.suppressions import Allowance
from factsheet.text.regular_files import NotRegular, read_regular
from factsheet.yamlfile.decoding import decode
from factsheet.yamlfile.parse import Fields
from factsheet.yamlfile.recovery import Remains, remains


class _Basis(NamedTuple):
    """What a record is made from."""

    written: dict[str, Any]
    tables: dict[str, bytes]
    """The files of its series by name."""
    veiled: tuple[str, ...] | None = None
    """Of a record with gaps: the aspects that have mistakes themselves; None for a record without gaps."""
    knows_all: bool = True
    """False where there may be aspects whose id is not known."""


_BASIS = msgspec.msgpack.Decoder(_Basis)


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
    series: tuple[str, ...] | None
    """The CSV files from which a point takes values, whether they are there or not; None where nobody can tell."""
    allowed: tuple[Allowance, ...]
    """What comments in it allow."""
    put_away: bytes = b""
    """What the record is made from, packed; empty where too little is left of it, and for a point that stays open."""
    gaps: tuple[Spot, ...] = ()
    """What of the record is not known: then it is there to be checked, and for nothing else."""
    blank: tuple[int, ...] = ()
    """Lines (from 1) that were left out, since nobody can say what stands there."""
    text: str = ""
    """The file of a point as its editors wrote it; empty for every other kind."""

    @property
    def has_record(self) -> bool:
        """True where the file gives a record, also one with gaps."""
        return self.outline is not None or self.put_away != b""

    @property
    def is_whole(self) -> bool:
        return self.has_record and not self.gaps

    def opened(self) -> Record:
        """Return the record anew."""
        basis = _BASIS.decode(self.put_away)
        record = _made(self.home, self.file, basis)
        return with_series(record, basis.tables)[0] if isinstance(record, Point) and basis.tables else record


Readings = Mapping[str, Reading]
"""By file, in the order of files."""


def read_all(content: Path, files: layout.Files, known: Readings, touched: Container[str] | None = None) -> Readings:
    """Read every fact file; what is known and has not changed is taken as it is.

    `touched` names the files that can have changed, series among them; None: any of them can.
    """
    found: dict[str, Reading | None] = {}
    new: list[tuple[str, Home]] = []
    for name, home in _wanted(files):
        file = layout.name_of(content.name, name)
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
    files: layout.Files

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


def read_share(content: Path, files: layout.Files, part: Part, *, keep: bool) -> Share:
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


def _wanted(files: layout.Files) -> list[tuple[str, Home]]:
    return [(name, home) for name, home in files.facts if isinstance(home, Home)]


def _is_same(reading: Reading, content: Path, files: layout.Files, name: str) -> bool:
    return reading.stamp == _stamp(reading.file, _bytes(content, files, name))


def _is_untouched(file: str, touched: Container[str] | None, files: layout.Files) -> bool:
    if touched is None or file in touched:
        return False
    content, _slash, name = file.partition("/")
    return not any(layout.name_of(content, beside) in touched for beside in files.beside(name))


def _bytes(content: Path, files: layout.Files, name: str) -> dict[str, bytes]:
    """Return the bytes of the file and of the series beside it; one that has gone meanwhile is named."""
    try:
        return {part: read_regular(f"{content}/{part}", content) for part in (name, *files.beside(name))}
    except (FileNotFoundError, NotRegular) as gone:
        raise ChangedMeanwhile(layout.name_of(content.name, name)) from gone


def _stamp(file: str, found: Mapping[str, bytes]) -> bytes:
    return digest(file, *(piece for part in found.items() for piece in part))


def _read(
    content: Path, files: layout.Files, name: str, home: Home, *, keep: bool = True
) -> tuple[Reading, Record | None]:
    """Return what is found in the file, and its record; `keep`: what that is made from, too."""
    file, found = layout.name_of(content.name, name), _bytes(content, files, name)
    left = remains(file, found[name])
    tables = {layout.name_of(content.name, beside): found[beside] for beside in files.beside(name)}
    gaps: tuple[Spot, ...] = ()
    fields, problems, record, basis = left.fields, left.problems, None, None
    if fields is not None:
        refused = {layout.name_of(content.name, beside) for beside in files.refused}
        record, more, gaps, basis = _record(home, fields, left, tables, refused)
        problems = (*problems, *more)
    point = record if isinstance(record, Point) else None
    series = _series(point, gaps)
    reading = Reading(
        file=file,
        home=home,
        stamp=_stamp(file, found),
        problems=problems,
        has_document=fields is not None,
        outline=outline(point, fields.item_lines.get("reports", ())) if fields and point else None,
        series=series,
        allowed=fields.allowed if fields else (),
        put_away=_packed(basis, series or ()) if basis is not None and record is not None and keep else b"",
        gaps=gaps,
        blank=left.blank,
        text=decode(file, found[name])[0] if home.kind == "point" else "",
    )
    return reading, record


def _packed(basis: _Basis, series: Sequence[str]) -> bytes:
    kept = basis._replace(tables={name: basis.tables[name] for name in series if name in basis.tables})
    return msgspec.msgpack.encode(kept, enc_hook=str)  # `Nothing` is a text of its own kind


def _series(point: Point | None, gaps: Sequence[Spot]) -> tuple[str, ...] | None:
    if point is None or any(gap[0] == "compare" for gap in gaps) or (gaps and not point.compare):
        return None
    return tuple(series_file(point, aspect.id) for aspect in point.compare if aspect.series)


def _record(
    home: Home, fields: Fields, left: Remains, tables: Mapping[str, bytes], refused: Container[str]
) -> tuple[Record | None, tuple[Problem, ...], tuple[Spot, ...], _Basis | None]:
    """Return the record, all problems, what of it is not known, and what it is made from.

    `refused` names files that may not be read, of which a problem is known.
    """
    document = fields.document
    problems = [
        document.problem("F012", f"`{name}` is not written: {GIVEN[name]} says it", (name,), of_key=True)
        for name in GIVEN
        if name in fields.written
    ]
    written = {name: value for name, value in fields.written.items() if name not in GIVEN}
    basis = _Basis(written, dict(tables))
    record, gaps = None, tuple[Spot, ...]()
    if not left.lost:
        with suppress(ValidationError):
            record = _made(home, document.file, basis)
    if record is None:
        found = salvage(replace(fields, written=written), _given(home, document.file), RECORDS[home.kind], left.lost)
        record, gaps = found.record, found.gaps
        problems += found.problems
        basis = _Basis(dict(found.written), dict(tables), tuple(sorted(found.context.veiled)), found.context.knows_all)
    if isinstance(record, Point) and not any(gap[0] == "compare" for gap in gaps):
        problems += missing_tables(record, document, tables, refused)
        record, more = with_series(record, tables)
        problems += more
    return record, tuple(problems), gaps, basis


def _given(home: Home, file: str) -> dict[str, str | None]:
    """Return the fields that the place of the file gives."""
    return {"id": home.id, "file": file} | ({"sheet": home.sheet} if home.kind == "point" else {})


def _made(home: Home, file: str, basis: _Basis) -> Record:
    """Return the record, but for the values of its series; raise ValidationError."""
    context = Context()
    if basis.veiled is not None:
        context = Context(is_lenient=True, veiled=frozenset(basis.veiled), knows_all=basis.knows_all)
    record: Record = RECORDS[home.kind].validate_python(basis.written | _given(home, file), context=context)
    return record
