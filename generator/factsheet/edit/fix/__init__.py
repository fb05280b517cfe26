"""Problems with an edit → fixed files. Nothing is written here.

An edit is applied only if the rest of the file reads as before; in a file that cannot be parsed, only if the mistake is
gone and no mistake above it appears. A round-trip YAML library was considered: it loses line ends, byte order marks and
wrapping by hand, and cannot read a broken file.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from factsheet.content.layout import copy_files
from factsheet.edit.fix.change import Change
from factsheet.edit.fix.file import AppliedFix, fix_fields, fix_syntax
from factsheet.problems.problem import Problem
from factsheet.text.regular_files import read_regular

# A fixed value can reveal what it hid, such as an id in the right form that does not exist, so there are rounds. Each
# fixes something or is the last; the limit only stops two edits that undo each other.
MOST_ROUNDS = 10

OF_VALUES = ("F011", "F013", "F030")
"""Codes of values that do not fit their field, or refer to nothing."""
REWRITTEN = ("F002", "F004", "F005", "F007", "F011")
"""Codes of mistakes that are fixed by writing the value in another way."""

Examine = Callable[[Path], Sequence[Problem]]
FileLine = tuple[str, int]
"""Name of a file, and a line (from 1)."""


class FixJob(Struct, frozen=True):
    examine: Examine
    wanted: Container[str] | None
    """Names of files; None means all."""
    unsafe: bool
    skipped: frozenset[FileLine] = frozenset()

    def can_fix(self, problem: Problem) -> bool:
        is_allowed = problem.edit is not None and (self.unsafe or problem.edit.safe)
        is_wanted = self.wanted is None or problem.file in self.wanted
        return is_allowed and is_wanted and (problem.file, problem.line) not in self.skipped


class FixOutcome(Struct, frozen=True):
    """How the files would change."""

    applied: tuple[AppliedFix, ...]
    changes: Mapping[str, Change]
    """By path of the file from the parent of the content folder."""
    left: tuple[Problem, ...]
    """All remaining problems, sorted by place."""
    rejected: tuple[Problem, ...] = ()
    """What would be wrong with values that were left as they are, since the fix would not make them fit."""


def fix_files(content: Path, examine: Examine, *, unsafe: bool, wanted: Container[str] | None = None) -> FixOutcome:
    """Return how the wanted files (None means all) would change; the folder itself is not changed."""
    problems = tuple(examine(content))
    job = FixJob(examine, wanted, unsafe)
    if not any(job.can_fix(problem) for problem in problems):
        return FixOutcome((), {}, problems)
    rejected: list[Problem] = []
    # Whether a fixed value fits is known only when everything is fixed; if it does not, all is done again without it.
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
    """Return the problems of values that were fixed and still do not fit their field."""
    fixed_lines: set[FileLine] = set()
    for item in outcome.applied:
        if item.problem.code in REWRITTEN:
            fixed_lines.add((item.problem.file, item.problem.line))
    return [item for item in outcome.left if item.code in OF_VALUES and (item.file, item.line) in fixed_lines]


def _run_rounds(content: Path, job: FixJob, problems: Sequence[Problem]) -> Iterator[AppliedFix]:
    """Fix the files in place until nothing changes, and yield what was done."""
    for _round in range(MOST_ROUNDS):
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:
            by_file.setdefault(problem.file, []).append(problem)
        done = []
        for file, of_file in by_file.items():
            if any(map(job.can_fix, of_file)):
                done += _fix_in_place(content.parent / file, of_file, job)
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
        before = read_regular(content.parent / file, content)
        after = read_regular(workplace.parent / file, workplace)
        if before != after:
            yield file, Change(before, after)
