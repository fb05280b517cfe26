"""Which problems are new, and which are mended; one that only moved to another line is neither."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factsheet.checks import check_point
from factsheet.cli.diff.state import State
from factsheet.problems.problem import Problem, errors

Known = tuple[str, str, str]


def problems_changed(before: State, after: State) -> tuple[tuple[Problem, ...], tuple[Problem, ...], int, int]:
    """Return the new problems, the mended ones, and how many errors there were and are.

    A point whose page would show the same keeps its problems and is not checked: its errors are not counted either.
    Where ids lead nowhere on a side, other rules cannot be asked there, and only errors of the whole are compared.
    """
    if before.leads_somewhere and after.leads_somewhere:
        old, new = tuple(_told(before, after)), tuple(_told(after, before))
    else:
        old, new = errors(before.problems), errors(after.problems)
    return _not_in(new, old), _not_in(old, new), len(errors(old)), len(errors(new))


def _told(state: State, other: State) -> Iterator[Problem]:
    yield from state.problems
    points = state.findings.corpus.points
    for key in state.findings.corpus.points:
        if _differs(state, other, key):
            yield from check_point(state.findings, points[key])


def _differs(state: State, other: State, key: str) -> bool:
    mine, theirs = (one.findings.corpus.points.get(key) for one in (state, other))
    if mine is None or theirs is None:
        return True
    return state.findings.stamps.page(mine) != other.findings.stamps.page(theirs)


def _not_in(found: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    left = Counter(map(_known, others))
    kept = []
    for problem in sorted(found):
        if left[_known(problem)]:
            left[_known(problem)] -= 1
        else:
            kept.append(problem)
    return tuple(kept)


def _known(problem: Problem) -> Known:
    return problem.file, problem.code, problem.message
