"""Each problem of a file's writing, with its edit where quotation marks, spaces for a tab or a sign less mend it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import edits
from factsheet.yamlfile.error_context import TAB

_IDS = re.compile(r": \"\[[a-z0-9-]+(?:, *[a-z0-9-]+)*,? *\]")
"""A list with something behind it, quoted as a text: what is in brackets can be a list of ids."""
_NAME = re.compile(r"[&*]([\w-]+)")


def with_edits(text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        edit = _EDITS.get(problem.code)
        yield replace(problem, edit=edit(text, problem)) if edit and problem.width else problem


def _unseen(text: str, problem: Problem) -> Edit | None:
    place = _place(text, problem)
    return edits.of_unseen(text, place) if place < len(text) else None


def _syntax(text: str, problem: Problem) -> Edit | None:
    if problem.message == TAB:
        return edits.of_indent(text, problem.line)
    place = _place(text, problem)
    can_be_a_list = text[place : place + 1] == "-" or (problem.fix and _IDS.search(problem.fix))
    return edits.of_quoted_line(text, problem.line, problem.fix, safe=not can_be_a_list)


def _anchor(text: str, problem: Problem) -> Edit | None:
    """Quote what only looks like an anchor or an alias; which words a true alias stands for is for a person to say."""
    named = _NAME.match(text, _place(text, problem))
    if named and re.search(rf"&{named[1]}(?![\w-])", text) and re.search(rf"\*{named[1]}(?![\w-])", text):
        return None
    return edits.of_quoted_line(text, problem.line, problem.fix, safe=True)


def _tag(text: str, problem: Problem) -> Edit | None:
    is_type = text.startswith("!!", _place(text, problem))
    return edits.of_quoted_line(text, problem.line, problem.fix, safe=not is_type)


def _lost(text: str, problem: Problem) -> Edit | None:
    place = _place(text, problem)
    is_word = text[place - 2 : place - 1].strip() != "" and text[place + 1 : place + 2].strip() != ""
    return edits.of_quoted_line(text, problem.line, problem.fix, safe=is_word)


def _place(text: str, problem: Problem) -> int:
    return edits.offset(text, problem.line, problem.column)


_EDITS: Mapping[str, Callable[[str, Problem], Edit | None]] = {
    "F001": _unseen,
    "F002": _syntax,
    "F004": _anchor,
    "F005": _tag,
    "F007": _lost,
}
