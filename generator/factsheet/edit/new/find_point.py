"""Which point somebody means who writes its id, the address of its page, or that of its file on a forge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from factsheet.edit.new.existing_ids import Known

_ADDRESS = re.compile(r"(?:.*/)?sheets/([^/?#]+)/points/([^?#]+)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL)
_LINE = re.compile(r"L\d+(?:-L\d+)?")


@dataclass(frozen=True, slots=True)
class Located:
    sheet: str
    id: str
    file: str
    """From the folder that holds the content folder."""
    row: str
    """The row that the address leads to; empty where it leads to none."""

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"


def located(written: str, known: Known, sheet: str = "") -> Located | str:
    """Return the point, or what is wrong with what was written; a bare id is one of the sheet, or of the only one."""
    place, row = _parted(written.strip())
    keys = known.choices("point")
    found = [key for key in _keys(place, sheet) if key in keys]
    found = found or [key for key in keys if key.partition("/")[2] == place and not sheet]
    if len(found) > 1 and "/" not in place:
        return f"`{place}` is a point of several sheets: write {' or '.join(found)}"
    if found:
        sheet, _slash, id = found[0].partition("/")
        return Located(sheet, id, known.files["point", found[0]], row)
    return known.mistake("point", place, sheet or _only(known)) or f"`{place}` names no point"


def _parted(written: str) -> tuple[str, str]:
    """Return what names the point, and the row of it that the address names."""
    address = _ADDRESS.fullmatch(written)
    if address is None:
        place, _sign, row = written.partition("#")
        return place.strip().rstrip("/"), row.strip()
    sheet, below, anchor = address[1], address[2], unquote(address[3] or "").partition(":~:")[0]
    return f"{sheet}/{unquote(below).strip('/')}", "" if _LINE.fullmatch(anchor) else anchor


def _keys(place: str, sheet: str) -> Iterator[str]:
    """Return the keys that may be meant: of an address, each of its folders."""
    if "/" not in place:
        yield f"{sheet}/{place}"
        return
    first, *below = place.split("/")
    yield from (f"{first}/{one.removesuffix('.yml').removesuffix('.html')}" for one in reversed(below))


def _only(known: Known) -> str:
    sheets = known.choices("sheet")
    return sheets[0] if len(sheets) == 1 else ""
