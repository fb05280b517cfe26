"""A content folder → the corpus and every problem of shape of every file at once."""

from collections import defaultdict
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
    """Return all that can be read below the folder, and a problem for all that cannot.

    Files are named from the folder that holds the content folder, with forward slashes.
    """
    files = layout.find_files(content)
    return assemble_corpus(content, files, read_all(content, files, {}))


def assemble_corpus(
    content: Path, files: layout.ContentFiles, loaded: LoadedFiles, *, with_gaps: bool = False
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus of what was loaded, and every problem of shape, sorted by place.

    Only a corpus that is checked, and for nothing else, has what is left of faulty files too: `with_gaps`.
    """
    name = content.name
    problems = [*layout.find_stray_files(files), *layout.find_irregular_files(files)]
    problems += [home for _file, home in files.facts if isinstance(home, Problem)]
    kept, doubled = _split_duplicates(loaded.values())
    problems += doubled
    problems += [problem for item in kept for problem in item.parsed.problems]
    data = dict(_read_ledgers(content, files))
    ledgers = {source: verification_ledger.parse_ledger(text) for source, text in data.items()}
    problems += [_make_ledger_problem(name, source) for source, ledger in ledgers.items() if ledger is None]
    ids: dict[str, set[str]] = {kind: set() for kind in RECORDS}
    for home in (*(item.parsed.home for item in loaded.values()), *files.refused_facts):
        ids[home.kind].add(home.key)
    records: dict[str, dict[str, Any]] = {kind: {} for kind in RECORDS}
    for item in sorted(kept, key=lambda item: item.parsed.home.key):
        if item.is_whole or (with_gaps and item.record is not None):
            records[item.parsed.home.kind][item.parsed.home.key] = item.record
    corpus = Corpus(
        **{f"{kind}s": of_kind for kind, of_kind in records.items()},
        files={item.parsed.file: item for item in kept if item.parsed.is_readable},
        known={kind: frozenset(keys) for kind, keys in ids.items()},
        ledgers={source: ledger for source, ledger in ledgers.items() if ledger is not None},
        stamps={item.parsed.file: item.parsed.stamp for item in kept},
        ledger_stamps={source: compute_digest(text) for source, text in data.items()},
        gaps={item.parsed.file: item.parsed.gaps for item in kept if item.parsed.gaps},
    )
    problems += layout.find_unread_series(files, {item.parsed.file: item.parsed.series for item in kept})
    return corpus, tuple(sorted(problems))


def _split_duplicates(loaded: Iterable[LoadedFile]) -> tuple[list[LoadedFile], list[Problem]]:
    """Return the first file of each id, and a problem for every other; actors and sources share their ids."""
    first: defaultdict[tuple[str, str], list[LoadedFile]] = defaultdict(list)
    problems = []
    for loaded_file in loaded:
        home = loaded_file.parsed.home
        first["party" if home.kind in ("actor", "source") else home.kind, home.key].append(loaded_file)
    for same in first.values():
        for other in same[1:]:
            file, id = other.parsed.file, other.parsed.home.id
            message = f"the id `{id}` is taken by {same[0].parsed.file}: rename one of the files"
            problems.append(Problem(file, 1, 1, "F021", Level.ERROR, message, width=0))
    return [same[0] for same in first.values()], problems


def _read_ledgers(content: Path, files: layout.ContentFiles) -> Iterator[tuple[str, bytes]]:
    """Return the machine-written ledgers by source."""
    for name in files.ledgers:
        path = content / name
        if path.parent.name == verification_ledger.FOLDER and path.suffix == ".json":
            yield path.stem, read_regular(path, path.parent)


def _make_ledger_problem(content: str, source: str) -> Problem:
    message = "this ledger cannot be read, and counts as not there: run `factsheet verify` with the snapshots"
    return Problem(verification_ledger.make_file_name(content, source), 1, 1, "F024", Level.WARNING, message, width=0)
