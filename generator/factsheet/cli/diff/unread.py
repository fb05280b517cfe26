"""Files in which something may have changed that nobody can tell, since one of the two states of them has errors."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factsheet.analysis.analysis import find
from factsheet.cli.diff.model import Unread
from factsheet.cli.diff.state import State
from factsheet.problems.problem import errors

_OUTSIDE = ("F020", "F021")
"""Codes of files that are not read, whatever is in them."""


def unread(before: State, after: State) -> tuple[Unread, ...]:
    """Return the files in their order; one that is the same on both sides has not changed, whatever it has."""
    old, new = _mistaken(before, after), _mistaken(after, before)
    found = []
    for file in sorted(old.keys() | new.keys()):
        one, other = old.get(file), new.get(file)
        partly = all(side is None or side[1] for side in (one, other))
        found.append(Unread(file, one[0] if one else None, other[0] if other else None, partly))
    return tuple(found)


def evened(state: State, other: State) -> State:
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
    gone = {kind: theirs.known[kind] - there.keys() for kind, (_here, there) in kinds.items()}
    if not any(gone[kind] & here.keys() for kind, (here, _there) in kinds.items()):
        return state
    left = {
        f"{kind}s": {id: record for id, record in here.items() if id not in gone[kind]}
        for kind, (here, _there) in kinds.items()
    }
    return replace(state, findings=find(replace(mine, **left)))


def _mistaken(state: State, other: State) -> dict[str, tuple[int, bool]]:
    """Return by file that is not the same on the other side: the line of its first error, and whether it was read."""
    found: dict[str, tuple[int, bool]] = {}
    for file, loaded in state.loaded.items():
        same = other.loaded.get(file)
        if same is None or same.parsed.stamp != loaded.parsed.stamp:
            for problem in errors(sorted(loaded.parsed.problems)):
                found.setdefault(problem.file, (problem.line, loaded.is_whole))
    before = {(problem.file, problem.code) for problem in other.problems}
    for problem in state.problems:
        if problem.code in _OUTSIDE and (problem.file, problem.code) not in before:
            found.setdefault(problem.file, (problem.line, False))
    return found
