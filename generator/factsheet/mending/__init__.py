"""Problems that know their edit → files that are mended. Nothing is written here.

An edit is taken only where the file says the same as before but at the spot that is mended; in a file that could not
be read at all, only where the next mistake stands further down.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree
from tempfile import TemporaryDirectory

from factsheet.mending.change import Change
from factsheet.mending.file import Mended, mend_fields, mend_writing
from factsheet.problems import Problem

MOST_ROUNDS = 10
"""A value that is mended can bring to light what it hid: an id in the right form that leads nowhere."""

Examine = Callable[[Path], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would become of the files."""

    mended: tuple[Mended, ...]
    changes: Mapping[str, Change]
    """By file, from the folder that holds the content folder."""
    left: tuple[Problem, ...]
    """Every problem that stays, sorted by place."""


def mend(content: Path, examine: Examine, *, unsafe: bool, wanted: Container[str] | None = None) -> Outcome:
    """Return how the wanted files (None: all) come out; the folder itself stays as it is."""
    problems = tuple(examine(content))
    if not any(_can_be_mended(problem, wanted, unsafe) for problem in problems):
        return Outcome((), {}, problems)
    with TemporaryDirectory() as folder:
        workplace = Path(copytree(content, Path(folder) / content.name, copy_function=copyfile))
        mended = list(_rounds(workplace, examine, problems, wanted, unsafe))
        left = tuple(examine(workplace))
        return Outcome(tuple(mended), dict(_changes(content, workplace, mended)), left)


def _can_be_mended(problem: Problem, wanted: Container[str] | None, unsafe: bool) -> bool:
    is_allowed = problem.edit is not None and (unsafe or problem.edit.safe)
    return is_allowed and (wanted is None or problem.file in wanted)


def _rounds(
    content: Path, examine: Examine, problems: Sequence[Problem], wanted: Container[str] | None, unsafe: bool
) -> Iterator[Mended]:
    """Mend the files in place, until nothing changes any more."""
    for _round in range(MOST_ROUNDS):
        done = []
        files = dict.fromkeys(problem.file for problem in problems if _can_be_mended(problem, wanted, unsafe))
        for file in files:
            done += _in_place(content.parent / file, [one for one in problems if one.file == file], unsafe)
        yield from done
        if not done:
            return
        problems = examine(content)


def _in_place(path: Path, problems: Sequence[Problem], unsafe: bool) -> list[Mended]:
    data = path.read_bytes()
    after, mended = mend_fields(data, problems, unsafe)
    if not mended:
        after, mended = mend_writing(problems[0].file, data, unsafe)
    path.write_bytes(after)
    return mended


def _changes(content: Path, workplace: Path, mended: Sequence[Mended]) -> Iterator[tuple[str, Change]]:
    for file in sorted({one.problem.file for one in mended}):
        before, after = ((folder.parent / file).read_bytes() for folder in (content, workplace))
        if before != after:
            yield file, Change(before, after)
