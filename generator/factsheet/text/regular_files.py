"""Read and write files that a pull request can replace by something else: a link, a pipe, a device.

Git stores links, and a link added by a pull request may lead to any file on the machine that builds it. Only a regular
file whose real path is inside its own folder is read, and a file is never written through a link.
"""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""Without it, opening a pipe that nobody writes to waits for ever."""
_BINARY = getattr(os, "O_BINARY", 0)
"""Without it, Windows changes line ends."""
_READ = os.O_RDONLY | _NO_LINK | _NO_WAIT | _BINARY
_ENTER = os.O_RDONLY | _NO_LINK | getattr(os, "O_DIRECTORY", 0)
_ENTERS_FOLDERS = os.open in os.supports_dir_fd
"""False on Windows, where a path is opened as a whole."""
_LINKED = (errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO)
"""The errors of different systems for a link that is not followed, and for a socket that cannot be opened."""

LINK = "a link that does not lead to a file inside its folder"
SPECIAL = "a pipe, a socket or a device, not a file"
_FOLDER = "a folder, not a file"
_FILE = "a file, not a folder"


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
        return _FILE
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
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_LINK | _NO_WAIT | _BINARY, 0o666)
    with os.fdopen(number, "ab") as opened:
        refuse_special(path, os.fstat(number))
        opened.write(content)


def create_placeholder(path: Path, actual: str) -> None:
    """Put something at the path that is refused for the same reason: a link to itself, or a pipe that nobody opens."""
    if actual == SPECIAL:
        os.mkfifo(path)
    elif actual == _FILE:
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


def _read_umask() -> int:
    """Return the permissions that new files do not get."""
    # The system returns them only when others are set.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
