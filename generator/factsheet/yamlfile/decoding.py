"""Bytes of a fact file → its text, and what keeps it from being one."""

import re
from collections.abc import Container

from factsheet.problems.problem import Level, Problem
from factsheet.yamlfile.invisible_characters import FALSE_INDENT, UNSEEN

LARGEST = 1_000_000
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def clear_lines(text: str, blank: Container[int]) -> str:
    """Return the text with spaces in place of all that stands on the lines (from 1), so that places stay."""
    parts = _LINE.findall(text)
    return "".join(
        " " * len(line) + end if number in blank else line + end for number, (line, end) in enumerate(parts, start=1)
    )


def decode(file: str, data: bytes) -> tuple[str, Problem | None]:
    """Return the text, and what keeps it from being read; an empty text where it is none, or too long."""
    if len(data) > LARGEST:
        return "", Problem(file, 1, 1, "F006", Level.ERROR, f"larger than {LARGEST:,} bytes: split it", width=0)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return "", make_encoding_problem(file, error)
    return text, check_invisible(file, text)


def check_invisible(file: str, text: str) -> Problem | None:
    """Return the problem of the first sign that nobody sees, where there is one that changes what is read."""
    if text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable():
        return None
    for pattern, advice in ((UNSEEN, "delete it"), (FALSE_INDENT, "indent with plain spaces")):
        if unseen := pattern.search(text):
            line, column = find_position(text, unseen.start())
            message = f"an invisible character (U+{ord(unseen[0]):04X}): {advice}"
            return Problem(file, line, column, "F001", Level.ERROR, message)
    return None


def make_encoding_problem(file: str, error: UnicodeDecodeError) -> Problem:
    """Return the problem of a file that is saved in another encoding."""
    before = error.object[: error.start].decode("utf-8").removeprefix("\ufeff")
    line, column = find_position(before, len(before))
    return Problem(file, line, column, "F001", Level.ERROR, "not UTF-8: save the file with the encoding UTF-8")


def find_position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column (from 1) of a character."""
    before = re.sub(r"\r\n?", "\n", text[:offset])
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
