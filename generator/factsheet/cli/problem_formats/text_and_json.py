"""Problems as text for people and as JSON for programs; the formats of GitHub and SARIF have modules of their own."""

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from msgspec import Struct

from factsheet.build.terminal import colour_text
from factsheet.cli.problem_formats import github, sarif
from factsheet.problems.excerpt import make_excerpt
from factsheet.problems.problem import Level, Problem
from factsheet.web.problem_display import FileTexts, Paint, find_correction, format_problem, make_help_url

LEVELS = list(Level)


class Audience(Struct, frozen=True):
    """Settings of an output format that depend on its readers."""

    texts: FileTexts
    site_url: str = ""
    """The address of the site, which explains the codes; empty where it is unknown."""
    changed: Container[str] = ()
    """The files that a proposal changes: they come first where not all problems can be shown."""
    paint: Paint = colour_text


def format_text(problems: Sequence[Problem], audience: Audience) -> str:
    """Return each problem with its line; the most serious last, at the bottom of a terminal, where a person looks."""
    blocks = []
    for problem in sort_gravest_last(problems):
        blocks.append(format_problem(problem, audience.texts, audience.site_url, audience.paint) + "\n\n")
    return "".join(blocks)


def format_short(problems: Sequence[Problem], _audience: Audience | None = None) -> str:
    """Return a line for each problem, and one for its fix."""
    return "".join(f"{problem}\n" for problem in sort_gravest_last(problems))


def sort_gravest_last(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (-LEVELS.index(problem.level), problem))


def format_json(problems: Sequence[Problem], audience: Audience) -> str:
    """Return a list of `{code, level, file, line, column, end_column, message, fix, excerpt, help}`."""
    return json.dumps([_make_data(problem, audience) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _make_data(problem: Problem, audience: Audience) -> dict[str, Any]:
    line = audience.texts.get_line(problem.file, problem.line) if problem.width else ""
    return {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.column + problem.width,
        "message": problem.message,
        "fix": find_correction(problem, audience.texts),
        "excerpt": make_excerpt(line, problem.column, problem.width).shown if line else None,
        "help": make_help_url(audience.site_url, problem.code),
    }


def format_github(problems: Sequence[Problem], audience: Audience) -> str:
    return github.format_annotations(problems, audience.texts, audience.changed)


def format_sarif(problems: Sequence[Problem], audience: Audience) -> str:
    return sarif.format_log(problems, audience.texts, audience.site_url)


def format_total(problems: Sequence[Problem], files: int) -> str:
    """Return the last line: how many problems of each level, in how many files."""
    counts = Counter(problem.level for problem in problems)
    parts = []
    for level in Level:
        noun = level if counts[level] == 1 else f"{level}s"
        parts.append(f"{counts[level]:,} {noun}")
    return f"{', '.join(parts)} in {files:,} {'file' if files == 1 else 'files'}"


FORMATS: Mapping[str, Callable[[Sequence[Problem], Audience], str]] = {
    "text": format_text,
    "short": format_short,
    "json": format_json,
    "github": format_github,
    "sarif": format_sarif,
}
