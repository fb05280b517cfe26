"""Problems as annotations on the lines of a proposal, and as a summary of it: what GitHub reads.

GitHub shows ten errors, ten warnings and ten notices of a step, and says nothing of the others. So the gravest of the
files that the proposal changes come first, and a notice counts what is not shown.
"""

import re
from collections.abc import Container, Iterator, Sequence

from factsheet.problems.problem import Level, Problem
from factsheet.web.problem_display import Texts, help_address, with_correction

MOST_SHOWN = 10
MOST_IN_SUMMARY = 1_000
"""Problems; a summary has at most 1 MiB."""
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@$-])")


def annotations(problems: Sequence[Problem], texts: Texts, changed: Container[str] = ()) -> str:
    """Return workflow commands: those of changed files first, then the gravest; a notice tells of the rest."""
    shown = list(_shown(in_order(problems, changed)))
    told = "".join(_annotation(problem, texts) for problem in shown)
    left = len(problems) - len(shown)
    if not left:
        return told
    what = "1 more problem is" if left == 1 else f"{left} more problems are"
    message = f"{what} not marked here: the summary of the job has all, and so has `factsheet check`"
    return f"{told}::notice title=factsheet::{_data(message)}\n"


def in_order(problems: Sequence[Problem], changed: Container[str]) -> list[Problem]:
    levels = list(Level)
    return sorted(problems, key=lambda one: (one.file not in changed, levels.index(one.level), one))


def _shown(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Keep ten of each level; of notices one less where there are more problems, since a notice says so."""
    kept = {level: [one for one in problems if one.level is level][:MOST_SHOWN] for level in Level}
    if sum(map(len, kept.values())) < len(problems):
        kept[Level.HINT] = kept[Level.HINT][: MOST_SHOWN - 1]
    return (one for one in problems if one in kept[one.level])


def _annotation(problem: Problem, texts: Texts) -> str:
    end = f",endColumn={problem.column + problem.width - 1}" if problem.width else ""  # the last one itself
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}{end}"
    message = _data(with_correction(problem, texts))
    return f"::{_LEVELS[problem.level]} {place},title={_property(problem.code)}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], changed: Container[str], site_url: str) -> str:
    """Return all problems as Markdown, in which nothing that was written in a file has a meaning."""
    if not problems:
        return "## Facts checked\n\nNo problem was found.\n"
    counts = ", ".join(f"{sum(one.level is level for one in problems)} {level}s" for level in Level)
    lines = ["## Facts checked", "", f"{counts}.", "", "| | where | what |", "|---|---|---|"]
    lines += [_row(problem, site_url) for problem in in_order(problems, changed)[:MOST_IN_SUMMARY]]
    if len(problems) > MOST_IN_SUMMARY:
        lines += ["", f"And {len(problems) - MOST_IN_SUMMARY} more: `factsheet check` tells them all."]
    return "\n".join(lines) + "\n"


def _row(problem: Problem, site_url: str) -> str:
    code = f"[{problem.code}]({help_address(site_url, problem.code)})" if site_url else problem.code
    fix = f"<br>fix: {_plain(problem.fix)}" if problem.fix else ""
    place = _plain(f"{problem.file}:{problem.line}:{problem.column}")
    return f"| {problem.level} {code} | {place} | {_plain(problem.message)}{fix} |"


def _plain(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", " ".join(escaped.split())).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
