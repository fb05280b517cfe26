"""A text that is rewritten step by step, and still knows where in the first text each of its letters was."""

import re
import unicodedata

from msgspec import Struct


class TracedText(Struct, frozen=True):
    text: str
    """As it is now."""
    origins: tuple[tuple[int, int], ...]
    """For each letter, where it began and ended in the first text."""

    def replace(self, pattern: re.Pattern[str], instead: str, kept: int = 0) -> "TracedText":
        """Replace each match; `$1` in the new text is the first group after the `kept` ones.

        With `kept`, the text of the first group stays in front of the new text.
        """
        pieces: list[str] = []
        origins: list[tuple[int, int]] = []
        last = 0
        for match in pattern.finditer(self.text):
            start = match.end(1) if kept else match.start()
            if start == match.end():
                continue
            new = _insert_groups(instead, match, kept)
            around = (self.origins[start][0], self.origins[match.end() - 1][1])
            pieces += [self.text[last:start], new]
            origins += [*self.origins[last:start], *[around] * len(new)]
            last = match.end()
        if not last:
            return self
        return TracedText("".join((*pieces, self.text[last:])), (*origins, *self.origins[last:]))

    def get_extent(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range was in the first text."""
        return self.origins[start][0], self.origins[end - 1][1]


def _insert_groups(text: str, match: re.Match[str], kept: int) -> str:
    return re.sub(r"\$([0-9])", lambda number: match[int(number[1]) + kept] or "", text)


def trace_text(text: str) -> TracedText:
    """Return the text in small letters, with the digits 0 to 9 for those of other scripts."""
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        small = str(unicodedata.decimal(sign)) if sign.isdecimal() else sign.lower()
        letters.append(small)
        origins += [(place, place + 1)] * len(small)  # `İ` in small letters has two
    return TracedText("".join(letters), tuple(origins))
