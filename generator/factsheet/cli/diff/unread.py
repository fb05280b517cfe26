"""Files in which something may have changed that nobody can tell, since one of the two states of them has errors."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factsheet.analysis.analysis import analyze_corpus
from factsheet.cli.diff.model import UnreadFile
from factsheet.cli.diff.state import ContentState
from factsheet.problems.problem import filter_errors

_OUTSIDE = ("F020", "F021")
"""Codes of files that are not read, whatever is in them."""


def find_unread(before: ContentState, after: ContentState) -> tuple[UnreadFile, ...]:
    """Return the files in their order; one that is the same on both sides has not changed, whatever it has."""
    old, new = _find_mistaken(before, after), _find_mistaken(after, before)
    files = []
    for file in sorted(old.keys() | new.keys()):
        old_side, new_side = old.get(file), new.get(file)
        partly = all(side is None or side[1] for side in (old_side, new_side))
        files.append(UnreadFile(file, old_side[0] if old_side else None, new_side[0] if new_side else None, partly))
    return tuple(files)


def remove_unread(state: ContentState, other: ContentState) -> ContentState:
    """Return the state without the sheets, sources, actors and places that could not be read on the other side.

    Then nothing that only the other side could not look up (a name, a parent) is taken for a change.
    """
    mine, theirs = state.findings.corpus, other.findings.corpus
    kinds: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
        "sheet": (mine.sheets, theirs.sheets),
        "source": (mine.sources, theirs.sources),
        "actor": (mine.actors, theirs.actors),
        "place": (mine.places, theirs.places),
    }
    gone = {kind: theirs.known[kind] - other_records.keys() for kind, (_own_records, other_records) in kinds.items()}
    if not any(gone[kind] & own_records.keys() for kind, (own_records, _other_records) in kinds.items()):
        return state
    left = {
        f"{kind}s": {id: record for id, record in own_records.items() if id not in gone[kind]}
        for kind, (own_records, _other_records) in kinds.items()
    }
    return replace(state, findings=analyze_corpus(replace(mine, **left)))


def _find_mistaken(state: ContentState, other: ContentState) -> dict[str, tuple[int, bool]]:
    """Return by file that is not the same on the other side: the line of its first error, and whether it was read."""
    mistaken: dict[str, tuple[int, bool]] = {}
    for file, loaded in state.loaded.items():
        same = other.loaded.get(file)
        if same is None or same.parsed.stamp != loaded.parsed.stamp:
            for problem in filter_errors(sorted(loaded.parsed.problems)):
                mistaken.setdefault(problem.file, (problem.line, loaded.is_whole))
    before = {(problem.file, problem.code) for problem in other.problems}
    for problem in state.problems:
        if problem.code in _OUTSIDE and (problem.file, problem.code) not in before:
            mistaken.setdefault(problem.file, (problem.line, False))
    return mistaken
