"""The problems that are new, and those that are fixed; one that only moved to another line is neither."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from factsheet.checks import check_point
from factsheet.cli.diff.state import ContentState
from factsheet.model.point import Point
from factsheet.problems.problem import Problem, filter_errors


class ProblemChanges(Struct, frozen=True):
    new: tuple[Problem, ...]
    fixed: tuple[Problem, ...]
    errors_before: int
    errors_after: int


def compare_problems(before: ContentState, after: ContentState) -> ProblemChanges:
    """Return the new and the fixed problems, and the counts of errors.

    A point whose page would show the same keeps its problems and is not checked: its errors are not counted either.
    Where ids lead nowhere on one side, the other rules cannot run there. Then only errors of the whole content are
    compared, since a hint that nobody looked for is not fixed.
    """
    if before.has_valid_ids and after.has_valid_ids:
        old, new = tuple(_list_problems(before, after)), tuple(_list_problems(after, before))
    else:
        old, new = filter_errors(before.problems), filter_errors(after.problems)
    return ProblemChanges(
        _subtract_problems(new, old), _subtract_problems(old, new), len(filter_errors(old)), len(filter_errors(new))
    )


def _list_problems(state: ContentState, other: ContentState) -> Iterator[Problem]:
    yield from state.problems
    for point in state.findings.corpus.points.values():
        if _has_changed(state, other, point):
            yield from check_point(state.findings, point)


def _has_changed(state: ContentState, other: ContentState, point: Point) -> bool:
    counterpart = other.findings.corpus.points.get(point.key)
    if counterpart is None:
        return True
    return state.findings.dependencies.digest_page(point) != other.findings.dependencies.digest_page(counterpart)


def _subtract_problems(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    left = Counter(map(_identify_problem, others))
    kept = []
    for problem in sorted(problems):
        if left[_identify_problem(problem)]:
            left[_identify_problem(problem)] -= 1
        else:
            kept.append(problem)
    return tuple(kept)


def _identify_problem(problem: Problem) -> tuple[str, str, str]:
    """Return what stays the same where lines are added above the problem."""
    return problem.file, problem.code, problem.message
