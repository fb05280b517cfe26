"""Quotation marks and brackets that are still open at the next field or item, even if a later line closes them.

A YAML parser reports such a mistake far below, or reads the fields between as text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

_OPENED = re.compile(r"(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<name>[\w.-]+:\s+)?(?P<sign>[\"'\[{])")
_NEXT = re.compile(r"(\s*)(?:(?:- +)+|[\w.-]+:(?:\s|$))")
_TEXT_BELOW = re.compile(r"(\s*)(?:- +)*(?:[\w.-]+:\s+)?[|>][-+0-9]*(?:\s+#.*)?")
_PAIRS = {"[": "]", "{": "}"}
_QUOTATIONS = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


class Opening(Struct, frozen=True):
    sign: str
    """A quotation mark or a bracket; `#` where a comment takes the closing bracket with it."""
    line: int
    column: int


def find_unclosed(lines: Sequence[str]) -> Opening | None:
    """Return the first one; lines and columns from 1."""
    for number, line, below in _iterate_lines(lines):
        opened = _OPENED.match(line)
        following = _NEXT.match(below)
        if opened is None or following is None or not (opened["dashes"] or opened["name"]):
            continue  # a line with neither continues a text
        indent = len(opened["indent"])
        if opened["name"]:
            indent += len(opened["dashes"])
        if len(following[1]) > indent:
            continue
        place = opened.start("sign")
        find_open = _find_open_sign if opened["sign"] in _PAIRS else _find_open_quotation
        if open_sign := find_open(line, place):
            return Opening(open_sign.sign, number, open_sign.place + 1)
    return None


class _OpenSign(NamedTuple):
    place: int
    sign: str


def _iterate_lines(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Return number, line and the next line with content, without the lines of texts below `|` or `>`."""
    inside: str | None = None
    for number, (line, below) in enumerate(zip(lines, _list_next_lines(lines), strict=True), start=1):
        if inside is None or (line.strip() and not line.startswith(f"{inside} ")):
            text = _TEXT_BELOW.fullmatch(line)
            inside = text[1] if text else None
            yield number, line, below


def _list_next_lines(lines: Sequence[str]) -> list[str]:
    """Return for each line the next one that is neither empty nor a comment; empty if none follows."""
    next_lines: list[str] = []
    below = ""
    for line in reversed(lines):
        next_lines.append(below)
        if line.strip() and not line.lstrip().startswith("#"):
            below = line
    return next_lines[::-1]


def _find_open_quotation(line: str, place: int) -> _OpenSign | None:
    sign = line[place]
    if re.sub(r"\\.", "", line[place:]).count(sign) != 1:
        return None
    return _OpenSign(place, sign)


def _find_open_sign(line: str, start: int) -> _OpenSign | None:
    """Return the innermost sign that is open at the end of the line."""
    stack: list[_OpenSign] = []
    begins = True
    place = start
    while place < len(line):
        sign = line[place]
        if begins and sign in "\"'":
            end = _find_quotation_end(line, place)
            if end < 0:
                return _OpenSign(place, sign)
            place = end
        elif sign in _PAIRS:
            stack.append(_OpenSign(place, sign))
        elif stack and sign == _PAIRS[stack[-1].sign]:
            stack.pop()
        elif sign == "#" and line[place - 1] in " \t,":  # the rest of the line is a comment
            if stack and _PAIRS[stack[-1].sign] in line[place:]:
                return _OpenSign(place, "#")
            break
        if sign != " ":  # an apostrophe within a word opens nothing
            begins = sign in "[{,:"
        place += 1
    return stack[-1] if stack else None


def _find_quotation_end(line: str, start: int) -> int:
    match = _QUOTATIONS[line[start]].match(line, start)
    return match.end() - 1 if match else -1
