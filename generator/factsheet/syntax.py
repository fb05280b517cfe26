"""What a YAML reader says of a broken file → what the editor did, where, and what to write instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

_FIELD = re.compile(r"(\s*(?:- +)*[\w.-]+:)\s+(\S.*)")
_GLUED = re.compile(r"(\s*(?:- +)*[A-Za-z_]\w*):([^\s:/].*|\u00a0.*)")
_COMMENT = re.compile(r"[ \t]{2,}#(?: [^\"'“”]*)?$")
"""Behind a value, with two spaces before and one after."""
_OPENED = re.compile(r"(\s*(?:- +)*)[\w.-]+:\s+([\"'])")
_NEXT = re.compile(r"(\s*)(?:- +)*[\w.-]+:(?:\s|$)")
_LINES = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"-{3}|[^\s,:\[\]{}\"'“”][^\s,:\[\]{}]*")

QUOTE_IT = "put the whole value in double quotes"
UNCLOSED_BRACKET = "a bracket is opened here and never closed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Where a reader stopped and why, in its own words; lines and columns from 1."""

    said: str
    line: int
    column: int
    context: str = ""
    began: tuple[int, int] | None = None
    """Line and column at which the thing begins that could not be read to its end."""


@dataclass(frozen=True, slots=True)
class Cause:
    message: str
    line: int
    column: int
    fix: str | None = None
    code: str = "F002"


def cause(text: str, refusal: Refusal) -> Cause:
    """Return what was probably done, at the place where it was done."""
    spot = _Spot(_LINES.split(text), refusal)
    if opened := _unclosed(spot.lines[: refusal.line]):
        return Cause(OPEN_QUOTE, *opened)
    for sign, explanation in _EXPLANATIONS:
        if sign in f"{refusal.context}: {refusal.said}":
            return explanation(spot)
    return spot.here("this line cannot be read as `name: value`: check its indentation, quotation marks and brackets")


def _unclosed(lines: list[str]) -> tuple[int, int] | None:
    """Return where a quotation mark opens that is not closed before the next field: a later one closes it for YAML."""
    for number, (line, below) in enumerate(pairwise(lines), start=1):
        opened = _OPENED.match(line)
        following = _NEXT.match(below)
        if opened and following and len(following[1]) <= len(opened[1]):
            sign = opened[2]
            signs = re.sub(r"\\.", "", line[opened.start(2) :]).count(sign)
            if signs == 1:
                return number, opened.start(2) + 1
    return None


def glued(line: str) -> tuple[str, str] | None:
    """Return message and corrected line where a field name and its value lack the space between them."""
    match = _GLUED.fullmatch(line.rstrip())
    if match is None:
        return None
    name, value = match.groups()
    if value.startswith("\u00a0"):
        message = "after the colon stands a no-break space (U+00A0): write a plain space"
    else:
        message = "a space is missing after the colon"
    return message, f"{name.strip()}: {value.strip()}"


def width_at(text: str, line: int, column: int) -> int:
    """Return how many characters the word at the place (from 1) has; one for a sign, and at the end of a line."""
    written = _LINES.split(text)[line - 1]
    match = _WORD.match(written, column - 1)
    return max(1, len(match[0])) if match else 1


def quoted_at(text: str, line: int, column: int) -> str | None:
    """Return the field whose value begins at the place (from 1), with the whole value in double quotes."""
    written = _LINES.split(text)[line - 1]
    match = _FIELD.fullmatch(written.rstrip())
    return quoted(written) if match and match.start(2) == column - 1 else None


def quoted(line: str) -> str | None:
    """Return the field of the line with its whole value in double quotes; None where the line is no field."""
    match = _FIELD.fullmatch(line.rstrip())
    if match is None:
        return None
    name, value = match.groups()
    found = _COMMENT.search(value)
    comment = found[0] if found else ""
    value = value.removesuffix(comment)
    for opening, closing in ('""', "''", "“”", "„“"):
        if len(value) > 1 and value[0] == opening and value[-1] == closing:
            value = value[1:-1]
            break
    return f'{name.strip()} "' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' + comment


@dataclass(frozen=True, slots=True)
class _Spot:
    lines: list[str]
    refusal: Refusal

    @property
    def text(self) -> str:
        """The line on which the reader stopped."""
        return self.line(self.refusal.line)

    @property
    def before(self) -> str:
        return self.text[: self.refusal.column - 1]

    @property
    def sign(self) -> str:
        """The character at which the reader stopped, or nothing at the end of a line."""
        return self.text[self.refusal.column - 1 : self.refusal.column]

    def line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def here(self, message: str, fix: str | None = None, code: str = "F002") -> Cause:
        return Cause(message, self.refusal.line, self.refusal.column, fix, code)

    def at_beginning(self, message: str, fix: str | None = None, code: str = "F002") -> Cause:
        line, column = self.refusal.began or (self.refusal.line, self.refusal.column)
        return Cause(message, line, column, fix, code)


def _second_colon(spot: _Spot) -> Cause:
    if re.fullmatch(r"\s*(?:- +)*[\w.-]+", spot.before):
        return _line_that_does_not_fit(spot)
    if re.search(r":\s+“.*”$", spot.text.rstrip()):
        return spot.here("curly quotation marks do not hold a value together: use straight ones", quoted(spot.text))
    return spot.here(f"a colon and a space inside a value: {QUOTE_IT}", quoted(spot.text))


