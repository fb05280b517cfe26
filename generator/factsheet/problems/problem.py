"""A content mistake as a value: where it is, what is wrong, what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

Spot = tuple[str | int, ...]


class Level(StrEnum):
    """How much a problem weighs: an error stops the build, a warning wants a decision, a hint is a chance."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Edit:
    """How `factsheet fix` mends a problem: what stands in place of some characters of the file."""

    start: int
    """In characters of the decoded text, from 0; a byte order mark at its beginning does not count."""
    end: int
    text: str
    safe: bool
    """False where a person must have a look, since something else can have been meant."""


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
    """What to write instead, ready to paste; None where only a person can tell."""
    width: int = 1
    """How many characters are meant, from the column on; 0 where it is the whole file."""
    edit: Edit | None = field(default=None, compare=False)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        advice = f"\n  fix: {self.fix}" if self.fix else ""
        return f"{where}: {self.level}[{self.code}] {self.message}{advice}"


class ContentError(Exception):
    """Raised once, at the end, where content has errors: carries all problems, sorted, and tells the errors."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in filter_errors(self.problems)))


class ChangedMeanwhile(Exception):
    """Raised where a file is no longer what it was when the reading of the content began."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


def filter_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)
