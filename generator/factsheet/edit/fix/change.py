"""The change of a file, from the bytes that were read to those to write."""

from pathlib import Path

from msgspec import Struct

from factsheet.text.file_writing import write_regular
from factsheet.text.regular_files import read_regular


class Change(Struct, frozen=True):
    before: bytes
    after: bytes


def apply_change(path: Path, change: Change) -> bool:
    """Write the file in one step; return False and write nothing if it is no longer what was read.

    Raise NotRegular if it is a link: what a link leads to is never changed.
    """
    try:
        if read_regular(path, path.parent) != change.before:
            return False
    except FileNotFoundError:
        return False
    write_regular(path, change.after)
    return True
