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
    return sum(sign not in _advances() for sign in letters) <= MOST_LACKING * len(letters)


def runs_to_the_left(text: str) -> bool:
    """Tell whether a text runs from right to left: its first letter says so."""
    return next((unicodedata.bidirectional(sign) in _TO_THE_LEFT for sign in text if _is_strong(sign)), False)


def leftwards(line: str) -> str:
    """Return a line of a text that runs leftwards marked as such: its numbers, signs and foreign words keep order."""
    return f"\u2067{line}\u2069"


def width(text: str, size: float) -> float:
    """Return how wide the text is at the size, at the most: letters that join are a little narrower."""
    return sum(map(_advance, text)) * size


def lines(text: str, size: float, widest: float, most: int) -> list[str]:
    """Return the text in lines that are not wider; what is left after so many lines is cut, and an ellipsis says so."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size) <= widest:
            found[-1] = longer
        else:
            found.append(_cut(word, size, widest))
    if len(found) > most:
        found[most - 1 :] = [_cut(f"{found[most - 1]} …", size, widest)]
    return found


def fitting(text: str, sizes: tuple[float, ...], widest: float, most: int) -> tuple[float, list[str]]:
    """Return the largest of the sizes at which the text needs no more lines, else the last, and the lines."""
    for size in sizes:
        found = lines(text, size, widest, most + 1)
        if len(found) <= most:
            return size, found
    return sizes[-1], lines(text, sizes[-1], widest, most)


def _is_strong(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("L", *_TO_THE_LEFT)


def _cut(text: str, size: float, widest: float) -> str:
    if width(text, size) <= widest:
        return text
    while text and width(f"{text}…", size) > widest:
        text = text[:-1].rstrip(" …")
    return f"{text}…"


def _advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    return _advances().get(sign, 1.0)


@cache
def _advances() -> Mapping[str, float]:
    """Return for each sign of the font how far it moves the next one, where the size of the letters is 1."""
    told = json.loads(FONT.with_suffix(".json").read_text(encoding="utf-8"))
    return {sign: advance / told["units"] for sign, advance in told["advances"].items()}
