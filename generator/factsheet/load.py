"""A content folder → the corpus and every shape problem of every file at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from factsheet import yamlfile
from factsheet.corpus import Corpus, Record
from factsheet.explain import explain
from factsheet.problems import Level, Problem
from factsheet.records.actor import Actor
from factsheet.records.fields import ID
from factsheet.records.place import Place
from factsheet.records.point import Point
from factsheet.records.report import Context
from factsheet.records.sheet import Sheet
from factsheet.records.source import Source
from factsheet.seriesfile import with_series

RECORDS: dict[str, TypeAdapter[Any]] = {
    "sheet": TypeAdapter(Sheet),
    "point": TypeAdapter(Point),
    "source": TypeAdapter(Source),
    "actor": TypeAdapter(Actor),
    "place": TypeAdapter(Place),
}
FOLDERS = {"sources": "source", "actors": "actor", "places": "place"}
GIVEN = ("id", "file", "sheet", "series")
"""Fields that the place of a file gives, or a file beside it, and that nobody writes."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the place of a file says of it."""

    kind: str
    id: str
    sheet: str | None = None

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}" if self.kind == "point" else self.id


def load(content: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return all that can be read below the folder, and a problem for all that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    problems: list[Problem] = []
    shelves: dict[str, dict[str, Record]] = {kind: {} for kind in RECORDS}
    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    documents: dict[str, yamlfile.Document] = {}
    for path in _files(content):
        file = path.relative_to(content.parent).as_posix()
        home = _home(path.relative_to(content).parts)
        if isinstance(home, str):
            problems.append(Problem(file, 1, 1, "F020", Level.ERROR, home))
            continue
        if other := _same_id(home, known):
            problems.append(
                Problem(
                    file,
                    1,
                    1,
                    "F021",
                    Level.ERROR,
                    f"the id `{home.id}` is taken by {other}: rename one of the files",
                )
            )
            continue
        known[home.kind][home.key] = file
        document, found = yamlfile.read(file, path.read_bytes())
        problems += found
        if document is None:
            continue
        documents[file] = document
        record, found = _record(home, document, path)
        problems += found
        if record is not None:
            shelves[home.kind][home.key] = record
    ordered: dict[str, Any] = {f"{kind}s": dict(sorted(shelf.items())) for kind, shelf in shelves.items()}
    ids = {kind: frozenset(known[kind]) for kind in RECORDS}
    return Corpus(**ordered, documents=documents, known=ids), tuple(sorted(problems))


def _files(content: Path) -> Iterator[Path]:
    for folder in ("sheets", *FOLDERS):
        for path in sorted((content / folder).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(content).parts)
            if path.is_file() and not hidden and path.suffix != ".csv" and path.name.lower() != "readme.md":
                yield path


def _home(parts: tuple[str, ...]) -> Home | str:
    """Return what the place says, or a sentence where nothing belongs there."""
    name = parts[-1]
    stem = name.removesuffix(".yml")
    if stem == name:
        return (
            "only `.yml` files belong here"
            if not name.endswith(".yaml")
            else f"the ending must be .yml: rename it to {name[:-5]}.yml"
        )
    if not ID.fullmatch(stem):
        return f"`{stem}` is no id: name the file with small letters, digits and hyphens"
    if parts[0] in FOLDERS:
        return Home(FOLDERS[parts[0]], stem)
    if len(parts) == 3 and name == "sheet.yml":
        return (
            Home("sheet", parts[1])
            if ID.fullmatch(parts[1])
            else f"`{parts[1]}` is no id: name the folder with small letters, digits and hyphens"
        )
    if len(parts) > 3 and parts[2] == "points":
        return Home("point", stem, parts[1])
    return "nothing is read from here: a sheet has `sheet.yml` and points in `points/`"


def _same_id(home: Home, known: dict[str, dict[str, str]]) -> str | None:
    shelves = ("actor", "source") if home.kind in ("actor", "source") else (home.kind,)
    return next((known[kind][home.key] for kind in shelves if home.key in known[kind]), None)


def _record(home: Home, document: yamlfile.Document, path: Path) -> tuple[Record | None, tuple[Problem, ...]]:
    problems = [
        document.problem("F012", f"`{name}` is not written: the place of the file says it", (name,), of_key=True)
        for name in GIVEN
        if name in document.value
    ]
    given = {"id": home.id, "file": document.file} | ({"sheet": home.sheet} if home.kind == "point" else {})
    context = Context()
    written = {name: value for name, value in document.value.items() if name not in GIVEN}
    try:
        record = RECORDS[home.kind].validate_python(written | given, context=context)
    except ValidationError as error:
        return None, (*problems, *explain(document, error, RECORDS[home.kind]))
    if isinstance(record, Point):
        record, found = with_series(record, document, path)
        problems += found
    return record, tuple(problems)
