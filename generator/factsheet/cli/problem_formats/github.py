"""Problems for GitHub: as annotations on the lines of a proposal, and as the summary of a job.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others silently. So the most serious ones
in the files that the proposal changes come first, and a notice counts what is not shown.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from factsheet.problems.problem import Level, Problem
from factsheet.web.problem_display import FileTexts, add_correction, make_help_url

MOST_SHOWN = 10
MOST_IN_SUMMARY = 1_000
"""Problems: GitHub refuses a summary of more than 1 MiB, so each may take about a kilobyte."""
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@$-])")


def format_annotations(problems: Sequence[Problem], texts: FileTexts, changed: Container[str] = ()) -> str:
    """Return workflow commands: changed files first, then the most serious problems; a notice counts the rest."""
    shown = list(_select_shown(sort_problems(problems, changed)))
    text = "".join(_format_annotation(problem, texts) for problem in shown)
    left = len(problems) - len(shown)
    if not left:
        return text
    what = "1 more problem is" if left == 1 else f"{left} more problems are"
    message = f"{what} not shown here: see the job summary, or run `factsheet check`"
    return f"{text}::notice title=factsheet::{_escape_data(message)}\n"


def sort_problems(problems: Sequence[Problem], changed: Container[str]) -> list[Problem]:
    levels = list(Level)
    return sorted(problems, key=lambda problem: (problem.file not in changed, levels.index(problem.level), problem))


def _select_shown(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Keep ten of each level; where there are more problems, nine notices, since the tenth counts the rest."""
    most = dict.fromkeys(Level, MOST_SHOWN)
    counts = Counter(problem.level for problem in problems)
    if max(counts.values(), default=0) > MOST_SHOWN:
        most[Level.HINT] -= 1
    for problem in problems:
        if most[problem.level] > 0:
            most[problem.level] -= 1
            yield problem


def _format_annotation(problem: Problem, texts: FileTexts) -> str:
    end = f",endColumn={problem.column + problem.width - 1}" if problem.width else ""  # the last one itself
    place = f"file={_escape_property(problem.file)},line={problem.line},col={problem.column}{end}"
    message = _escape_data(add_correction(problem, texts))
    return f"::{_LEVELS[problem.level]} {place},title={_escape_property(problem.code)}::{message}\n"


def _escape_data(text: str) -> str:
    # As https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def format_summary(problems: Sequence[Problem], changed: Container[str], site_url: str) -> str:
    """Return all problems as Markdown; text from files is escaped."""
    if not problems:
        return "## Facts checked\n\nNo problems.\n"
    levels = Counter(problem.level for problem in problems)
    counts = ", ".join(f"{levels[level]} {level}s" for level in Level)
    lines = ["## Facts checked", "", f"{counts}.", "", "| | where | what |", "|---|---|---|"]
    lines += [_format_row(problem, site_url) for problem in sort_problems(problems, changed)[:MOST_IN_SUMMARY]]
    if len(problems) > MOST_IN_SUMMARY:
        lines += ["", f"And {len(problems) - MOST_IN_SUMMARY} more: run `factsheet check` to see all."]
    return "\n".join(lines) + "\n"


def _format_row(problem: Problem, site_url: str) -> str:
    code = f"[{problem.code}]({make_help_url(site_url, problem.code)})" if site_url else problem.code
    fix = f"<br>fix: {_escape_text(problem.fix)}" if problem.fix else ""
    place = _escape_text(f"{problem.file}:{problem.line}:{problem.column}")
    return f"| {problem.level} {code} | {place} | {_escape_text(problem.message)}{fix} |"


def _escape_text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", " ".join(escaped.split())).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
