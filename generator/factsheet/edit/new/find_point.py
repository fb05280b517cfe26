"""A point from its id, the address of its page, or the address of its file on a forge."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from factsheet.edit.new.existing_ids import KnownIds

_ADDRESS = re.compile(r"(?:.*/)?sheets/([^/?#]+)/points/([^?#]+)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL)
_LINE = re.compile(r"L\d+(?:-L\d+)?")


class PointLocation(Struct, frozen=True):
    sheet: str
    id: str
    file: str
    """From the parent of the content folder."""
    row: str
    """The row in the fragment of the address; empty if there is none."""

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"


def find_point(written: str, known: KnownIds, sheet: str = "") -> PointLocation | str:
    """Return the point, or a message; an id without sheet belongs to `sheet`, or to the only one that has it."""
    place, row = _split_written(written.strip())
    keys = known.list_choices("point")
    matches = [key for key in _list_keys(place, sheet) if key in keys]
    if not matches and not sheet:
        matches = [key for key in keys if key.partition("/")[2] == place]
    if len(matches) > 1 and "/" not in place:
        return f"`{place}` is a point of several sheets: write {' or '.join(matches)}"
    if matches:
        sheet, _slash, id = matches[0].partition("/")
        return PointLocation(sheet, id, known.files["point", matches[0]], row)
    return known.check_id("point", place, sheet or _get_only_sheet(known)) or f"`{place}` is not a point"


def _split_written(written: str) -> tuple[str, str]:
    """Return what names the point, and the row in the fragment."""
    address = _ADDRESS.fullmatch(written)
    if address is None:
        place, _sign, row = written.partition("#")
        return place.strip().rstrip("/"), row.strip()
    place = f"{address[1]}/{unquote(address[2]).strip('/')}"
    anchor = unquote(address[3] or "").partition(":~:")[0]  # without a text fragment
    return place, "" if _LINE.fullmatch(anchor) else anchor


def _list_keys(place: str, sheet: str) -> Iterator[str]:
    """Yield the possible keys: for an address each of its folders, the innermost first."""
    if "/" not in place:
        yield f"{sheet}/{place}"
        return
    first, *below = place.split("/")
    for part in reversed(below):
        yield f"{first}/{part.removesuffix('.yml').removesuffix('.html')}"


def _get_only_sheet(known: KnownIds) -> str:
    sheets = known.list_choices("sheet")
    return sheets[0] if len(sheets) == 1 else ""
