"""Each problem of a file's writing, with the edit that mends it where there is one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import edits
from factsheet.yamlfile.error_context import TAB
from factsheet.yamlfile.syntax_errors import FIRST_LINE

_IDS = re.compile(r": \"\[[a-z0-9-]+(?:, *[a-z0-9-]+)*,? *\]")
"""A list with something behind it, quoted as a text: what is in brackets can be a list of ids."""
_NAME = re.compile(r"[&*]([\w-]+)")


def with_edits(text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        mend = _MENDS.get(problem.code)
        yield replace(problem, edit=mend(text, problem)) if mend and problem.width and not problem.edit else problem


def _unseen(text: str, problem: Problem) -> Edit | None:
    place = _place(text, problem)
    return edits.of_unseen(text, place) if place < len(text) else None


def _syntax(text: str, problem: Problem) -> Edit | None:
    place = _place(text, problem)
    sign = text[place : place + 1]
    if problem.message == TAB:
        return edits.of_indent(text, problem.line)
    if problem.message == FIRST_LINE:
        return edits.without_indent(text, problem.line)
    if sign == "\\" and problem.fix is None:
        return edits.of_backslash(text, place, safe=True)
    is_list = _can_be_a_list(sign, problem.fix or "")
    return edits.of_line(text, problem.line, problem.fix, safe=not is_list)


def _can_be_a_list(sign: str, fix: str) -> bool:
    """Tell whether the line can have been meant as a list or as a text."""
    is_dash = sign == "-" and not fix.startswith("- ")
    return is_dash or (fix.endswith("]") and '"' not in fix) or _IDS.search(fix) is not None


def _anchor(text: str, problem: Problem) -> Edit | None:
    """Quote what only looks like an anchor or an alias; which words a true alias stands for is for a person to say."""
    named = _NAME.match(text, _place(text, problem))
    if named and re.search(rf"&{named[1]}(?![\w-])", text) and re.search(rf"\*{named[1]}(?![\w-])", text):
        return None
    return edits.of_line(text, problem.line, problem.fix, safe=True)


def _tag(text: str, problem: Problem) -> Edit | None:
    return edits.of_line(text, problem.line, problem.fix, safe=not text.startswith("!!", _place(text, problem)))


def _lost(text: str, problem: Problem) -> Edit | None:
    place = _place(text, problem)
    if text[place : place + 1] == "\\":
        return edits.of_backslash(text, place, safe=False)
    if text[place : place + 1] != "#":
        return None
    if problem.fix is None:
        return edits.of_comment(text, place)
    is_word = text[place - 2 : place - 1].strip() != "" and text[place + 1 : place + 2].strip() != ""
    return edits.of_line(text, problem.line, problem.fix, safe=is_word)


def _place(text: str, problem: Problem) -> int:
    return edits.offset(text, problem.line, problem.column)


_MENDS: Mapping[str, Callable[[str, Problem], Edit | None]] = {
    "F001": _unseen,
    "F002": _syntax,
    "F004": _anchor,
    "F005": _tag,
    "F007": _lost,
}
