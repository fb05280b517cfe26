"""Lines that are indented unlike the lines around them → where the mistake is, and what to write instead."""

import re

from factsheet.yamlfile.error_context import Cause, ErrorContext
from factsheet.yamlfile.error_lines import find_missing_colon

_PLAIN = re.compile(r"(\s*(?:- +)*[\w.-]+: +)[^\s|>&\"'\[{].*")
_NAMES_A_LIST = re.compile(r" *(?:- +)*[\w-]+: *").fullmatch
_OF_AN_ITEM = re.compile(r" +[\w-]+: ").match

UNREADABLE = "this line cannot be read as `name: value`: check its indentation, quotation marks and brackets"
FIRST_LINE = "the first field is indented but those below it are not: remove its indentation"
TEXT_AND_LIST = "a field has a text here and a list below: delete one of them, or write the name of the list above it"
NO_COLON = "a colon is missing after the field name: write `name: value`, or indent a line that continues a text"
NO_FIRST_DASH = "the first item of the list lacks its dash"
AFTER_END = "text after a line `...`, which ends the file: delete that line"


def explain_wrong_indent(spot: ErrorContext) -> Cause:
    """Explain a line that is a field: the mistake is its indentation, or in the line above."""
    above = spot.refusal.line - 1
    while above > 1 and not spot.get_line(above).strip():
        above -= 1
    column = len(spot.text) - len(spot.text.lstrip()) + 1
    if re.match(r"\s*- ", spot.text) and (text := _PLAIN.fullmatch(spot.get_line(above))):
        return Cause(TEXT_AND_LIST, above, len(text[1]) + 1)
    if typo := find_missing_colon(spot.get_line(above)):
        return Cause(typo.message, above, typo.column, typo.fix)
    if re.fullmatch(rf"\s{{{column - 1}}}[A-Za-z_]\w*(?: [^:]*)?", spot.get_line(above)):
        return Cause(NO_COLON, above, column)
    message = "the line is not indented like the fields around it: align it with the first letters of their names"
    return Cause(message, spot.refusal.line, column)


def find_first_without_dash(spot: ErrorContext) -> Cause | None:
    """Find fields, indented like those of an item, between the name of a list and its second item."""
    dash, first = spot.refusal.column - 1, spot.refusal.line
    while first > 1 and _measure_indent(spot.get_line(first - 1), of_blank=dash + 1) > dash:
        first -= 1
    line = spot.get_line(first)
    if not _OF_AN_ITEM(line) or _measure_indent(line) != dash + 2 or not _NAMES_A_LIST(spot.get_line(first - 1)):
        return None
    return Cause(f"{NO_FIRST_DASH}: write `- {line.strip()}`", first, dash + 3)


def _measure_indent(line: str, of_blank: int = 0) -> int:
    if not line.strip():
        return of_blank
    return len(line) - len(line.lstrip(" "))


def explain_document_start(spot: ErrorContext) -> Cause:
    """Explain text after `...`, or below a first field that is indented."""
    fields: list[int] = []
    for number in range(1, spot.refusal.line):
        line = spot.get_line(number)
        if line.rstrip() == "...":
            return spot.make_cause(AFTER_END)
        if line.strip() and not line.lstrip().startswith("#"):
            fields.append(number)
    if not fields:
        return spot.make_cause(UNREADABLE)
    first, *others = fields
    indent = _measure_any_indent(spot.get_line(first))
    if all(_measure_any_indent(spot.get_line(number)) > indent for number in others):
        return Cause(FIRST_LINE, first, 1, spot.get_line(first).strip())
    return explain_wrong_indent(spot)


def _measure_any_indent(line: str) -> int:
    return len(line) - len(line.lstrip())
