"""The fact files of a content folder, each read once and whole.

While the bytes of a file are the same, its parsed fields are taken from the last build. The record itself is made
again, which takes 0.05 ms a point: a stored record would be a pickle, and reading one can run code.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from factsheet.content import layout
from factsheet.content.fingerprint import compute_digest
from factsheet.content.layout import FileLocation
from factsheet.content.loaded_file import LoadedFile, ParsedFile
from factsheet.content.partial_records import salvage_record
from factsheet.content.series_csv import find_missing_tables, make_series_name, read_series
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.record_types import DERIVED_FIELDS, RECORDS, Record
from factsheet.model.references import list_references
from factsheet.model.report import ReportContext
from factsheet.problems.problem import ChangedMeanwhile, Problem, Spot
from factsheet.text.regular_files import NotRegular, read_regular
from factsheet.yamlfile.parse import Fields
from factsheet.yamlfile.recovery import RecoveredFile, recover_file

_ASPECTS: TypeAdapter[tuple[Aspect, ...]] = TypeAdapter(tuple[Aspect, ...])

LoadedFiles = Mapping[str, LoadedFile]
"""By file, in the order of files."""


def read_all(
    content: Path,
    files: layout.ContentFiles,
    parsed: Mapping[str, ParsedFile],
    loaded: LoadedFiles | None = None,
    touched: Collection[str] | None = None,
) -> LoadedFiles:
    """Read every fact file.

    `parsed` comes from an earlier build, `loaded` from this process; both are reused where the bytes are the same.
    `touched` are the files that can have changed since `loaded`, including series; None: all files.
    """
    before = loaded or {}
    untouched = before.keys() if touched is not None else set[str]()
    if touched:
        untouched = untouched - _list_touched_facts(touched)
    all_files: dict[str, LoadedFile] = {}
    for name, home in files.facts:
        if not isinstance(home, FileLocation):
            continue
        file = layout.make_file_name(content.name, name)
        if file in untouched:
            all_files[file] = before[file]
            continue
        source = _read_source(content, files, name)
        if file in before and before[file].parsed.digest == source.digest:
            all_files[file] = before[file]
        elif file in parsed and parsed[file].digest == source.digest:
            all_files[file] = _load_again(parsed[file], source)
        else:
            all_files[file] = _load(source, home)
    return all_files


class _Source(Struct, frozen=True):
    """The bytes that a record is made from."""

    file: str
    data: bytes
    tables: Mapping[str, bytes]
    """The CSV files of its series by name."""
    refused: frozenset[str]
    """Files that may not be read, and are reported already."""
    digest: bytes


def _list_touched_facts(touched: Iterable[str]) -> set[str]:
    """Return the fact files among the touched ones, and those of the points whose series are touched."""
    facts = set(touched)
    for file in touched:
        if file.endswith(".csv"):
            facts.add(layout.find_point_file(file))
    return facts


def _read_source(content: Path, files: layout.ContentFiles, name: str) -> _Source:
    """Read the file and its series; raise ChangedMeanwhile where one of them no longer exists."""
    file = layout.make_file_name(content.name, name)
    stamped: list[bytes | str] = [file]
    tables: dict[str, bytes] = {}
    try:
        data = read_regular(f"{content}/{name}", content)
        stamped += [name, data]
        for table in files.list_tables(name):
            rows = read_regular(f"{content}/{table}", content)
            stamped += [table, rows]
            tables[layout.make_file_name(content.name, table)] = rows
    except (FileNotFoundError, NotRegular) as gone:
        raise ChangedMeanwhile(file) from gone
    refused = frozenset(layout.make_file_name(content.name, refused) for refused in files.refused)
    return _Source(file, data, tables, refused, compute_digest(*stamped))


class _Made(Struct, frozen=True):
    """A record, and the problems of making it."""

    record: Record | None
    problems: tuple[Problem, ...]
    written: Mapping[str, Any]
    """The fields it is made from, with stand-ins for unknown values."""
    gaps: tuple[Spot, ...] = ()
    context: ReportContext = field(default_factory=ReportContext)


def _load(source: _Source, home: FileLocation) -> LoadedFile:
    left = recover_file(source.file, source.data)
    if left.fields is None:
        parsed = ParsedFile(source.file, home, source.digest, left.problems, is_readable=False, blank=left.blank)
        return LoadedFile(parsed, source.data, None)
    made = _make_record(source, home, left.fields, left)
    fields = b""
    if made.record is not None:
        # A word such as `null` without quotation marks is a string of a class of its own, hence the hook.
        fields = msgspec.msgpack.encode(made.written, enc_hook=str)
    is_point = home.kind == "point"
    parsed = ParsedFile(
        file=source.file,
        home=home,
        digest=source.digest,
        problems=(*left.problems, *made.problems),
        is_readable=True,
        fields=fields,
        series=_list_series(made) if is_point else None,
        report_lines=left.fields.item_lines.get("reports", ()) if is_point else (),
        names=_list_names(made.record) if isinstance(made.record, Point) else {},
        allowed=left.fields.suppressions,
        gaps=made.gaps,
        veiled=tuple(sorted(made.context.faulty_aspects)),
        knows_all=made.context.has_all_aspects,
        blank=left.blank,
    )
    return LoadedFile(parsed, source.data, made.record)


def _load_again(parsed: ParsedFile, source: _Source) -> LoadedFile:
    """Return what `_load` returned when it parsed the same bytes."""
    if not parsed.fields:
        return LoadedFile(parsed, source.data, None)
    written = msgspec.msgpack.decode(parsed.fields)
    context = ReportContext()
    if parsed.gaps:
        context = ReportContext(
            is_lenient=True, faulty_aspects=frozenset(parsed.veiled), has_all_aspects=parsed.knows_all
        )
    tables = source.tables if parsed.series else {}
    record, _problems = _make(parsed.home, source.file, written, tables, context)
    return LoadedFile(parsed, source.data, record)


def _make_record(source: _Source, home: FileLocation, fields: Fields, left: RecoveredFile) -> _Made:
    document = fields.document
    problems: list[Problem] = []
    for name, origin in DERIVED_FIELDS.items():
        if name in fields.written:
            message = f"delete `{name}`: {origin} sets it"
            problems.append(document.make_problem("F012", message, (name,), of_key=True))
    written = {name: value for name, value in fields.written.items() if name not in DERIVED_FIELDS}
    made = None
    if not left.lost:
        with suppress(ValidationError):
            record, of_series = _make(home, source.file, written, source.tables, ReportContext())
            made = _Made(record, of_series, written)
    if made is None:
        made = _make_from_rest(source, home, replace(fields, written=written), left)
    problems += made.problems
    if isinstance(made.record, Point) and not _is_gap_in_aspects(made):
        problems += find_missing_tables(made.record, document, source.tables, source.refused)
    return replace(made, problems=tuple(problems))


def _make_from_rest(source: _Source, home: FileLocation, fields: Fields, left: RecoveredFile) -> _Made:
    """Return the record of a file with mistakes, as far as one can be made."""
    rest = salvage_record(fields, _list_location_fields(home, source.file), home.kind, left.lost)
    made = _Made(rest.record, rest.problems, dict(rest.written), rest.gaps, rest.context)
    if not isinstance(rest.record, Point) or not source.tables or _is_gap_in_aspects(made):
        return made
    context = ReportContext(
        is_lenient=True, faulty_aspects=rest.context.faulty_aspects, has_all_aspects=rest.context.has_all_aspects
    )
    record, of_series = _make(home, source.file, made.written, source.tables, context)
    return replace(made, record=record, problems=(*rest.problems, *of_series))


def _make(
    home: FileLocation, file: str, written: Mapping[str, Any], tables: Mapping[str, bytes], context: ReportContext
) -> tuple[Record, tuple[Problem, ...]]:
    """Return the record, and the problems of its series; raise ValidationError.

    The aspects are made first, since they say how to read a series, and a point is complete when it is made.
    """
    fields = {**written, **_list_location_fields(home, file)}
    problems: tuple[Problem, ...] = ()
    if home.kind == "point" and tables:
        series = read_series(file, _ASPECTS.validate_python(written.get("compare", ()), context=context), tables)
        problems = series.problems
        fields |= {"series": series.rows} if series.rows else {}
    record: Record = RECORDS[home.kind].validate_python(fields, context=context)
    return record, problems


def _list_location_fields(home: FileLocation, file: str) -> dict[str, Any]:
    """Return the fields that follow from the place of the file."""
    fields: dict[str, Any] = {"id": home.id, "file": file}
    if home.kind == "point":
        fields["sheet"] = home.sheet
    return fields


def _is_gap_in_aspects(made: _Made) -> bool:
    return any(gap[0] == "compare" for gap in made.gaps)


def _list_names(point: Point) -> dict[str, tuple[str, ...]]:
    own = {"report": {report.anchor for report in point.reports}, "aspect": {aspect.id for aspect in point.compare}}
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in list_references(point):
        if mention.id not in own.get(mention.kind, ()):
            names[mention.kind][mention.id] = None
    return {kind: tuple(ids) for kind, ids in names.items()}


def _list_series(made: _Made) -> tuple[str, ...] | None:
    point = made.record
    if not isinstance(point, Point) or _is_gap_in_aspects(made) or (made.gaps and not point.compare):
        return None
    return tuple(make_series_name(point, aspect.id) for aspect in point.compare if aspect.series)
