"""A file as it was read and as it shall be, and how the one takes the place of the other."""

from dataclasses import dataclass
from pathlib import Path

from factsheet.text.regular_files import read_regular, write_regular


@dataclass(frozen=True, slots=True)
class Change:
    before: bytes
    after: bytes


def apply_change(path: Path, change: Change) -> bool:
    """Write the file in one step; return False where it is no longer what was read, and leave it alone.

    Raise NotRegular where it is a link: what it leads to is left alone as well.
    """
    try:
        if read_regular(path, path.parent) != change.before:
            return False
    except FileNotFoundError:
        return False
    write_regular(path, change.after)
    return True
