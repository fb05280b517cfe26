"""Bytes of a fact file → its text, or the problem that prevents reading it."""

import re
from collections.abc import Container

from factsheet.problems.problem import Level, Problem
from factsheet.yamlfile.invisible_characters import FALSE_INDENT, UNSEEN

LARGEST = 1_000_000
"""Bytes. A point with hundreds of reports is far smaller; a larger file would stall every check."""
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def clear_lines(text: str, blank: Container[int]) -> str:
    """Return the text with spaces for everything on the lines (from 1); all places stay as they are."""
    parts = []
    for number, (line, end) in enumerate(_LINE.findall(text), start=1):
        parts.append(" " * len(line) if number in blank else line)
        parts.append(end)
    return "".join(parts)


def decode(file: str, data: bytes) -> tuple[str, Problem | None]:
    """Return the text, and the problem that prevents reading it; the text is empty if it is too long or not UTF-8."""
    if len(data) > LARGEST:
        return "", Problem(
            file, 1, 1, "F006", Level.ERROR, f"the file is larger than {LARGEST:,} bytes: split it", width=0
        )
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")  # some editors on Windows begin UTF-8 files with it
    except UnicodeDecodeError as error:
        return "", make_encoding_problem(file, error)
    return text, check_invisible(file, text)


def check_invisible(file: str, text: str) -> Problem | None:
    """Return the problem of the first invisible character that changes what is read."""
    # Nearly all texts pass this test, which is many times faster than the patterns.
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
    return Problem(file, line, column, "F001", Level.ERROR, "the file is not UTF-8: save it with the encoding UTF-8")


def find_position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column (from 1) of a character."""
    before = re.sub(r"\r\n?", "\n", text[:offset])
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
