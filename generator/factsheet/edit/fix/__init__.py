"""Problems that know their edit → files that are mended. Nothing is written here.

An edit is taken only where the file says the same as before but at the spot that is mended; in a file that could not
be read at all, only where the next mistake stands further down.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.content.layout import copy_files
from factsheet.edit.fix.change import Change
from factsheet.edit.fix.file import AppliedFix, fix_fields, fix_syntax
from factsheet.problems.problem import Problem
from factsheet.text.regular_files import read_regular

MOST_ROUNDS = 10
"""A value that is mended can bring to light what it hid: an id in the right form that leads nowhere."""

OF_VALUES = ("F011", "F013", "F030")
"""Codes of values that do not fit their field, or lead nowhere."""
REWRITTEN = ("F002", "F004", "F005", "F007", "F011")
"""Codes of mistakes that are mended by writing the value in another way."""

Examine = Callable[[Path], Sequence[Problem]]
FileLine = tuple[str, int]
"""A file, and a line of it."""


@dataclass(frozen=True, slots=True)
class FixJob:
    examine: Examine
    wanted: Container[str] | None
    """Files; None: all."""
    unsafe: bool
    skipped: frozenset[FileLine] = frozenset()

    def can_fix(self, problem: Problem) -> bool:
        is_allowed = problem.edit is not None and (self.unsafe or problem.edit.safe)
        is_wanted = self.wanted is None or problem.file in self.wanted
        return is_allowed and is_wanted and (problem.file, problem.line) not in self.skipped


@dataclass(frozen=True, slots=True)
class FixOutcome:
    """What would become of the files."""

    applied: tuple[AppliedFix, ...]
    changes: Mapping[str, Change]
    """By file, from the folder that holds the content folder."""
    left: tuple[Problem, ...]
    """Every problem that stays, sorted by place."""
    rejected: tuple[Problem, ...] = ()
    """What would be wrong with values that were left alone, since they would fit no better once mended."""


def fix_files(content: Path, examine: Examine, *, unsafe: bool, wanted: Container[str] | None = None) -> FixOutcome:
    """Return how the wanted files (None: all) come out; the folder itself stays as it is."""
    problems = tuple(examine(content))
    job = FixJob(examine, wanted, unsafe)
    if not any(job.can_fix(problem) for problem in problems):
        return FixOutcome((), {}, problems)
    rejected: list[Problem] = []
    while True:
        outcome = _try_fixes(content, job, problems)
        newly_rejected = _find_rejected(outcome)
        places = {(problem.file, problem.line) for problem in newly_rejected}
        if places <= job.skipped:
            return replace(outcome, rejected=tuple(sorted(rejected)))
        rejected += newly_rejected
        job = replace(job, skipped=job.skipped | places)


def _try_fixes(content: Path, job: FixJob, problems: Sequence[Problem]) -> FixOutcome:
    with TemporaryDirectory() as folder:
        workplace = copy_files(content, Path(folder))
        applied = list(_run_rounds(workplace, job, problems))
        left = tuple(job.examine(workplace))
        return FixOutcome(tuple(applied), dict(_list_changes(content, workplace, applied)), left)


def _find_rejected(outcome: FixOutcome) -> list[Problem]:
    """Return what is wrong where a value was mended that fits its field no better than before: it had better stay."""
    places = {(item.problem.file, item.problem.line) for item in outcome.applied if item.problem.code in REWRITTEN}
    return [item for item in outcome.left if item.code in OF_VALUES and (item.file, item.line) in places]


def _run_rounds(content: Path, job: FixJob, problems: Sequence[Problem]) -> Iterator[AppliedFix]:
    """Mend the files in place, until nothing changes any more."""
    for _round in range(MOST_ROUNDS):
        done = []
        for file in dict.fromkeys(problem.file for problem in problems if job.can_fix(problem)):
            done += _fix_in_place(content.parent / file, [problem for problem in problems if problem.file == file], job)
        yield from done
        if not done:
            return
        problems = job.examine(content)


def _fix_in_place(path: Path, problems: Sequence[Problem], job: FixJob) -> list[AppliedFix]:
    data = path.read_bytes()
    after, applied = fix_fields(data, problems, job.can_fix)
    if not applied:
        after, applied = fix_syntax(problems[0].file, data, job.can_fix)
    path.write_bytes(after)
    return applied


def _list_changes(content: Path, workplace: Path, applied: Sequence[AppliedFix]) -> Iterator[tuple[str, Change]]:
    for file in sorted({applied_fix.problem.file for applied_fix in applied}):
        before, after = (read_regular(folder.parent / file, folder) for folder in (content, workplace))
        if before != after:
            yield file, Change(before, after)
