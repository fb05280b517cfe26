"""One line of a fact file: what is wrong between its name and its value, and the line as it should be."""

import re

from msgspec import Struct

from factsheet.text.yaml_scalar import quote_scalar

_FIELD = re.compile(r"(\s*(?:- +)*[\w.-]+:)\s+(\S.*)")
_NAME = r"(\s*(?:- +)*[A-Za-z_]\w*)"
# Not before a slash: `https://…` is an address and no field.
_GLUED = re.compile(rf"{_NAME}:([^\s:/].*|[^\S \t\r\n].*)")
_OTHER_SIGN = re.compile(rf"{_NAME}(?:(\uff1a)|(;)| ?(=))(.*\S)")
_GLUED_DASH = re.compile(r"(\s*)[-–—•*]((?<!-) ?[^\s–—•*-].*|(?<=-)[^\s\d.-].*)")
_COMMENT = re.compile(r"[ \t]{2,}#(?: [^\"'“”]*)?$")
"""A comment behind a value has two spaces before `#` and one after."""
_LINES = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"-{3}|[^\s,:\[\]{}\"'“”][^\s,:\[\]{}]*")

QUOTE_IT = "put the whole value in double quotes"


class LineTypo(Struct, frozen=True):
    """What was typed in place of a colon or a dash with its space."""

    message: str
    column: int
    fix: str


def find_missing_space(line: str) -> tuple[str, str] | None:
    """Return message and corrected line if the space between a field name and its value is missing."""
    match = _GLUED.fullmatch(line.rstrip())
    if match is None:
        return None
    name, value = match.groups()
    if value[0].isspace():
        kind = "a no-break space" if value[0] in "\u00a0\u202f" else "a space of another width"
        message = f"after the colon is {kind} (U+{ord(value[0]):04X}): write a plain space"
    else:
        message = "a space is missing after the colon"
    return message, f"{name.strip()}: {value.strip()}"


def find_missing_colon(line: str) -> LineTypo | None:
    """Return what was typed in place of a colon and a space; None if the line has them, or has no name."""
    if missing_space := find_missing_space(line):
        match = _GLUED.fullmatch(line.rstrip())
        return LineTypo(missing_space[0], match.end(1) + 1 if match else 1, missing_space[1])
    match = _OTHER_SIGN.fullmatch(line.rstrip())
    if match is None:
        return None
    name, value = match[1], match[5]
    sign = match[2] or match[3] or match[4]
    kind = "a colon of another width (U+FF1A)" if sign == "\uff1a" else f"`{sign}`"
    place = line.index(sign, match.end(1)) + 1
    return LineTypo(
        f"after the field name is {kind}: write a colon and a space", place, f"{name.strip()}: {value.strip()}"
    )


def find_missing_dash(line: str) -> LineTypo | None:
    """Return what was typed in place of the dash and the space of a list item; None if the line has them."""
    match = _GLUED_DASH.fullmatch(line.rstrip())
    if match is None:
        return None
    indent, item = match.groups()
    sign = line[len(indent)]
    message = f"a list item begins with a hyphen, not with `{sign}`"
    if sign == "-":
        message = "a space is missing after the dash"
    return LineTypo(f"{message}: write `- ` before each item", len(indent) + 1, f"- {item.strip()}")


def measure_word(text: str, line: int, column: int) -> int:
    """Return how many characters the word at the place (from 1) has; one for a sign, and at the end of a line."""
    written = _LINES.split(text)[line - 1]
    match = _WORD.match(written, column - 1)
    return max(1, len(match[0])) if match else 1


def quote_value_at(text: str, line: int, column: int) -> str | None:
    """Return the field whose value begins at the place (from 1), with the whole value in double quotes."""
    written = _LINES.split(text)[line - 1]
    match = _FIELD.fullmatch(written.rstrip())
    if match is None or match.start(2) != column - 1:
        return None
    return quote_value(written)


def quote_value(line: str) -> str | None:
    """Return the field of the line with its whole value in double quotes; None if the line is not a field."""
    match = _FIELD.fullmatch(line.rstrip())
    if match is None:
        return None
    name, value = match.groups()
    comment = ""
    if comment_match := _COMMENT.search(value):
        comment = comment_match[0]
        value = value.removesuffix(comment)
    if _is_delimited(value):
        value = value[1:-1]
    return f"{name.strip()} {quote_scalar(value)}{comment}"


def _is_delimited(value: str) -> bool:
    """Return whether the first and the last sign enclose the whole value, and are not the ends of two quotations."""
    if len(value) < 2 or value[0] + value[-1] not in ('""', "''", "“”", "„“"):
        return False
    return re.search(rf"^[^{value[0]}]*\S{value[-1]}(?!\w)", value[1:-1]) is None


def quote_item(line: str, place: int) -> str | None:
    """Return the line with the item that begins at the place (from 0) in double quotes; None outside of brackets."""
    before = line[:place]
    item = re.match(r"[^,\[\]{}\"]*[^,\[\]{}\"\s]", line[place:])
    if item is None or re.search(r"[\[{](?:[^\]}]*, *|[\w.-]+: +)*$", before) is None:
        return None
    return f"{before}{quote_scalar(item[0])}{line[place + item.end() :]}".strip()
