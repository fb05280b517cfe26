"""Problems as text for people, one a line, and as JSON for programs; forges have modules of their own."""

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factsheet.build.terminal import colour_text
from factsheet.cli.problem_formats import github, sarif
from factsheet.problems.excerpt import make_excerpt
from factsheet.problems.problem import Level, Problem
from factsheet.web.problem_display import FileTexts, Paint, find_correction, format_problem, make_help_url

LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class Audience:
    """What a form needs to know of those who read it."""

    texts: FileTexts
    site_url: str = ""
    """Where the site explains the codes; empty where that is unknown."""
    changed: Container[str] = ()
    """The files that a proposal changes, which come first where not all can be shown."""
    paint: Paint = colour_text


def format_text(problems: Sequence[Problem], audience: Audience) -> str:
    """Return each problem with the line it is about; the gravest last: that is where a person at a terminal looks."""
    texts, site_url, paint = audience.texts, audience.site_url, audience.paint
    return "".join(f"{format_problem(problem, texts, site_url, paint)}\n\n" for problem in sort_gravest_last(problems))


def format_short(problems: Sequence[Problem], _audience: Audience | None = None) -> str:
    """Return a line for each problem, and one for what to write instead."""
    return "".join(f"{problem}\n" for problem in sort_gravest_last(problems))


def sort_gravest_last(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (-LEVELS.index(problem.level), problem))


def format_json(problems: Sequence[Problem], audience: Audience) -> str:
    """Return a list of `{code, level, file, line, column, end_column, message, fix, excerpt, help}`."""
    return json.dumps([_make_data(problem, audience) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _make_data(problem: Problem, audience: Audience) -> dict[str, Any]:
    line = audience.texts.get_line(problem.file, problem.line) if problem.width else ""
    return {
        **{name: getattr(problem, name) for name in ("code", "level", "file", "line", "column")},
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
    """Return the last line: how many of each, in how many files."""
    counts = Counter(problem.level for problem in problems)
    parts = [f"{counts[level]:,} {level}{'' if counts[level] == 1 else 's'}" for level in Level]
    return f"{', '.join(parts)} in {files:,} files"


FORMATS: Mapping[str, Callable[[Sequence[Problem], Audience], str]] = {
    "text": format_text,
    "short": format_short,
    "json": format_json,
    "github": format_github,
    "sarif": format_sarif,
}
