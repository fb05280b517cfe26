"""A text that is rewritten step by step, and still knows where in the first text each of its letters was."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TracedText:
    """The text as it is now; `origins` has for each letter where it began and ended in the first text."""

    text: str
    origins: tuple[tuple[int, int], ...]

    def replace(self, pattern: re.Pattern[str], instead: str, kept: int = 0) -> "TracedText":
        """Put a text in place of each match; `$1` in it is a group, counted behind those first `kept` ones.

        With `kept`, what the first group matched stays before the new text.
        """
        pieces: list[str] = []
        origins: list[tuple[int, int]] = []
        last = 0
        for match in pattern.finditer(self.text):
            start = match.end(1) if kept else match.start()
            if start == match.end():
                continue
            new = re.sub(r"\$([0-9])", lambda number, match=match: match[int(number[1]) + kept] or "", instead)  # type: ignore[misc]
            around = (self.origins[start][0], self.origins[match.end() - 1][1])
            pieces += [self.text[last:start], new]
            origins += [*self.origins[last:start], *[around] * len(new)]
            last = match.end()
        if not last:
            return self
        return TracedText("".join((*pieces, self.text[last:])), (*origins, *self.origins[last:]))

    def get_extent(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch was in the first text."""
        return self.origins[start][0], self.origins[end - 1][1]


def trace_text(text: str) -> TracedText:
    """Return the text in small letters, with the digits 0 to 9 for those of other scripts."""
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        small = str(unicodedata.decimal(sign)) if sign.isdecimal() else sign.lower()
        letters.append(small)
        origins += [(place, place + 1)] * len(small)
    return TracedText("".join(letters), tuple(origins))
