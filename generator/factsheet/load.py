"""A content folder → the corpus and every problem of shape of every file at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factsheet import homes, ledger
from factsheet.corpus import Corpus
from factsheet.digest import digest
from factsheet.problems import Level, Problem
from factsheet.reading import RECORDS, Reading, Readings, read_all
from factsheet.records.point import Point
from factsheet.shelf import Documents, Points


def load(content: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return all that can be read below the folder, and a problem for all that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    files = homes.present(content)
    return assemble(content, files, read_all(content, files, {}))


def assemble(content: Path, files: homes.Files, readings: Readings) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus of what was read, and every problem of shape, sorted by place."""
    name = content.name
    problems = list(homes.strays(name, files))
    problems += [home for _file, home in homes.facts(name, files) if isinstance(home, Problem)]
    kept, doubled = _distinct(readings.values())
    problems += doubled
    problems += [problem for reading in kept for problem in reading.problems]
    ledgers = dict(_ledgers(content))
    found = {source: ledger.read(data) for source, data in ledgers.items()}
    problems += [_unreadable(name, source) for source, one in found.items() if one is None]
    points = Points(_of_kind(kept, "point"))
    corpus = Corpus(
        **{f"{kind}s": _records(kept, kind) for kind in RECORDS if kind != "point"},
        points=points,
        documents=Documents(reading for reading in kept if reading.has_document),
        known={kind: frozenset(one.home.key for one in readings.values() if one.home.kind == kind) for kind in RECORDS},
        ledgers={source: one for source, one in found.items() if one is not None},
        outlines={one.home.key: one.outline for one in _of_kind(kept, "point") if one.outline},
        stamps={one.file: one.stamp for one in kept},
        ledger_stamps={source: digest(data) for source, data in ledgers.items()},
    )
    keys = {one.file: one.home.key for one in kept}

    def read(file: str) -> Point | None:
        return points.get(keys.get(file, ""))

    problems += homes.unread_series(name, files, keys, read)
    return corpus, tuple(sorted(problems))


def _distinct(readings: Iterable[Reading]) -> tuple[list[Reading], list[Problem]]:
    """Return the first reading of each id, and a problem for every other; actors and sources share their ids."""
    first: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    problems = []
    for reading in readings:
        shelf = "party" if reading.home.kind in ("actor", "source") else reading.home.kind
        first[shelf, reading.home.key].append(reading)
    for same in first.values():
        for other in same[1:]:
            message = f"the id `{other.home.id}` is taken by {same[0].file}: rename one of the files"
            problems.append(Problem(other.file, 1, 1, "F021", Level.ERROR, message))
    return [same[0] for same in first.values()], problems


def _of_kind(readings: Iterable[Reading], kind: str) -> Iterator[Reading]:
    """Return those of the kind whose record could be made, in the order of their ids."""
    found = (reading for reading in readings if reading.home.kind == kind and reading.has_record)
    yield from sorted(found, key=lambda reading: reading.home.key)


def _records(readings: Iterable[Reading], kind: str) -> dict[str, Any]:
    return {reading.home.key: reading.opened()[1] for reading in _of_kind(readings, kind)}


def _ledgers(content: Path) -> Iterator[tuple[str, bytes]]:
    """Return the machine-written ledgers by source."""
    for path in sorted((content / ledger.FOLDER).glob("*.json")):
        yield path.stem, path.read_bytes()


def _unreadable(content: str, source: str) -> Problem:
    message = "this ledger cannot be read, and counts as not there: run `factsheet verify` with the snapshots"
    return Problem(ledger.file_of(content, source), 1, 1, "F024", Level.WARNING, message)
