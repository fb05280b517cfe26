"""Which problems are new, and which are mended; one that only moved to another line is neither."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factsheet.checks import check_point
from factsheet.cli.diff.state import ContentState
from factsheet.problems.problem import Problem, filter_errors

Known = tuple[str, str, str]


def compare_problems(
    before: ContentState, after: ContentState
) -> tuple[tuple[Problem, ...], tuple[Problem, ...], int, int]:
    """Return the new problems, the mended ones, and how many errors there were and are.

    A point whose page would show the same keeps its problems and is not checked: its errors are not counted either.
    Where ids lead nowhere on a side, other rules cannot be asked there, and only errors of the whole are compared.
    """
    if before.has_valid_ids and after.has_valid_ids:
        old, new = tuple(_list_problems(before, after)), tuple(_list_problems(after, before))
    else:
        old, new = filter_errors(before.problems), filter_errors(after.problems)
    return _subtract_problems(new, old), _subtract_problems(old, new), len(filter_errors(old)), len(filter_errors(new))


def _list_problems(state: ContentState, other: ContentState) -> Iterator[Problem]:
    yield from state.problems
    points = state.findings.corpus.points
    for key in state.findings.corpus.points:
        if _has_changed(state, other, key):
            yield from check_point(state.findings, points[key])


def _has_changed(state: ContentState, other: ContentState, key: str) -> bool:
    mine, theirs = (side.findings.corpus.points.get(key) for side in (state, other))
    if mine is None or theirs is None:
        return True
    return state.findings.stamps.stamp_page(mine) != other.findings.stamps.stamp_page(theirs)


def _subtract_problems(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    left = Counter(map(_identify_problem, others))
    kept = []
    for problem in sorted(problems):
        if left[_identify_problem(problem)]:
            left[_identify_problem(problem)] -= 1
        else:
            kept.append(problem)
    return tuple(kept)


def _identify_problem(problem: Problem) -> Known:
    return problem.file, problem.code, problem.message
