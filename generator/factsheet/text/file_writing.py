"""Write files that a pull request can replace by something else, and never through a link."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from factsheet.text.regular_files import BINARY, FILE, NO_LINK, NO_WAIT, SPECIAL, NotRegular, refuse_special


def write_regular(path: Path, content: bytes, folder: Path | None = None) -> None:
    """Write a file in one step, or leave the old one; raise NotRegular if that is not a regular file.

    An existing file keeps its permissions. Missing folders between `folder` and the file are made, and none of them may
    be a link. None: the folder of the file exists, and may be reached through links.
    """
    make_folders(path.parent, folder or path.parent)
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        mode = 0o666 & ~_read_umask()
    else:
        refuse_special(path, status)
        mode = stat.S_IMODE(status.st_mode)
    number, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def create_regular(path: Path, content: bytes, folder: Path) -> None:
    """Write a new file; raise FileExistsError if anything is there, even a link that leads nowhere.

    Missing folders between `folder` and the file are made, and none of them may be a link.
    """
    make_folders(path.parent, folder)
    with path.open("xb") as opened:
        try:
            opened.write(content)
            opened.flush()
        except BaseException:
            path.unlink()
            raise


def append_regular(path: Path, content: bytes) -> None:
    """Add to the end of a file, which is made if it is missing; raise NotRegular if it is anything else."""
    with suppress(FileNotFoundError):
        refuse_special(path, os.lstat(path))
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | NO_LINK | NO_WAIT | BINARY, 0o666)
    with os.fdopen(number, "ab") as opened:
        refuse_special(path, os.fstat(number))
        opened.write(content)


def create_placeholder(path: Path, actual: str) -> None:
    """Put something at the path that is refused for the same reason: a link to itself, or a pipe that nobody opens."""
    if actual == SPECIAL:
        os.mkfifo(path)
    elif actual == FILE:
        path.touch()
    else:
        path.symlink_to(path.name)


def make_folders(path: Path, folder: Path) -> None:
    """Make the folders between `folder`, which may be a link, and the path; raise NotRegular if one is a link."""
    folder.mkdir(parents=True, exist_ok=True)
    inner = folder
    for name in path.relative_to(folder).parts:
        inner /= name
        inner.mkdir(exist_ok=True)
        if inner.is_symlink():
            raise NotRegular("a link to a folder, and nothing is written through it", inner)


def _read_umask() -> int:
    """Return the permissions that new files do not get."""
    # The system returns them only when others are set.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
