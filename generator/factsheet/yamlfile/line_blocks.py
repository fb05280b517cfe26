"""Where a value begins and ends in a file that cannot be parsed, judged by its lines (numbers from 1)."""

import re
from collections.abc import Iterable, Sequence

from factsheet.problems.problem import Problem
from factsheet.yamlfile.indentation_errors import NO_FIRST_DASH
from factsheet.yamlfile.syntax_errors import ENDS

_SPACE = re.compile(r"\s*")
_DASHES = re.compile(r"\s*-(?=\s|$)")
_NAME = re.compile(r"\s*(?:- +)*([A-Za-z_]\w*)\s*[:=;\uff1a]")
_HEAD = re.compile(r"\s*(?:- +)*[\w-]+:\s*(?:#.*)?")
"""A field whose value is below it."""
_TEXT_BELOW = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?[|>][-+0-9]*(?:\s+#.*)?")
_OF_PLACE = ("indent", "dash", "list item")
"""Words in messages about lines in the wrong place."""


def find_block(lines: Sequence[str], problem: Problem) -> tuple[int, int]:
    """Return the first and the last line of the value at the problem, with everything below that belongs to it."""
    line = _find_beginning(lines, problem.line)
    if problem.message in ENDS:
        return line, len(lines)
    own = lines[line - 1]
    below = (number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip())
    if not is_placed(lines, line, problem):
        if is_item(own) or problem.message.startswith(NO_FIRST_DASH):
            return line, _find_item_end(lines, line, below)
        return line, line
    last = line
    # The dashes of a list may be in the same column as its field.
    takes_dashes = not is_item(own) and _HEAD.fullmatch(own) is not None
    for number in below:
        text = lines[number - 1]
        is_deeper = choose_indent(text) > choose_indent(own)
        is_own_item = takes_dashes and choose_indent(text) == choose_indent(own) and is_item(text)
        if not is_deeper and not is_own_item:
            break
        last = number
    return line, last


def is_placed(lines: Sequence[str], line: int, problem: Problem) -> bool:
    """Return whether the indentation of the line shows where it belongs."""
    if any(word in problem.message for word in _OF_PLACE):
        return False
    match = _SPACE.match(lines[line - 1])
    return match is None or not match[0].strip(" ")


def is_item(line: str) -> bool:
    return _DASHES.match(line) is not None


def find_field_name(line: str) -> str | None:
    """Return the name of the field on the line, or of the first field of an item."""
    named = _NAME.match(line)
    return named[1] if named else None


def has_nested_lines(line: str) -> bool:
    """Return whether deeper lines below are part of what begins on the line."""
    return is_item(line) or _HEAD.fullmatch(line) is not None or _TEXT_BELOW.fullmatch(line) is not None


def choose_indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _find_item_end(lines: Sequence[str], line: int, below: Iterable[int]) -> int:
    """Return the last line of an item whose own indentation is wrong."""
    indent, last = 0, line
    for number in below:
        text = lines[number - 1]
        if last == line and not is_item(text):
            indent = choose_indent(text)
        if indent == 0 or choose_indent(text) < indent:
            break
        last = number
    return last


def _find_beginning(lines: Sequence[str], line: int) -> int:
    """Return the line itself, or the line of the `|` or `>` if it is part of the text below one."""
    indent = choose_indent(lines[line - 1])
    if indent == 0:
        return line
    for number in range(line - 1, 0, -1):
        above = lines[number - 1]
        if above.strip() and choose_indent(above) < indent:
            return number if _TEXT_BELOW.fullmatch(above) else line
    return line
