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
from factsheet.edit.fix.file import Mended, mend_fields, mend_writing
from factsheet.problems.problem import Problem
from factsheet.text.regular_files import read_regular

MOST_ROUNDS = 10
"""A value that is mended can bring to light what it hid: an id in the right form that leads nowhere."""

OF_VALUES = ("F011", "F013", "F030")
"""Codes of values that do not fit their field, or lead nowhere."""
REWRITTEN = ("F002", "F004", "F005", "F007", "F011")
"""Codes of mistakes that are mended by writing the value in another way."""

Examine = Callable[[Path], Sequence[Problem]]
Place = tuple[str, int]
"""A file, and a line of it."""


@dataclass(frozen=True, slots=True)
class Job:
    examine: Examine
    wanted: Container[str] | None
    """Files; None: all."""
    unsafe: bool
    left_alone: frozenset[Place] = frozenset()

    def takes(self, problem: Problem) -> bool:
        is_allowed = problem.edit is not None and (self.unsafe or problem.edit.safe)
        is_wanted = self.wanted is None or problem.file in self.wanted
        return is_allowed and is_wanted and (problem.file, problem.line) not in self.left_alone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would become of the files."""

    mended: tuple[Mended, ...]
    changes: Mapping[str, Change]
    """By file, from the folder that holds the content folder."""
    left: tuple[Problem, ...]
    """Every problem that stays, sorted by place."""
    in_vain: tuple[Problem, ...] = ()
    """What would be wrong with values that were left alone, since they would fit no better once mended."""


def mend(content: Path, examine: Examine, *, unsafe: bool, wanted: Container[str] | None = None) -> Outcome:
    """Return how the wanted files (None: all) come out; the folder itself stays as it is."""
    problems = tuple(examine(content))
    job = Job(examine, wanted, unsafe)
    if not any(job.takes(problem) for problem in problems):
        return Outcome((), {}, problems)
    in_vain: list[Problem] = []
    while True:
        outcome = _outcome(content, job, problems)
        found = _in_vain(outcome)
        places = {(one.file, one.line) for one in found}
        if places <= job.left_alone:
            return replace(outcome, in_vain=tuple(sorted(in_vain)))
        in_vain += found
        job = replace(job, left_alone=job.left_alone | places)


def _outcome(content: Path, job: Job, problems: Sequence[Problem]) -> Outcome:
    with TemporaryDirectory() as folder:
        workplace = copy_files(content, Path(folder))
        mended = list(_rounds(workplace, job, problems))
        left = tuple(job.examine(workplace))
        return Outcome(tuple(mended), dict(_changes(content, workplace, mended)), left)


def _in_vain(outcome: Outcome) -> list[Problem]:
    """Return what is wrong where a value was mended that fits its field no better than before: it had better stay."""
    places = {(one.problem.file, one.problem.line) for one in outcome.mended if one.problem.code in REWRITTEN}
    return [one for one in outcome.left if one.code in OF_VALUES and (one.file, one.line) in places]


def _rounds(content: Path, job: Job, problems: Sequence[Problem]) -> Iterator[Mended]:
    """Mend the files in place, until nothing changes any more."""
    for _round in range(MOST_ROUNDS):
        done = []
        for file in dict.fromkeys(problem.file for problem in problems if job.takes(problem)):
            done += _in_place(content.parent / file, [one for one in problems if one.file == file], job)
        yield from done
        if not done:
            return
        problems = job.examine(content)


def _in_place(path: Path, problems: Sequence[Problem], job: Job) -> list[Mended]:
    data = path.read_bytes()
    after, mended = mend_fields(data, problems, job.takes)
    if not mended:
        after, mended = mend_writing(problems[0].file, data, job.takes)
    path.write_bytes(after)
    return mended


def _changes(content: Path, workplace: Path, mended: Sequence[Mended]) -> Iterator[tuple[str, Change]]:
    for file in sorted({one.problem.file for one in mended}):
        before, after = (read_regular(folder.parent / file, folder) for folder in (content, workplace))
        if before != after:
            yield file, Change(before, after)
