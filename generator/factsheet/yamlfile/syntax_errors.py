"""The error of a YAML parser → what the editor did, where, and what to write instead."""

import re
from collections.abc import Callable

from factsheet.yamlfile.error_context import TAB, Cause, ErrorContext, ReaderError
from factsheet.yamlfile.error_lines import QUOTE_IT, find_missing_colon, find_missing_dash, quote_item, quote_value
from factsheet.yamlfile.indentation_errors import (
    AFTER_END,
    NO_COLON,
    UNREADABLE,
    explain_document_start,
    explain_wrong_indent,
    find_first_without_dash,
)
from factsheet.yamlfile.unclosed import find_unclosed

_LINES = re.compile(r"\r\n|\r|\n")
_TEXT_BELOW = re.compile(r".*(?:: |- )[|>][-+0-9]*")

_ENDS_CURLY = re.compile("[^“”„‘’]*[“”’]")

UNCLOSED_BRACKET = "a bracket is opened here and never closed"


def find_cause(text: str, refusal: ReaderError) -> Cause:
    """Return the probable mistake, at the place where it was made."""
    spot = ErrorContext(_LINES.split(text), refusal)
    # First, since the parser stops far below a quotation mark or bracket that was never closed.
    if opened := find_unclosed(spot.lines[: refusal.line]):
        line = spot.get_line(opened.line).rstrip()
        if opened.sign in "\"'" and _ENDS_CURLY.fullmatch(line, opened.column):
            return Cause(CURLY_END, opened.line, opened.column, f"{line[:-1].lstrip()}{opened.sign}")
        if opened.sign == "#":
            return Cause(TAKEN, opened.line, opened.column, code="F007")
        message = OPEN_QUOTE if opened.sign in "\"'" else UNCLOSED_BRACKET
        return Cause(message, opened.line, opened.column)
    # Before the explanations: with a tab in the indentation, the parser complains about something else.
    if indent := re.match(r"[^\S\r\n]*?([^\S \r\n])", spot.text):
        return spot.make_indent_cause(indent[1], indent.end())
    for sign, explanation in _EXPLANATIONS:
        if sign in f"{refusal.context}: {refusal.reason}":
            return explanation(spot)
    return spot.make_cause(UNREADABLE)


def _explain_second_colon(spot: ErrorContext) -> Cause:
    if re.fullmatch(r"\s*(?:- +)*[\w.-]+", spot.before):
        return explain_wrong_indent(spot)
    if re.search(r":\s+“.*”$", spot.text.rstrip()):
        return spot.make_cause(
            "curly quotation marks do not enclose a value: use straight ones", quote_value(spot.text)
        )
    if _has_unopened_bracket(spot.text):
        return _explain_unopened(spot)
    return spot.make_cause(f"a colon and a space inside a value: {QUOTE_IT}", quote_value(spot.text))


def _has_unopened_bracket(line: str) -> bool:
    last = line.rstrip()[-1:]
    if last == "}":
        return line.count("}") > line.count("{")
    return last == "]" and line.count("]") > line.count("[")


def _explain_unopened(spot: ErrorContext) -> Cause:
    """Explain a bracket at the end of the line that closes the fields of an item."""
    item = re.fullmatch(r"\s*- +(.*})", spot.text.rstrip())
    message = "a bracket is closed on this line that was never opened: write it where the list or the fields begin"
    return spot.make_cause(message, f"- {{{item[1]}" if item else None)


def _format_sign(sign: str) -> str:
    if sign == "`":
        return "a backtick (`)"
    return f"`{sign}`"


def _explain_bad_start(spot: ErrorContext) -> Cause:
    if spot.sign == "\t":
        return spot.make_cause(TAB)
    if fix := quote_item(spot.text, spot.refusal.column - 1):
        return spot.make_cause(
            f"an item cannot begin with {_format_sign(spot.sign)}: put that item in double quotes", fix
        )
    return spot.make_cause(f"a value cannot begin with {_format_sign(spot.sign)}: {QUOTE_IT}", quote_value(spot.text))


def _explain_unexpected(spot: ErrorContext) -> Cause:
    before = spot.before.rstrip()
    value = before.partition(": ")[2].lstrip()
    if value[:1] in ("'", '"', "[", "{"):
        return _explain_trailing_text(spot, value[0])
    if before:
        return explain_wrong_indent(spot)
    return _explain_unexpected_start(spot)


def _explain_trailing_text(spot: ErrorContext, opening: str) -> Cause:
    if opening == "'":
        message = "an apostrophe ends text in single quotes: use double quotes, or write it twice"
    elif opening == '"':
        message = f"text after the closing quotation mark: {QUOTE_IT}"
    elif _has_unopened_bracket(spot.text):
        return _explain_unopened(spot)
    else:
        message = f"a value that begins with a bracket is a list or fields: {QUOTE_IT}"
    return spot.make_cause(message, quote_value(spot.text))


def _explain_unexpected_start(spot: ErrorContext) -> Cause:
    if spot.sign in ("]", "}"):
        return spot.make_cause("a bracket is closed here that was never opened: delete it")
    if typo := find_missing_dash(spot.text):
        return spot.make_cause(typo.message, typo.fix)
    if spot.sign == ":":
        return spot.make_cause("a field name is missing before the colon")
    if spot.sign == "-":
        return find_first_without_dash(spot) or spot.make_cause("a list item among fields: indent it below its field")
    return explain_wrong_indent(spot)


