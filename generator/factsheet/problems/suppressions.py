"""Comments that allow a warning or a hint for one file: `# factsheet: allow F070 – the page forbids copies`."""

import re
from collections.abc import Iterator

from msgspec import Struct

from factsheet.problems.problem import Level, Problem
from factsheet.problems.rules import load_rules

MARK = "factsheet:"
COMMENT = re.compile(rf"#[ \t]*{MARK}[^\r\n]*")
_FORM = re.compile(rf"#[ \t]*{MARK}[ \t]*allow[ \t]+(F\d+(?:[ \t]*,[ \t]*F\d+)*)[ \t]+(?:–|—|-+)[ \t]+\S.*")
EXAMPLE = "# factsheet: allow F070 – the page forbids copies"


class Suppression(Struct, frozen=True):
    code: str
    line: int
    column: int
    """From 1, of the comment."""
    width: int


def parse_comment(file: str, line: int, column: int, comment: str) -> Iterator[Suppression | Problem]:
    """Yield each code that the comment allows, or a problem with it; errors cannot be allowed."""
    match = _FORM.fullmatch(comment.rstrip())
    place = (line, column, len(comment.rstrip()))
    if match is None:
        yield _make_problem(file, place, f"the code or the reason cannot be read: write `{EXAMPLE}`")
        return
    for code in re.findall(r"F\d+", match[1]):
        rule = load_rules().get(code)
        if rule is None:
            yield _make_problem(file, place, f"{code} is unknown: write the code of the problem, such as F070")
        elif rule.level is Level.ERROR:
            yield _make_problem(
                file, place, f"{code} is an error and cannot be allowed: fix it, and delete the comment"
            )
        else:
            yield Suppression(code, *place)


def _make_problem(file: str, place: tuple[int, int, int], message: str) -> Problem:
    line, column, width = place
    return Problem(file, line, column, "F008", Level.ERROR, message, width=width)