def _line_that_does_not_fit(spot: _Spot) -> Cause:
    """The line is a field, so the mistake is its indentation or the line above."""
    above = spot.refusal.line - 1
    while above > 1 and not spot.line(above).strip():
        above -= 1
    if found := glued(spot.line(above)):
        return Cause(found[0], above, len(_GLUED.sub(r"\1", spot.line(above).rstrip())) + 1, found[1])
    column = len(spot.text) - len(spot.text.lstrip()) + 1
    if re.fullmatch(rf"\s{{{column - 1}}}[A-Za-z_]\w*(?: [^:]*)?", spot.line(above)):
        return Cause("a colon is missing after the field name: write `name: value`", above, column)
    message = "the line is indented unlike the fields it belongs to: begin it below the first letter of their names"
    return Cause(message, spot.refusal.line, column)


def _unfit_beginning(spot: _Spot) -> Cause:
    if spot.sign == "\t":
        return spot.here("a tab: indent with spaces")
    return spot.here(f"a value cannot begin with `{spot.sign}`: {QUOTE_IT}", quoted(spot.text))


def _unexpected(spot: _Spot) -> Cause:
    before = spot.before.rstrip()
    value = before.partition(": ")[2].lstrip()
    if value.startswith("'"):
        return spot.here(
            "an apostrophe ends a text in single quotes: use double quotes, or write it twice", quoted(spot.text)
        )
    if value.startswith('"'):
        return spot.here(f"text after the closing quotation mark: {QUOTE_IT}", quoted(spot.text))
    if value.startswith(("[", "{")):
        return spot.here(f"a value that begins with a bracket is a list or fields: {QUOTE_IT}", quoted(spot.text))
    if not before and spot.sign == ":":
        return spot.here("a field name is missing before the colon")
    if not before and spot.sign == "-":
        return spot.here("a list item among fields: indent it below the field that it belongs to")
    return _line_that_does_not_fit(spot)


def _no_value(spot: _Spot) -> Cause:
    if spot.sign == ",":
        return spot.here("a comma with nothing before it: delete it, or write the item")
    if spot.sign in ("]", "}"):
        return spot.here(f"a value cannot begin with `{spot.sign}`: {QUOTE_IT}", quoted(spot.text))
    for number in range(min(spot.refusal.line, len(spot.lines)), 0, -1):
        opened = [found.start() for found in re.finditer(r"[\[{]", spot.line(number))]
        if opened:
            return Cause(UNCLOSED_BRACKET, number, opened[-1] + 1)
    return spot.here("a value is missing")


def _inside_brackets(spot: _Spot) -> Cause:
    began = spot.refusal.began or (spot.refusal.line, spot.refusal.column)
    if not spot.sign or (spot.refusal.line > began[0] and re.fullmatch(r"\s*(?:- +)?\w+", spot.before)):
        return Cause(UNCLOSED_BRACKET, *began)
    if spot.sign == ":":
        return spot.here("a colon and a space inside a value: put that value in double quotes")
    if spot.sign in ("]", "}"):
        return spot.here("a bracket is closed by one of the other kind: `[` wants `]`, `{` wants `}`")
    return spot.here("a comma is missing between two items; or put an item that has quotation marks in double quotes")


def _dash(spot: _Spot) -> Cause:
    name, _, item = spot.text.partition(": ")
    item = item.strip().removeprefix("-").strip()
    fix = f"{name.strip()}: [{item}]" if re.fullmatch(r"[\w -]+", item) else quoted(spot.text)
    message = "a list does not begin on the line of its field: write it in brackets, or each item on a line"
    return spot.here(message, fix)


def _missing_colon(spot: _Spot) -> Cause:
    line, column = spot.refusal.began or (spot.refusal.line, spot.refusal.column)
    if found := glued(spot.line(line)):
        return Cause(found[0], line, column + spot.line(line)[column - 1 :].find(":"), found[1])
    return Cause("a colon is missing after the field name: write `name: value`", line, column)


ANCHOR = f"a word that begins with `&` or `*` stands for something else (anchor, alias): write the value, or {QUOTE_IT}"
TAG = f"a word that begins with `!` changes what is read (tag): delete it, or {QUOTE_IT}"

OPEN_QUOTE = "a quotation mark is opened here and never closed"
BLOCK = f"after `|` or `>` the text begins on the next line, indented; if it is a character of the value, {QUOTE_IT}"
DOCUMENTS = "a second `---`: one file holds one thing; delete the line or make a second file"

_EXPLANATIONS: tuple[tuple[str, Callable[[_Spot], Cause]], ...] = (
    ("scanning an alias", lambda spot: spot.at_beginning(ANCHOR, quoted(spot.text), "F004")),
    ("scanning an anchor", lambda spot: spot.at_beginning(ANCHOR, quoted(spot.text), "F004")),
    ("a tag", lambda spot: spot.at_beginning(TAG, quoted(spot.text), "F005")),
    ("mapping values are not allowed", _second_colon),
    ("cannot start any token", _unfit_beginning),
    ("did not find expected key", _unexpected),
    ("did not find expected '-' indicator", _unexpected),
    ("could not find expected ':'", _missing_colon),
    ("quoted scalar: found unexpected", lambda spot: spot.at_beginning(OPEN_QUOTE)),
    ("did not find expected ',' or", _inside_brackets),
    ("did not find expected node content", _no_value),
    ("block sequence entries", _dash),
    ("mapping keys are not allowed", _unfit_beginning),
    ("scanning a block scalar", lambda spot: spot.at_beginning(BLOCK, quoted(spot.text))),
    ("escape", lambda spot: spot.here("a backslash inside double quotes: write it twice, or use single quotes")),
    ("another document", lambda spot: spot.here(DOCUMENTS)),
    ("<document start>", lambda spot: spot.here("text after a line `...`, which ends the file: delete that line")),
    ("directive", lambda spot: spot.at_beginning("a line cannot begin with `%`")),
)
