"""Problems as text for people, as JSON for programs, as annotations for GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from factsheet.problems import Level, Problem

_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def as_text(problems: Sequence[Problem]) -> str:
    """Return the gravest last: that is where a person at a terminal looks."""
    ordered = sorted(problems, key=lambda problem: (-list(Level).index(problem.level), problem))
    return "".join(f"{problem}\n" for problem in ordered)


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of `{code, level, file, line, column, message, fix}`."""
    fields = ("code", "level", "file", "line", "column", "message", "fix")
    return (
        json.dumps(
            [{name: getattr(problem, name) for name in fields} for problem in problems],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, the gravest first: GitHub shows ten errors and ten warnings of a step."""
    ordered = sorted(problems, key=lambda problem: (list(Level).index(problem.level), problem))
    return "".join(_annotation(problem) for problem in ordered)


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    message = f"{problem.message}\nfix: {problem.fix}" if problem.fix else problem.message
    return f"::{_GITHUB[problem.level]} {place}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def told(problems: Sequence[Problem], files: int) -> str:
    """Return the last line: how many of each, in how many files."""
    counts = Counter(problem.level for problem in problems)
    parts = [f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in Level]
    return f"{', '.join(parts)} in {files} files"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
