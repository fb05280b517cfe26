"""Where in a file that cannot be read a thing begins and ends, going by the look of its lines (numbers from 1)."""

import re
from collections.abc import Iterable, Sequence

from factsheet.problems.problem import Problem
from factsheet.yamlfile.syntax_errors import ENDS, NO_FIRST_DASH

_SPACE = re.compile(r"\s*")
_DASHES = re.compile(r"\s*-(?=\s|$)")
_NAME = re.compile(r"\s*(?:- +)*([A-Za-z_]\w*)\s*[:=;\uff1a]")
_HEAD = re.compile(r"\s*(?:- +)*[\w-]+:\s*(?:#.*)?")
"""A field whose value stands below it."""
_TEXT_BELOW = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?[|>][-+0-9]*(?:\s+#.*)?")
_OF_PLACE = ("indent", "dash", "list item")
"""Words of a message that says that a line does not stand where it belongs."""


def find_block(lines: Sequence[str], problem: Problem) -> tuple[int, int]:
    """Return the first and the last line of what stands at the problem, with all that hangs on it."""
    line = _find_beginning(lines, problem.line)
    if problem.message in ENDS:
        return line, len(lines)
    own = lines[line - 1]
    below = (number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip())
    if not is_placed(lines, line, problem):
        goes_on = is_item(own) or problem.message.startswith(NO_FIRST_DASH)
        return line, _find_item_end(lines, line, below) if goes_on else line
    last = line
    takes_dashes = not is_item(own) and _HEAD.fullmatch(own) is not None
    for number in below:
        text = lines[number - 1]
        if choose_indent(text) > choose_indent(own) or (
            takes_dashes and choose_indent(text) == choose_indent(own) and is_item(text)
        ):
            last = number
        else:
            break
    return line, last


def is_placed(lines: Sequence[str], line: int, problem: Problem) -> bool:
    """Tell whether the indentation of the line says where it belongs."""
    if any(word in problem.message for word in _OF_PLACE):
        return False
    match = _SPACE.match(lines[line - 1])
    return match is None or not match[0].strip(" ")


def is_item(line: str) -> bool:
    return _DASHES.match(line) is not None


def find_field_name(line: str) -> str | None:
    """Return the name of the field that stands on the line, or of the first of an item."""
    named = _NAME.match(line)
    return named[1] if named else None


def has_nested_lines(line: str) -> bool:
    """Tell whether what is further in below the line is a part of what begins on it."""
    return is_item(line) or _HEAD.fullmatch(line) is not None or _TEXT_BELOW.fullmatch(line) is not None


def choose_indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _find_item_end(lines: Sequence[str], line: int, below: Iterable[int]) -> int:
    """Return the last line of an item whose own indentation says nothing."""
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
    """Return the line itself, or where it is a part of a text below its sign, that of the sign."""
    indent = choose_indent(lines[line - 1])
    for number in range(line - 1, 0, -1) if indent else ():
        above = lines[number - 1]
        if above.strip() and choose_indent(above) < indent:
            return number if _TEXT_BELOW.fullmatch(above) else line
    return line
