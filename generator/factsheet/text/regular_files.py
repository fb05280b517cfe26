"""Read files that a pull request can replace by something else: a link, a pipe, a device.

Git stores links, and a link added by a pull request may lead to any file on the machine that builds it. Only a regular
file whose real path is inside its own folder is read.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""Without it, opening a pipe that nobody writes to waits for ever."""
BINARY = getattr(os, "O_BINARY", 0)
"""Without it, Windows changes line ends."""
_READ = os.O_RDONLY | NO_LINK | NO_WAIT | BINARY
_ENTER = os.O_RDONLY | NO_LINK | getattr(os, "O_DIRECTORY", 0)
_ENTERS_FOLDERS = os.open in os.supports_dir_fd
"""False on Windows, where a path is opened as a whole."""
_LINKED = (errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO)
"""The errors of different systems for a link that is not followed, and for a socket that cannot be opened."""

LINK = "a link that does not lead to a file inside its folder"
SPECIAL = "a pipe, a socket or a device, not a file"
_FOLDER = "a folder, not a file"
FILE = "a file, not a folder"


class NotRegular(OSError):
    """Raised for a path that is not a regular file inside its folder; `strerror` says what it is."""

    def __init__(self, actual: str, path: str | Path) -> None:
        super().__init__(errno.EPERM, f"this is {actual}", str(path))
        self.actual = actual


def read_regular(path: str | Path, folder: str | Path) -> bytes:
    """Return the content of the file; raise NotRegular if it is not a regular file inside the folder.

    A link to another file inside the folder is followed; the folder itself may be reached through links. Nothing of
    the file is read before this is known, and a file exchanged for a link meanwhile is not followed.
    Raise FileNotFoundError if nothing is there.
    """
    number = _open_inside(str(path), str(folder))
    try:
        status = os.fstat(number)
        refuse_special(path, status)
        return _read(number, status.st_size)
    finally:
        os.close(number)


def describe_irregular_file(path: str | Path, folder: str | Path) -> str:
    """Return what the path is if `read_regular` would refuse it, else an empty text. Nothing is opened."""
    try:
        _resolve_path(path, folder)
    except NotRegular as refused:
        return refused.actual
    except FileNotFoundError:
        return ""
    return ""


def describe_non_folder(path: str | Path) -> str:
    """Return what the path is if it is a link or no folder; empty for a folder, or if nothing is there."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return ""
    if stat.S_ISDIR(mode):
        return ""
    if stat.S_ISREG(mode):
        return FILE
    return LINK if stat.S_ISLNK(mode) else SPECIAL


def walk_files(folder: str | Path, *, hidden: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the name (from the folder) of everything below it that is no folder, and why it cannot be read.

    The reason is that of `describe_irregular_file`. Files come before folders, each in order; links to folders are
    yielded, but not entered. `hidden` adds names that begin with a dot, except links that lead nowhere: editors use
    these as locks.
    """
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(f"{folder}/{prefix}"), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        inner = []
        for entry in entries:
            if entry.name.startswith(".") and not (hidden and Path(entry.path).exists()):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield f"{prefix}{entry.name}", ""
            else:
                yield f"{prefix}{entry.name}", describe_irregular_file(entry.path, folder)
        waiting += reversed(inner)


def refuse_special(path: str | Path, status: os.stat_result) -> None:
    """Raise NotRegular unless the status is that of a regular file."""
    if stat.S_ISLNK(status.st_mode):
        raise NotRegular("a link, and nothing is written through it", path)
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular(_FOLDER if stat.S_ISDIR(status.st_mode) else SPECIAL, path)


def _open_inside(path: str, folder: str) -> int:
    """Open the path for reading; raise NotRegular if it leads out of the folder, or to no file."""
    try:
        name = path.removeprefix(f"{folder}/")
        # Nearly always nothing on the way is a link, and opening is quicker than resolving the path.
        if name != path and _ENTERS_FOLDERS and ".." not in name:
            try:
                return _open_without_links(folder, name)
            except OSError as error:
                if error.errno not in _LINKED:
                    raise
        real = _resolve_path(path, folder)
        top = os.path.realpath(folder)
        return _open_without_links(top, os.path.relpath(real, top))
    except OSError as error:
        if error.errno in _LINKED:
            raise NotRegular(LINK, path) from error
        error.filename = path
        raise


def _read(number: int, size: int) -> bytes:
    """Return the rest of an opened file; `size` is what it had when it was opened."""
    pieces = []
    # This takes half the time of a file object, and a build reads ten thousand files.
    while piece := os.read(number, size + 1):
        pieces.append(piece)
    return b"".join(pieces)


def _open_without_links(folder: str, name: str) -> int:
    """Open a file below the folder, folder by folder; raise OSError if one of them is a link.

    A path opened as a whole could lead through a folder that was exchanged for a link after it was checked.
    """
    if not _ENTERS_FOLDERS:
        return os.open(f"{folder}/{name}", _READ)
    parent = os.open(folder, os.O_RDONLY)
    try:
        *between, last = name.split("/")
        for folder_name in between:
            inner = os.open(folder_name, _ENTER, dir_fd=parent)
            os.close(parent)
            parent = inner
        return os.open(last, _READ, dir_fd=parent)
    finally:
        os.close(parent)


def _resolve_path(path: str | Path, folder: str | Path) -> str:
    """Return the real path; raise NotRegular if that is outside the folder, or no regular file."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    is_link = Path(path).is_symlink()
    if not real.startswith(top.rstrip(os.sep) + os.sep):
        raise NotRegular(LINK, path)
    try:
        mode = os.lstat(real).st_mode
    except FileNotFoundError:
        if is_link:
            raise NotRegular(LINK, path) from None
        raise
    if stat.S_ISREG(mode):
        return real
    if is_link:
        raise NotRegular(LINK, path)
    raise NotRegular(_FOLDER if stat.S_ISDIR(mode) else SPECIAL, path)
