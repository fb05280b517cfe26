"""What is opened and not closed before the next field or item, although a later line may close it for a YAML reader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENED = re.compile(r"(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<name>[\w.-]+:\s+)?(?P<sign>[\"'\[{])")
_NEXT = re.compile(r"(\s*)(?:(?:- +)+|[\w.-]+:(?:\s|$))")
_TEXT_BELOW = re.compile(r"(\s*)(?:- +)*(?:[\w.-]+:\s+)?[|>][-+0-9]*(?:\s+#.*)?")
_PAIRS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Opening:
    sign: str
    """A quotation mark or a bracket; `#` where a comment takes the closing bracket with it."""
    line: int
    column: int


def find_unclosed(lines: Sequence[str]) -> Opening | None:
    """Return the first; lines and columns are counted from 1."""
    for number, line, below in _iterate_lines(lines):
        opened = _OPENED.match(line)
        following = _NEXT.match(below)
        if opened is None or following is None or not (opened["dashes"] or opened["name"]):
            continue  # a line with neither goes on with a text
        if len(following[1]) > len(opened["indent"]) + (len(opened["dashes"]) if opened["name"] else 0):
            continue
        place = opened.start("sign")
        left = _find_open_sign(line, place) if opened["sign"] in _PAIRS else _find_open_quotation(line, place)
        if left is not None:
            return Opening(left[1], number, left[0] + 1)
    return None


def _iterate_lines(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Return number, line and the next line that says something, but for the lines of texts below `|` or `>`."""
    inside: str | None = None
    for number, (line, below) in enumerate(zip(lines, _list_next_lines(lines), strict=True), start=1):
        if inside is None or (line.strip() and not line.startswith(f"{inside} ")):
            text = _TEXT_BELOW.fullmatch(line)
            inside = text[1] if text else None
            yield number, line, below


def _list_next_lines(lines: Sequence[str]) -> list[str]:
    """Return for each line the next one that is neither empty nor a comment; an empty text where none follows."""
    next_lines: list[str] = []
    below = ""
    for line in reversed(lines):
        next_lines.append(below)
        if line.strip() and not line.lstrip().startswith("#"):
            below = line
    return next_lines[::-1]


def _find_open_quotation(line: str, place: int) -> tuple[int, str] | None:
    sign = line[place]
    return (place, sign) if re.sub(r"\\.", "", line[place:]).count(sign) == 1 else None


def _find_open_sign(line: str, start: int) -> tuple[int, str] | None:
    """Return place and sign of the innermost thing that is open at the end of the line."""
    stack: list[tuple[int, str]] = []
    begins = True
    place = start
    while place < len(line):
        sign = line[place]
        if begins and sign in "\"'":
            end = _find_quotation_end(line, place)
            if end < 0:
                return place, sign
            place = end
        elif sign in _PAIRS:
            stack.append((place, sign))
        elif stack and sign == _PAIRS[stack[-1][1]]:
            stack.pop()
        elif sign == "#" and line[place - 1] in " \t,":
            taken = stack and _PAIRS[stack[-1][1]] in line[place:]
            return (place, "#") if taken else (stack[-1] if stack else None)
        begins = sign in "[{,: " if sign != " " else begins
        place += 1
    return stack[-1] if stack else None


def _find_quotation_end(line: str, start: int) -> int:
    pattern = r'"(?:[^"\\]|\\.)*"' if line[start] == '"' else r"'(?:[^']|'')*'"
    match = re.compile(pattern).match(line, start)
    return match.end() - 1 if match else -1
