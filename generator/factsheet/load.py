"""A content folder → the corpus and every shape problem of every file at once."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from factsheet import homes, ledger, yamlfile
from factsheet.corpus import Corpus, Record
from factsheet.explain import GIVEN, explain
from factsheet.homes import Home
from factsheet.problems import Level, Problem
from factsheet.records.actor import Actor
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


def load(content: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return all that can be read below the folder, and a problem for all that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    paths = tuple(homes.present(content))
    problems = list(homes.strays(content, paths))
    shelves: dict[str, dict[str, Record]] = {kind: {} for kind in RECORDS}
    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    documents: dict[str, yamlfile.Document] = {}
    for path, home in homes.facts(content, paths):
        if isinstance(home, Problem):
            problems.append(home)
            continue
        file = homes.name_of(content, path)
        if other := _same_id(home, known):
            message = f"the id `{home.id}` is taken by {other}: rename one of the files"
            problems.append(Problem(file, 1, 1, "F021", Level.ERROR, message))
            known[home.kind].setdefault(home.key, file)
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
    ledgers, found = _ledgers(content)
    problems += found
    corpus = Corpus(**ordered, documents=documents, known=ids, ledgers=ledgers)
    problems += homes.unread_series(content, paths, corpus.points.values(), known["point"].values())
    return corpus, tuple(sorted(problems))


def _ledgers(content: Path) -> tuple[dict[str, ledger.Ledger], tuple[Problem, ...]]:
    """Return the machine-written ledgers by source; one that cannot be read counts as not there, and that is told."""
    read = {path: ledger.read(path.read_bytes()) for path in sorted((content / ledger.FOLDER).glob("*.json"))}
    message = "this ledger cannot be read, and counts as not there: run `factsheet verify` with the snapshots"
    problems = tuple(
        Problem(homes.name_of(content, path), 1, 1, "F024", Level.WARNING, message)
        for path, found in read.items()
        if found is None
    )
    return {path.stem: found for path, found in read.items() if found is not None}, problems


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
