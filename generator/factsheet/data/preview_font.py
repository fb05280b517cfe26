"""Lines of text in the font of the preview pictures: its characters, their width and direction.

The font is a part of DejaVu Sans (189 KB, free licence): Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian. A
character that it lacks is drawn as an empty box. With fonts of the system each machine would draw another picture.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONT = Path(__file__).parent / "fonts" / "preview.ttf"
FAMILY = "DejaVu Sans"
# A foreign word or two may appear as boxes; a title in a script that the font lacks would be nothing but boxes.
MOST_LACKING = 0.1
"""The share of letters that a readable text may lack."""
_TO_THE_LEFT = ("R", "AL")


def is_readable(text: str) -> bool:
    """Return whether the font has all but a few letters of the text."""
    letters = [sign for sign in text if unicodedata.category(sign).startswith("L")]
    return sum(sign not in _load_advances() for sign in letters) <= MOST_LACKING * len(letters)


def is_right_to_left(text: str) -> bool:
    """Return whether a text runs from right to left, by its first letter (rules P2 and P3 of Unicode annex 9)."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", *_TO_THE_LEFT):
            return direction in _TO_THE_LEFT
    return False


def mark_right_to_left(line: str) -> str:
    """Return a line of a right-to-left text isolated, so that its numbers and foreign words keep their order."""
    # resvg takes every line as running from left to right.
    return f"\u2067{line}\u2069"


def measure_width(text: str, size: float) -> float:
    """Return the width of the text at most: joined letters are a little narrower."""
    return sum(map(_get_advance, text)) * size


def wrap_text(text: str, size: float, widest: float, most: int) -> list[str]:
    """Return the text in at most `most` lines no wider than `widest`; an ellipsis marks what was cut."""
    wrapped: list[str] = []
    for word in text.split():
        longer = f"{wrapped[-1]} {word}" if wrapped else word
        if wrapped and measure_width(longer, size) <= widest:
            wrapped[-1] = longer
        else:
            wrapped.append(_cut(word, size, widest))
    if len(wrapped) > most:
        wrapped[most - 1 :] = [_cut(f"{wrapped[most - 1]} …", size, widest)]
    return wrapped


def fit_text(text: str, sizes: tuple[float, ...], widest: float, most: int) -> tuple[float, list[str]]:
    """Return the first of the sizes (largest first) at which the text fits, else the last, and the lines."""
    for size in sizes:
        wrapped = wrap_text(text, size, widest, most + 1)
        if len(wrapped) <= most:
            return size, wrapped
    return sizes[-1], wrap_text(text, sizes[-1], widest, most)


def _cut(text: str, size: float, widest: float) -> str:
    if measure_width(text, size) <= widest:
        return text
    while text and measure_width(f"{text}…", size) > widest:
        text = text[:-1].rstrip(" …")
    return f"{text}…"


def _get_advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    # The box of a missing character is narrower than this, so that a line is never too long.
    return _load_advances().get(sign, 1.0)


@cache
def _load_advances() -> Mapping[str, float]:
    """Return the advance width of each character at font size 1."""
    font_data = json.loads(FONT.with_suffix(".json").read_text(encoding="utf-8"))
    return {sign: advance / font_data["units"] for sign, advance in font_data["advances"].items()}
