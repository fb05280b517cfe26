"""Edits that fix a mistake of syntax: a range of characters, and the text that replaces it."""

import re
from collections.abc import Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.text.yaml_scalar import format_scalar
from factsheet.yamlfile.invisible_characters import FALSE_INDENT, UNSEEN
from factsheet.yamlfile.typos import is_safe

_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATING = "\x0b\x0c\x85\u2028\u2029"
"""Line and page breaks that separate words."""
_WITHOUT_WIDTH = "\u200b\u2060\ufeff"
_WITHOUT_QUOTATION_MARKS = str.maketrans("", "", "\"'“”„\\")
TAB_WIDTH = 2  # as fact files are indented
_BEGINNING = re.compile(r"(?P<before>[^\S\r\n]*)(?P<dashes>(?:-[^\S\r\n]+)*)")


def make_quoting_edit(text: str, line: int, instead: str | None, *, safe: bool) -> Edit | None:
    """Replace the line (from 1) by the corrected one; None if they differ in more than quotation marks and spaces.

    Also None where the value continues on the next line.
    """
    if instead is None:
        return None
    start, end = _find_line(text, line)
    written = text[start:end]
    indent = written[: len(written) - len(written.lstrip())]
    if (
        _split_words(written) != _split_words(instead)
        or written.strip() == instead
        or _is_continued(text, indent + instead, end)
    ):
        return None
    start += len(indent)
    return Edit(start, start + len(written.strip()), instead, safe)


def _split_words(line: str) -> list[str]:
    return line.translate(_WITHOUT_QUOTATION_MARKS).split()


def _is_continued(text: str, corrected: str, end: int) -> bool:
    for line in _LINE_END.split(text[end:]):
        if line.strip():
            return _measure_indent(line, " \t") > _measure_indent(corrected, " -")
    return False


def _measure_indent(line: str, signs: str) -> int:
    return len(line) - len(line.lstrip(signs))


def _find_line(text: str, number: int) -> tuple[int, int]:
    start = 0
    for count, line_break in enumerate(_LINE_END.finditer(text), start=1):
        if count == number:
            return start, line_break.start()
        start = line_break.end()
    return start, len(text)


def find_offset(text: str, line: int, column: int) -> int:
    return _find_line(text, line)[0] + column - 1


def make_invisible_edit(text: str, place: int) -> Edit:
    """Delete a character without width, or replace a space-like one; other control characters may hide a mistake."""
    sign = text[place]
    if UNSEEN.match(sign):
        instead = " " if sign in _SEPARATING else ""
        return Edit(place, place + 1, instead, safe=sign in _WITHOUT_WIDTH)
    line = len(_LINE_END.findall(text, 0, place)) + 1
    if not text[_find_line(text, line)[0] : place].strip() and FALSE_INDENT.match(sign):
        return make_indent_edit(text, line) or Edit(place, place + 1, "", safe=True)
    return Edit(place, place + 1, "", safe=True)


def make_indent_edit(text: str, line: int) -> Edit | None:
    """Indent a line with spaces like one of the lines above; None if it already has only spaces."""
    start, end = _find_line(text, line)
    match = _BEGINNING.match(text, start, end)
    if match is None or not match[0].replace("- ", "").strip(" "):
        return None
    *above, _last = _LINE_END.split(text[:end])
    wide = len(match["before"].replace("\t", " " * TAB_WIDTH))
    columns = _list_columns(above, is_item=bool(match["dashes"]))
    # The nearest column; of two, the deeper, since an editor shows a tab as wider than two spaces.
    column = min(columns, key=lambda place: (abs(place - wide), -place))
    return Edit(start, match.end(), " " * column + "- " * match["dashes"].count("-"), safe=True)


def _list_columns(above: Sequence[str], *, is_item: bool) -> set[int]:
    """Return the columns (from 0) at which a field, or an item, can begin below these lines."""
    columns: set[int] = set()
    outermost: int | None = None
    for line in reversed(above):
        match = _BEGINNING.match(line)
        if match is None or line[match.end() : match.end() + 1] in ("", "#"):
            continue
        dash = len(match["before"])
        field = dash + len(match["dashes"])
        if outermost is None and line.rstrip().endswith(":"):
            columns.add(field + 2)
            if is_item:  # a list may also begin below the first letter of its field
                columns.add(field)
        if outermost is None or dash < outermost:
            columns.add(dash if is_item and match["dashes"] else field)
            outermost = dash
    return columns or {0}


def make_scalar_edit(
    text: str, node: yaml.Node | None, instead: str | None, *, of_few: bool, in_brackets: bool
) -> Edit | None:
    """Replace the value or the field name, quoted as before."""
    if instead is None or not isinstance(node, yaml.ScalarNode):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    # How a value on several lines should be wrapped again is for a person to decide.
    if node.style in ("|", ">") or _LINE_END.search(text, start, end):
        return None
    safe = is_safe(node.value, instead, of_few=of_few)
    if safe is None:
        return None
    return Edit(start, end, format_scalar(instead, in_brackets=in_brackets, style=node.style), safe)
