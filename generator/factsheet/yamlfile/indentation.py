"""How far to indent a line whose indentation is not of spaces: as one of the lines above that it can belong to."""

import re
from collections.abc import Sequence

TAB_WIDTH = 2
_LINE = re.compile(r"(?P<before>[^\S\r\n]*)(?P<dashes>(?:-[^\S\r\n]+)*)")


def indent_of(lines: Sequence[str]) -> str:
    """Return the spaces for the last of the lines that stand best below those above it."""
    *above, line = lines
    before, dashes = _parts(line)
    wide = sum(TAB_WIDTH if sign == "\t" else 1 for sign in before)
    return " " * min(_places(above, is_item=bool(dashes)), key=lambda place: (abs(place - wide), -place))


def _places(above: Sequence[str], *, is_item: bool) -> set[int]:
    """Return the columns (from 0) at which fields, or items, can begin."""
    found: set[int] = set()
    outermost: int | None = None
    for line in reversed(above):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        before, dashes = map(len, _parts(line))
        if outermost is None and text.endswith(":"):
            found |= {before + dashes + 2, before + dashes} if is_item else {before + dashes + 2}
        if outermost is None or before < outermost:
            found |= {before} if is_item and dashes else {before + dashes}
            outermost = before
    return found or {0}


def _parts(line: str) -> tuple[str, str]:
    match = _LINE.match(line)
    return (match["before"], match["dashes"]) if match else ("", "")
