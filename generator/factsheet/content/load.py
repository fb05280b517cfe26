"""A content folder → the corpus and every problem of shape of every file at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from factsheet.content import layout, verification_ledger
from factsheet.content.corpus import Corpus, Record
from factsheet.content.fingerprint import digest
from factsheet.content.lazy_points import Documents, Points
from factsheet.content.read_files import Reading, Readings, read_all
from factsheet.model.record_types import RECORDS
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import read_regular


def load(content: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return all that can be read below the folder, and a problem for all that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    files = layout.present(content)
    return assemble(content, files, read_all(content, files, {}))


def assemble(
    content: Path,
    files: layout.Files,
    readings: Readings,
    opened: Callable[[Reading], Record] = Reading.opened,
    *,
    with_gaps: bool = False,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus of what was read, and every problem of shape, sorted by place; `opened` opens its points.

    Only a corpus that is checked, and for nothing else, has what is left of faulty files too: `with_gaps`.
    """
    name = content.name
    problems = [*layout.strays(files), *layout.irregular_files(files)]
    problems += [home for _file, home in files.facts if isinstance(home, Problem)]
    kept, doubled = _distinct(readings.values())
    problems += doubled
    problems += [problem for reading in kept for problem in reading.problems]
    ledgers = dict(_ledgers(content, files))
    found = {source: verification_ledger.read(data) for source, data in ledgers.items()}
    problems += [_unreadable(name, source) for source, one in found.items() if one is None]
    ids: dict[str, set[str]] = {kind: set() for kind in RECORDS}
    whole: dict[str, list[Reading]] = {kind: [] for kind in RECORDS}
    for one in readings.values():
        ids[one.home.kind].add(one.home.key)
    for home in files.refused_facts:
        ids[home.kind].add(home.key)
    for one in sorted(kept, key=lambda reading: reading.home.key):
        if one.is_whole or (with_gaps and one.has_record):
            whole[one.home.kind].append(one)
    corpus = Corpus(
        **{f"{kind}s": _records(whole[kind]) for kind in RECORDS if kind != "point"},
        points=Points(whole["point"], opened),
        documents=Documents(content, kept),
        known={kind: frozenset(found) for kind, found in ids.items()},
        ledgers={source: one for source, one in found.items() if one is not None},
        outlines={one.home.key: one.outline for one in whole["point"] if one.outline},
        texts={one.home.key: one.text for one in whole["point"]},
        stamps={one.file: one.stamp for one in kept},
        allowed={one.file: one.allowed for one in kept if one.allowed},
        ledger_stamps={source: digest(data) for source, data in ledgers.items()},
        gaps={one.file: one.gaps for one in kept if one.gaps},
    )
    problems += layout.unread_series(files, {one.file: one.series for one in kept})
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
            problems.append(Problem(other.file, 1, 1, "F021", Level.ERROR, message, width=0))
    return [same[0] for same in first.values()], problems


def _records(readings: Iterable[Reading]) -> dict[str, Any]:
    return {reading.home.key: reading.opened() for reading in readings}


def _ledgers(content: Path, files: layout.Files) -> Iterator[tuple[str, bytes]]:
    """Return the machine-written ledgers by source."""
    for name in files.ledgers:
        path = content / name
        if path.parent.name == verification_ledger.FOLDER and path.suffix == ".json":
            yield path.stem, read_regular(path, path.parent)


def _unreadable(content: str, source: str) -> Problem:
    message = "this ledger cannot be read, and counts as not there: run `factsheet verify` with the snapshots"
    return Problem(verification_ledger.file_of(content, source), 1, 1, "F024", Level.WARNING, message, width=0)
