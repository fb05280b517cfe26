"""What a build runs on: this package, Python, and the installed libraries."""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from factsheet.content.fingerprint import compute_digest


@cache
def digest_generator() -> bytes:
    """Return the digest of all that pages depend on besides their sources."""
    parts: list[str | bytes] = [sys.version, *_list_libraries()]
    package = Path(__file__).parents[1]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")  # Python writes there while it runs
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file():
                parts += [f"{folder}/{name}".removeprefix(str(package)), path.read_bytes()]
    return compute_digest(*parts)


def _list_libraries() -> list[str]:
    """Return the names of installed libraries with their versions, as installers name the folders that record them.

    All of them: which ones a build needs takes longer to find out, and few are installed between two builds.
    """
    names: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):  # an archive, or missing
            names.update(path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info"))
    return sorted(names)
