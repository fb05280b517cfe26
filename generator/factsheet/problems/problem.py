"""A mistake in the content, as a value: where it is, what is wrong, what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

Spot = tuple[str | int, ...]


class Level(StrEnum):
    """An error stops the build, a warning needs a decision, a hint is an opportunity."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Edit(Struct, frozen=True):
    """How `factsheet fix` fixes a problem: a text in place of some characters of the file.

    `fix` applies these edits and knows no rule itself, so that it fixes exactly what `check` reports.
    """

    start: int
    """In characters of the decoded text, from 0; a byte order mark at its beginning does not count."""
    end: int
    text: str
    safe: bool
    """False if a person must look at it, since something else may have been meant."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file; sorts by place."""

    file: str
    """Path below the folder that holds `site.yml`, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    level: Level
    message: str
    fix: str | None = None
    """What to write instead, ready to paste; None if only a person can decide."""
    width: int = 1
    """The number of characters that are wrong, from the column on; 0 for the whole file.

    The line itself is read again when the problem is shown, so that problems stay small in caches.
    """
    edit: Edit | None = field(default=None, compare=False)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        advice = f"\n  fix: {self.fix}" if self.fix else ""
        return f"{where}: {self.level}[{self.code}] {self.message}{advice}"


class ContentError(Exception):
    """Raised once, at the end, if content has errors; it has all problems, sorted, and its message lists the errors."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in filter_errors(self.problems)))


class ChangedMeanwhile(Exception):
    """Raised if a file changed while the content was being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


def filter_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)