def _explain_no_value(spot: ErrorContext) -> Cause:
    is_beginning = re.fullmatch(r"\s*(?:- +)*(?:[\w.-]+:\s+)?", spot.before) is not None
    if spot.sign == "," and not is_beginning:
        return spot.make_cause("a comma with nothing before it: delete it, or write the item")
    if spot.sign and spot.sign in ",]}":
        return spot.make_cause(
            f"a value cannot begin with {_format_sign(spot.sign)}: {QUOTE_IT}", quote_value(spot.text)
        )
    for number in range(min(spot.refusal.line, len(spot.lines)), 0, -1):
        line = spot.get_line(number)
        place = max(line.rfind("["), line.rfind("{"))
        if place >= 0:
            return Cause(UNCLOSED_BRACKET, number, place + 1)
    return spot.make_cause("a value is missing")


def _explain_brackets(spot: ErrorContext) -> Cause:
    began = spot.refusal.began or (spot.refusal.line, spot.refusal.column)
    if not spot.sign or (spot.refusal.line > began[0] and re.fullmatch(r"\s*(?:- +)?\w+", spot.before)):
        return Cause(UNCLOSED_BRACKET, *began)
    if spot.sign == ":":
        return spot.make_cause("a colon and a space inside a value: put that value in double quotes")
    if spot.sign in ("]", "}"):
        return spot.make_cause("a bracket is closed by the wrong kind: `[` needs `]`, `{` needs `}`")
    return spot.make_cause(
        "a comma is missing between two items; or put an item that has quotation marks in double quotes"
    )


def _explain_dash(spot: ErrorContext) -> Cause:
    name, _, item = spot.text.partition(": ")
    item = item.strip().removeprefix("-").strip()
    fix = quote_value(spot.text)
    if re.fullmatch(r"[\w -]+", item):
        fix = f"{name.strip()}: [{item}]"
    message = (
        "a list cannot begin on the line of its field: write it in brackets, or each item below; put a text in quotes"
    )
    return spot.make_cause(message, fix)


def _explain_missing_colon(spot: ErrorContext) -> Cause:
    line, column = spot.refusal.began or (spot.refusal.line, spot.refusal.column)
    if typo := find_missing_colon(spot.get_line(line)):
        return Cause(typo.message, line, typo.column, typo.fix)
    if typo := find_missing_dash(spot.get_line(line)):
        return Cause(typo.message, line, typo.column, typo.fix)
    if _TEXT_BELOW.fullmatch(spot.get_line(line - 1).rstrip()):
        return Cause("a text below `|` or `>` is indented: begin each of its lines with two spaces", line, column)
    return Cause(NO_COLON, line, column)


ANCHOR = f"a word that begins with `&` or `*` is an anchor or alias: write the value, or {QUOTE_IT}"
TAG = f"a word that begins with `!` is a tag, which changes the value: delete it, or {QUOTE_IT}"

TAKEN = f"the closing bracket is lost in a comment after `#`: {QUOTE_IT}"
OPEN_QUOTE = "a quotation mark is opened here and never closed"
CURLY_END = "a straight quotation mark is opened here, and a curly one does not close it: use the same mark at the end"
BLOCK = f"after `|` or `>` the text begins on the next line, indented; if it is a character of the value, {QUOTE_IT}"
DOCUMENTS = "a second `---`: each file has one record; delete the line, or make a second file"
ENDS = (AFTER_END, DOCUMENTS)
"""After these, nothing below belongs to the file."""

# Parts of libyaml's messages; the first that occurs decides, so the special ones come before the general.
_EXPLANATIONS: tuple[tuple[str, Callable[[ErrorContext], Cause]], ...] = (
    ("undefined alias", lambda spot: spot.make_cause(ANCHOR, quote_value(spot.text), "F004")),
    ("scanning an alias", lambda spot: spot.make_start_cause(ANCHOR, quote_value(spot.text), "F004")),
    ("scanning an anchor", lambda spot: spot.make_start_cause(ANCHOR, quote_value(spot.text), "F004")),
    ("a tag", lambda spot: spot.make_start_cause(TAG, quote_value(spot.text), "F005")),
    ("mapping values are not allowed", _explain_second_colon),
    ("cannot start any token", _explain_bad_start),
    ("did not find expected key", _explain_unexpected),
    ("did not find expected '-' indicator", _explain_unexpected),
    ("could not find expected ':'", _explain_missing_colon),
    ("quoted scalar: found unexpected", lambda spot: spot.make_start_cause(OPEN_QUOTE)),
    ("did not find expected ',' or", _explain_brackets),
    ("did not find expected node content", _explain_no_value),
    ("block sequence entries", _explain_dash),
    ("mapping keys are not allowed", _explain_bad_start),
    ("scanning a block scalar", lambda spot: spot.make_start_cause(BLOCK, quote_value(spot.text))),
    ("escape", lambda spot: spot.make_cause("a backslash inside double quotes: write it twice, or use single quotes")),
    ("another document", lambda spot: spot.make_cause(DOCUMENTS)),
    ("<document start>", explain_document_start),
    ("directive", lambda spot: spot.make_start_cause("a line cannot begin with `%`")),
)
