"""A content folder → the corpus and every problem of shape of every file at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factsheet.content import layout, verification_ledger
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import digest
from factsheet.content.loaded_file import LoadedFile
from factsheet.content.read_files import LoadedFiles, read_all
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
    content: Path, files: layout.Files, loaded: LoadedFiles, *, with_gaps: bool = False
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus of what was loaded, and every problem of shape, sorted by place.

    Only a corpus that is checked, and for nothing else, has what is left of faulty files too: `with_gaps`.
    """
    name = content.name
    problems = [*layout.strays(files), *layout.irregular_files(files)]
    problems += [home for _file, home in files.facts if isinstance(home, Problem)]
    kept, doubled = _distinct(loaded.values())
    problems += doubled
    problems += [problem for one in kept for problem in one.parsed.problems]
    data = dict(_ledgers(content, files))
    ledgers = {source: verification_ledger.read(text) for source, text in data.items()}
    problems += [_unreadable(name, source) for source, ledger in ledgers.items() if ledger is None]
    ids: dict[str, set[str]] = {kind: set() for kind in RECORDS}
    for home in (*(one.parsed.home for one in loaded.values()), *files.refused_facts):
        ids[home.kind].add(home.key)
    records: dict[str, dict[str, Any]] = {kind: {} for kind in RECORDS}
    for one in sorted(kept, key=lambda one: one.parsed.home.key):
        if one.is_whole or (with_gaps and one.record is not None):
            records[one.parsed.home.kind][one.parsed.home.key] = one.record
    corpus = Corpus(
        **{f"{kind}s": of_kind for kind, of_kind in records.items()},
        files={one.parsed.file: one for one in kept if one.parsed.is_readable},
        known={kind: frozenset(keys) for kind, keys in ids.items()},
        ledgers={source: ledger for source, ledger in ledgers.items() if ledger is not None},
        stamps={one.parsed.file: one.parsed.stamp for one in kept},
        ledger_stamps={source: digest(text) for source, text in data.items()},
        gaps={one.parsed.file: one.parsed.gaps for one in kept if one.parsed.gaps},
    )
    problems += layout.unread_series(files, {one.parsed.file: one.parsed.series for one in kept})
    return corpus, tuple(sorted(problems))


def _distinct(loaded: Iterable[LoadedFile]) -> tuple[list[LoadedFile], list[Problem]]:
    """Return the first file of each id, and a problem for every other; actors and sources share their ids."""
    first: defaultdict[tuple[str, str], list[LoadedFile]] = defaultdict(list)
    problems = []
    for one in loaded:
        home = one.parsed.home
        first["party" if home.kind in ("actor", "source") else home.kind, home.key].append(one)
    for same in first.values():
        for other in same[1:]:
            file, id = other.parsed.file, other.parsed.home.id
            message = f"the id `{id}` is taken by {same[0].parsed.file}: rename one of the files"
            problems.append(Problem(file, 1, 1, "F021", Level.ERROR, message, width=0))
    return [same[0] for same in first.values()], problems


def _ledgers(content: Path, files: layout.Files) -> Iterator[tuple[str, bytes]]:
    """Return the machine-written ledgers by source."""
    for name in files.ledgers:
        path = content / name
        if path.parent.name == verification_ledger.FOLDER and path.suffix == ".json":
            yield path.stem, read_regular(path, path.parent)


def _unreadable(content: str, source: str) -> Problem:
    message = "this ledger cannot be read, and counts as not there: run `factsheet verify` with the snapshots"
    return Problem(verification_ledger.file_of(content, source), 1, 1, "F024", Level.WARNING, message, width=0)
