"""The room that words need in a drawing, estimated, since the reader's font is not known.

The widths are those of DejaVu Sans, rounded up: the widest of the fonts that `system-ui` commonly selects.
"""

from functools import lru_cache
from unicodedata import east_asian_width

_NARROW = frozenset("ijlI.,:;'’‘|!()[]ftr -/“”")
_BROAD = frozenset("mwMW@%&—…" + "\u0428\u0429\u042e\u0416\u0424\u0448\u0449\u0436\u044e\u0444\u043c")
"""The last of them Cyrillic."""

BOLD = 1.12
"""The width of bold letters, compared with regular ones."""


@lru_cache(maxsize=8192)
def measure_width(text: str, size: float = 1.0) -> float:
    """Return the width of a line of text, in letters of the size."""
    return sum(map(_measure_letter, text)) * size


def shorten_text(text: str, most: float, size: float = 1.0) -> str:
    """Return the text if it fits, else as many of its letters as do, and an ellipsis."""
    if measure_width(text, size) <= most:
        return text
    room = most - measure_width("…", size)
    kept = 0
    for letter in text:
        room -= _measure_letter(letter) * size
        if room < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"


def _measure_letter(letter: str) -> float:
    if east_asian_width(letter) in "WF":  # Wide and fullwidth (https://www.unicode.org/reports/tr11/): a square each.
        return 1.05
    if letter in _NARROW:
        return 0.4
    if letter in _BROAD:
        return 1.0
    return 0.75 if letter.isupper() else 0.64
