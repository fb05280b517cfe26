"""The files whose changes are not known, since they have errors on one of the two sides."""

from collections.abc import Mapping, Set
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import analyze_corpus
from factsheet.cli.diff.model import UnreadFile
from factsheet.cli.diff.state import ContentState
from factsheet.problems.problem import filter_errors

R = TypeVar("R")
_OUTSIDE = ("F020", "F021")
"""Codes of files that are not read because of their name or id."""


class _FaultySide(Struct, frozen=True):
    line: int
    """Of the first error of the file."""
    is_read: bool
    """True where a record could be made all the same."""


def find_unread(before: ContentState, after: ContentState) -> tuple[UnreadFile, ...]:
    """Return the files in their order; one with the same bytes on both sides has not changed, even with errors."""
    old, new = _find_faulty(before, after), _find_faulty(after, before)
    files = []
    for file in sorted(old.keys() | new.keys()):
        was, now = old.get(file), new.get(file)
        partly = (was is None or was.is_read) and (now is None or now.is_read)
        files.append(UnreadFile(file, was.line if was else None, now.line if now else None, partly))
    return tuple(files)


def remove_unread(state: ContentState, other: ContentState) -> ContentState:
    """Return the state without the sheets, sources, actors and places that could not be read on the other side.

    Otherwise a name or a parent that only the other side could not look up would be reported as a change.
    """
    mine, theirs = state.findings.corpus, other.findings.corpus
    sheets = _keep_read(mine.sheets, theirs.known["sheet"] - theirs.sheets.keys())
    sources = _keep_read(mine.sources, theirs.known["source"] - theirs.sources.keys())
    actors = _keep_read(mine.actors, theirs.known["actor"] - theirs.actors.keys())
    places = _keep_read(mine.places, theirs.known["place"] - theirs.places.keys())
    if (sheets, sources, actors, places) == (mine.sheets, mine.sources, mine.actors, mine.places):
        return state
    left = replace(mine, sheets=sheets, sources=sources, actors=actors, places=places)
    return replace(state, findings=analyze_corpus(left))


def _keep_read(records: Mapping[str, R], unread: Set[str]) -> Mapping[str, R]:
    return {id: record for id, record in records.items() if id not in unread}


def _find_faulty(state: ContentState, other: ContentState) -> dict[str, _FaultySide]:
    """Return the files that have errors and are not the same on the other side."""
    faulty: dict[str, _FaultySide] = {}
    for file, loaded in state.loaded.items():
        counterpart = other.loaded.get(file)
        if counterpart is None or counterpart.parsed.digest != loaded.parsed.digest:
            for problem in filter_errors(sorted(loaded.parsed.problems)):
                faulty.setdefault(problem.file, _FaultySide(problem.line, loaded.is_whole))
    before = {(problem.file, problem.code) for problem in other.problems}
    for problem in state.problems:
        if problem.code in _OUTSIDE and (problem.file, problem.code) not in before:
            faulty.setdefault(problem.file, _FaultySide(problem.line, is_read=False))
    return faulty
