"""An answer → the texts that it has for a field: several where somebody has put commas, lines or dots between them."""

import re
from collections.abc import Iterator

from factsheet.drafting.fields import Field, Form

_DOT = re.compile(r"[ \t]*[-*•][ \t]+")
_QUOTED = re.compile(r"[ \t]*>[ \t]?")


def listed(field: Field, text: str) -> list[str]:
    """Return the texts; none where nothing is left of the answer."""
    lines = text.split("\n")
    if field.name == "quote" and all(_QUOTED.match(line) for line in lines if line.strip()):
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    if not field.many:
        whole = "\n".join(lines).strip()
        return [whole] if whole else []
    bare = [_DOT.sub("", line, count=1) if _DOT.match(line) else line for line in lines]
    parts = bare if field.form is Form.VALUES else _parts(bare)
    return [part.strip() for part in parts if part.strip()]


def _parts(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from re.split(r"[,;]", line)
