"""Problems as annotations on the lines of a proposal, and as a summary of it: what GitHub reads.

GitHub shows ten errors, ten warnings and ten notices of a step, and says nothing of the others. So the gravest of the
files that the proposal changes come first, and a notice counts what is not shown.
"""

import re
from collections.abc import Container, Iterator, Sequence

from factsheet.problems.problem import Level, Problem
from factsheet.web.problem_display import FileTexts, add_correction, make_help_url

MOST_SHOWN = 10
MOST_IN_SUMMARY = 1_000
"""Problems; a summary has at most 1 MiB."""
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@$-])")


def format_annotations(problems: Sequence[Problem], texts: FileTexts, changed: Container[str] = ()) -> str:
    """Return workflow commands: those of changed files first, then the gravest; a notice tells of the rest."""
    shown = list(_select_shown(sort_problems(problems, changed)))
    text = "".join(_format_annotation(problem, texts) for problem in shown)
    left = len(problems) - len(shown)
    if not left:
        return text
    what = "1 more problem is" if left == 1 else f"{left} more problems are"
    message = f"{what} not marked here: the summary of the job has all, and so has `factsheet check`"
    return f"{text}::notice title=factsheet::{_escape_data(message)}\n"


def sort_problems(problems: Sequence[Problem], changed: Container[str]) -> list[Problem]:
    levels = list(Level)
    return sorted(problems, key=lambda problem: (problem.file not in changed, levels.index(problem.level), problem))


def _select_shown(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Keep ten of each level; of notices one less where there are more problems, since a notice says so."""
    kept = {level: [problem for problem in problems if problem.level is level][:MOST_SHOWN] for level in Level}
    if sum(map(len, kept.values())) < len(problems):
        kept[Level.HINT] = kept[Level.HINT][: MOST_SHOWN - 1]
    return (problem for problem in problems if problem in kept[problem.level])


def _format_annotation(problem: Problem, texts: FileTexts) -> str:
    end = f",endColumn={problem.column + problem.width - 1}" if problem.width else ""  # the last one itself
    place = f"file={_escape_property(problem.file)},line={problem.line},col={problem.column}{end}"
    message = _escape_data(add_correction(problem, texts))
    return f"::{_LEVELS[problem.level]} {place},title={_escape_property(problem.code)}::{message}\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def format_summary(problems: Sequence[Problem], changed: Container[str], site_url: str) -> str:
    """Return all problems as Markdown, in which nothing that was written in a file has a meaning."""
    if not problems:
        return "## Facts checked\n\nNo problem was found.\n"
    counts = ", ".join(f"{sum(problem.level is level for problem in problems)} {level}s" for level in Level)
    lines = ["## Facts checked", "", f"{counts}.", "", "| | where | what |", "|---|---|---|"]
    lines += [_format_row(problem, site_url) for problem in sort_problems(problems, changed)[:MOST_IN_SUMMARY]]
    if len(problems) > MOST_IN_SUMMARY:
        lines += ["", f"And {len(problems) - MOST_IN_SUMMARY} more: `factsheet check` tells them all."]
    return "\n".join(lines) + "\n"


def _format_row(problem: Problem, site_url: str) -> str:
    code = f"[{problem.code}]({make_help_url(site_url, problem.code)})" if site_url else problem.code
    fix = f"<br>fix: {_escape_text(problem.fix)}" if problem.fix else ""
    place = _escape_text(f"{problem.file}:{problem.line}:{problem.column}")
    return f"| {problem.level} {code} | {place} | {_escape_text(problem.message)}{fix} |"


def _escape_text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", " ".join(escaped.split())).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
