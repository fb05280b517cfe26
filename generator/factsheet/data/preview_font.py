"""Lines of text in the one font that pictures are lettered with: its signs, their width, how they run.

The font is a part of DejaVu Sans: Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian. A sign that it lacks is
drawn as an empty box.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONT = Path(__file__).parent / "fonts" / "preview.ttf"
FAMILY = "DejaVu Sans"
MOST_LACKING = 0.1
"""The share of letters without which a text can still be read."""
_TO_THE_LEFT = ("R", "AL")


def is_readable(text: str) -> bool:
    """Tell whether the font has the letters of the text, but for a few."""
    letters = [sign for sign in text if unicodedata.category(sign).startswith("L")]
    return sum(sign not in _load_advances() for sign in letters) <= MOST_LACKING * len(letters)


def is_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left: its first letter says so."""
    return next((unicodedata.bidirectional(sign) in _TO_THE_LEFT for sign in text if _is_strong(sign)), False)


def mark_right_to_left(line: str) -> str:
    """Return a line of a text that runs leftwards marked as such: its numbers, signs and foreign words keep order."""
    return f"\u2067{line}\u2069"


def measure_width(text: str, size: float) -> float:
    """Return how wide the text is at the size, at the most: letters that join are a little narrower."""
    return sum(map(_get_advance, text)) * size


def wrap_text(text: str, size: float, widest: float, most: int) -> list[str]:
    """Return the text in lines that are not wider; what is left after so many lines is cut, and an ellipsis says so."""
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
    """Return the largest of the sizes at which the text needs no more lines, else the last, and the lines."""
    for size in sizes:
        wrapped = wrap_text(text, size, widest, most + 1)
        if len(wrapped) <= most:
            return size, wrapped
    return sizes[-1], wrap_text(text, sizes[-1], widest, most)


def _is_strong(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("L", *_TO_THE_LEFT)


def _cut(text: str, size: float, widest: float) -> str:
    if measure_width(text, size) <= widest:
        return text
    while text and measure_width(f"{text}…", size) > widest:
        text = text[:-1].rstrip(" …")
    return f"{text}…"


def _get_advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    return _load_advances().get(sign, 1.0)


@cache
def _load_advances() -> Mapping[str, float]:
    """Return for each sign of the font how far it moves the next one, where the size of the letters is 1."""
    font_data = json.loads(FONT.with_suffix(".json").read_text(encoding="utf-8"))
    return {sign: advance / font_data["units"] for sign, advance in font_data["advances"].items()}
