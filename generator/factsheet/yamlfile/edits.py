"""Where a mistake of writing is mended: the characters of a text, and what stands in their place."""

import re

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.indentation import indent_of
from factsheet.yamlfile.invisible_characters import FALSE_INDENT, UNSEEN
from factsheet.yamlfile.typos import is_safe

_LINE_END = re.compile(r"\r\n|\r|\n")
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w/~?:.+ -]*[\w/~?.+-])?")
_WITHOUT_WIDTH = "\u200b\u2060\ufeff"
_GLUED_IN_BRACES = re.compile(r"[A-Za-z_]\w*:(?=[^\s:/])")


def of_line(text: str, line: int, instead: str | None, *, safe: bool) -> Edit | None:
    """Put the corrected line (from 1) in place of what is written there; None where the value goes on below it."""
    if instead is None:
        return None
    start, end = _line(text, line)
    written = text[start:end]
    indent = written[: len(written) - len(written.lstrip())]
    if written.strip() == instead or _goes_on(text, indent + instead, end):
        return None
    start += len(indent)
    return Edit(start, start + len(written.strip()), instead, safe)


def _goes_on(text: str, corrected: str, end: int) -> bool:
    below = next((line for line in _LINE_END.split(text[end:]) if line.strip()), "")
    return _indent(below, " \t") > _indent(corrected, " -")


def _indent(line: str, signs: str) -> int:
    return len(line) - len(line.lstrip(signs))


def _line(text: str, number: int) -> tuple[int, int]:
    start = 0
    for count, found in enumerate(_LINE_END.finditer(text), start=1):
        if count == number:
            return start, found.start()
        start = found.end()
    return start, len(text)


def offset(text: str, line: int, column: int) -> int:
    return _line(text, line)[0] + column - 1


def of_unseen(text: str, place: int) -> Edit:
    """Delete what has no width, and put spaces where something looks like them; what else it hides nobody knows."""
    sign = text[place]
    if UNSEEN.match(sign):
        parts_words = sign in "\x0b\x0c\x85\u2028\u2029"
        return Edit(place, place + 1, " " if parts_words else "", safe=sign in _WITHOUT_WIDTH)
    line = len(_LINE_END.findall(text, 0, place)) + 1
    if not text[_line(text, line)[0] : place].strip() and FALSE_INDENT.match(sign):
        return of_indent(text, line) or Edit(place, place + 1, "", safe=True)
    return Edit(place, place + 1, "", safe=True)


def of_indent(text: str, line: int) -> Edit | None:
    """Indent a line with spaces, as one of those above it; None where it has only spaces."""
    start, end = _line(text, line)
    found = re.match(r"([^\S\r\n]*)((?:-[^\S\r\n]+)*)", text[start:end])
    if found is None or not found[0].replace("- ", "").strip(" "):
        return None
    instead = indent_of(_LINE_END.split(text[:end])) + "- " * found[2].count("-")
    return Edit(start, start + found.end(), instead, safe=True)


def without_indent(text: str, line: int) -> Edit:
    start, end = _line(text, line)
    return Edit(start, end - len(text[start:end].lstrip()), "", safe=True)


def of_backslash(text: str, place: int, *, safe: bool) -> Edit | None:
    return Edit(place, place, "\\", safe) if text[place : place + 1] == "\\" else None


def of_comment(text: str, place: int) -> Edit | None:
    """Put a second space before a comment that plainly is one, since the value before it is closed."""
    if text[place + 1 : place + 2] not in ("", " ", "\n", "\r") or text[place - 1 : place] not in (" ", "\t"):
        return None
    start = len(text[:place].rstrip(" \t"))
    if text[start - 1 : start] not in ('"', "'", "]", "}"):
        return None
    return Edit(start, place, "  ", safe=True)


def of_scalar(text: str, node: yaml.Node | None, instead: str | None, *, of_few: bool) -> Edit | None:
    """Put another text in place of the value or the field name, quoted as it was."""
    if instead is None or not isinstance(node, yaml.ScalarNode):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">") or _LINE_END.search(text, start, end):
        return None
    safe = is_safe(node.value, instead, of_few=of_few)
    return None if safe is None else Edit(start, end, _in_style(instead, node.style), safe)


def of_glued(text: str, node: yaml.Node | None) -> Edit | None:
    """Put the missing space behind the colon of a field in braces."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return None
    start, end = node.start_mark.index, node.end_mark.index
    found = _GLUED_IN_BRACES.match(text, start, end)
    return found and Edit(start, end, f"{found[0]} {text[found.end() : end]}", safe=True)


def _in_style(text: str, style: str | None) -> str:
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if not style and _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
