"""Edits for problems of syntax that quotation marks, spaces for a tab or a deleted sign fix."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import edits
from factsheet.yamlfile.error_context import TAB

_IDS = re.compile(r": \"\[[a-z0-9-]+(?:, *[a-z0-9-]+)*,? *\]")
"""A list with text behind it, quoted as a whole; the brackets may hold a list of ids."""
_NAME = re.compile(r"[&*]([\w-]+)")


def add_edits(text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        make_edit = _EDITS.get(problem.code)
        if make_edit and problem.width:
            yield replace(problem, edit=make_edit(text, problem))
        else:
            yield problem


def _fix_invisible(text: str, problem: Problem) -> Edit | None:
    place = _find_place(text, problem)
    if place >= len(text):
        return None
    return edits.make_invisible_edit(text, place)


def _fix_syntax(text: str, problem: Problem) -> Edit | None:
    if problem.message == TAB:
        return edits.make_indent_edit(text, problem.line)
    place = _find_place(text, problem)
    can_be_a_list = text[place : place + 1] == "-" or (problem.fix and _IDS.search(problem.fix))
    return edits.make_quoting_edit(text, problem.line, problem.fix, safe=not can_be_a_list)


def _fix_anchor(text: str, problem: Problem) -> Edit | None:
    """Quote what only looks like an anchor or an alias; only a person can replace a real alias."""
    named = _NAME.match(text, _find_place(text, problem))
    if named and re.search(rf"&{named[1]}(?![\w-])", text) and re.search(rf"\*{named[1]}(?![\w-])", text):
        return None
    return edits.make_quoting_edit(text, problem.line, problem.fix, safe=True)


def _fix_tag(text: str, problem: Problem) -> Edit | None:
    is_type = text.startswith(
        "!!", _find_place(text, problem)
    )  # `!!str 012` is meant as a tag, so quoting may be wrong
    return edits.make_quoting_edit(text, problem.line, problem.fix, safe=not is_type)


def _fix_lost(text: str, problem: Problem) -> Edit | None:
    place = _find_place(text, problem)
    # One space before `#` and none after, as in `unit #5`: a part of the text rather than a comment.
    is_word = text[place - 2 : place - 1].strip() != "" and text[place + 1 : place + 2].strip() != ""
    return edits.make_quoting_edit(text, problem.line, problem.fix, safe=is_word)


def _find_place(text: str, problem: Problem) -> int:
    return edits.find_offset(text, problem.line, problem.column)


_EDITS: Mapping[str, Callable[[str, Problem], Edit | None]] = {
    "F001": _fix_invisible,
    "F002": _fix_syntax,
    "F004": _fix_anchor,
    "F005": _fix_tag,
    "F007": _fix_lost,
}
