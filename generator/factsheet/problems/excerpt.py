"""Cut the line of a problem to what a terminal can show, and place the carets below what is meant.

Widths are those of a terminal: a letter with its combining marks takes one column, an emoji or a Chinese character two.
"""

import re
import unicodedata

from msgspec import Struct

WIDEST = 100
"""Characters of a line that are shown at most: a paragraph of prose can be one line of a thousand."""
_AROUND = 40
"""Characters shown before the spot in a longer line: enough to recognise the sentence."""
_TAB = "    "
_BREAK = re.compile(r"\r\n|\r|\n")
_JOINER = "\u200d"
_JOINERS = "\u200c\u200d\u200e\u200f"
"""Marks without width that scripts and emoji need."""


class Excerpt(Struct, frozen=True):
    shown: str
    before: int
    """Columns before the carets."""
    carets: int


def decode_text(data: bytes) -> str:
    """Return the text as the YAML reader sees it; a byte that is no UTF-8 becomes one character."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def split_lines(text: str) -> list[str]:
    return _BREAK.split(text)


def make_excerpt(line: str, column: int, width: int) -> Excerpt:
    """Return what to show of the line (columns from 1): tabs as four spaces, invisible characters by their number."""
    start, end = min(column - 1, len(line)), min(column - 1 + width, len(line))
    first, last = _choose_window(line, start)
    end = max(start, min(end, last))
    before = ("…" if first else "") + _make_visible(line[first:start])
    meant = _make_visible(line[start:end], is_meant=True)
    after = _make_visible(line[end:last]) + ("…" if last < len(line) else "")
    return Excerpt((before + meant + after).rstrip(), _count_columns(before), max(1, _count_columns(meant)))


def _choose_window(line: str, start: int) -> tuple[int, int]:
    """Return the range of the line to show; a letter is never cut from its combining marks."""
    if len(line) <= WIDEST:
        return 0, len(line)
    first = max(0, min(start - _AROUND, len(line) - WIDEST))
    while first and unicodedata.combining(line[first]):
        first -= 1
    return first, min(first + WIDEST, len(line))


def _make_visible(text: str, *, is_meant: bool = False) -> str:
    return "".join(_format_character(sign, is_meant) for sign in text)


def _format_character(sign: str, is_meant: bool) -> str:
    if sign == "\t":
        return _TAB
    category = unicodedata.category(sign)
    hidden = category in ("Cc", "Cf", "Zl", "Zp", "Cs") and sign not in _JOINERS
    if hidden or (is_meant and category == "Zs" and sign != " "):
        return f"<U+{ord(sign):04X}>"
    return sign


def _count_columns(text: str) -> int:
    columns = 0
    for place, sign in enumerate(text):
        if text[place - 1 : place] == _JOINER:  # one emoji with what is before the joiner
            continue
        if unicodedata.category(sign) not in ("Mn", "Me", "Cf"):
            columns += 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
    return columns
