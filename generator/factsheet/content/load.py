"""A content folder → the corpus, and every problem of shape in every file at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factsheet.content import layout, verification_ledger
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.content.loaded_file import LoadedFile
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.model.record_types import RECORDS
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import read_regular


def load_content(content: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return everything that can be read below the folder, and a problem for everything that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    files = layout.find_files(content)
    return assemble_corpus(content, files, read_all(content, files, {}))


def assemble_corpus(
    content: Path, files: layout.ContentFiles, loaded: LoadedFiles, *, with_gaps: bool = False
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus of what was loaded, and every problem of shape, sorted by place.

    `with_gaps` adds what is left of faulty files. Such a corpus is for checking alone, never for a build or comparison.
    """
    problems = [*layout.find_stray_files(files), *layout.find_irregular_files(files)]
    problems += [location for _file, location in files.facts if isinstance(location, Problem)]
    kept, duplicates = _split_duplicates(loaded.values())
    problems += duplicates
    ids: dict[str, set[str]] = {kind: set() for kind in RECORDS}
    for loaded_file in loaded.values():
        ids[loaded_file.parsed.home.kind].add(loaded_file.parsed.home.key)
    for location in files.refused_facts:
        ids[location.kind].add(location.key)
    records: dict[str, dict[str, Any]] = {kind: {} for kind in RECORDS}
    for loaded_file in sorted(kept, key=lambda loaded_file: loaded_file.parsed.home.key):
        problems += loaded_file.parsed.problems
        if loaded_file.is_whole or (with_gaps and loaded_file.record is not None):
            home = loaded_file.parsed.home
            records[home.kind][home.key] = loaded_file.record
    ledgers: dict[str, verification_ledger.Ledger] = {}
    ledger_digests: dict[str, bytes] = {}
    for source, data in _read_ledgers(content, files):
        ledger_digests[source] = compute_digest(data)
        ledger = verification_ledger.parse_ledger(data)
        if ledger is None:
            problems.append(_make_ledger_problem(content.name, source))
        else:
            ledgers[source] = ledger
    corpus = Corpus(
        sheets=records["sheet"],
        points=records["point"],
        sources=records["source"],
        actors=records["actor"],
        places=records["place"],
        files={item.parsed.file: item for item in kept if item.parsed.is_readable},
        known={kind: frozenset(keys) for kind, keys in ids.items()},
        ledgers=ledgers,
        digests={item.parsed.file: item.parsed.digest for item in kept},
        ledger_digests=ledger_digests,
        gaps={item.parsed.file: item.parsed.gaps for item in kept if item.parsed.gaps},
    )
    problems += layout.find_unread_series(files, {item.parsed.file: item.parsed.series for item in kept})
    return corpus, tuple(sorted(problems))


def _split_duplicates(loaded: Iterable[LoadedFile]) -> tuple[list[LoadedFile], list[Problem]]:
    """Return the first file of each id, and a problem for every other file with that id."""
    first: dict[tuple[str, str], LoadedFile] = {}
    problems = []
    for loaded_file in loaded:
        file, home = loaded_file.parsed.file, loaded_file.parsed.home
        kind = "party" if home.kind in ("actor", "source") else home.kind  # a field may name either, by id alone
        taken = first.setdefault((kind, home.key), loaded_file)
        if taken is not loaded_file:
            message = f"the id `{home.id}` is taken by {taken.parsed.file}: rename one of the files"
            problems.append(Problem(file, 1, 1, "F021", Level.ERROR, message, width=0))
    return list(first.values()), problems


def _read_ledgers(content: Path, files: layout.ContentFiles) -> Iterator[tuple[str, bytes]]:
    """Return the ledgers that `factsheet verify` wrote, by source."""
    for name in files.ledgers:
        path = content / name
        if path.parent.name == verification_ledger.FOLDER and path.suffix == ".json":
            yield path.stem, read_regular(path, path.parent)


def _make_ledger_problem(content: str, source: str) -> Problem:
    message = "this ledger cannot be read and counts as missing: run `factsheet verify` with the snapshots"
    return Problem(verification_ledger.make_file_name(content, source), 1, 1, "F024", Level.WARNING, message, width=0)
