"""Reading and writing files that a proposal can replace by something else: a link, a pipe, a device.

Git stores links, and a link added by a proposal may lead to any file of whoever builds it. Only a regular file whose
real path is inside its own folder is read, and a file is never written through a link.
"""

import errno
import os
import stat
import tempfile
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe that nobody writes to would wait for ever."""
_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would change line ends."""


class NotRegular(OSError):
    """A path at which only a regular file inside its folder may be; `strerror` says what is there instead."""

    def __init__(self, reason: str, path: str | Path) -> None:
        super().__init__(errno.EPERM, reason, str(path))


def read_regular(path: str | Path, folder: str | Path) -> bytes:
    """Return what the file holds, or raise NotRegular where it is no regular file inside the folder.

    A link to another file inside the folder is followed; the folder itself may be reached through links. Nothing of
    the file is read before this is known, and a file that is exchanged for a link meanwhile is not followed.
    Raise FileNotFoundError where nothing is there.
    """
    real = _real_path(path, folder)
    try:
        number = os.open(real, os.O_RDONLY | _NO_LINK | _NO_WAIT | _BINARY)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENXIO, errno.EISDIR):
            raise NotRegular("it is not a regular file", path) from error
        raise
    with os.fdopen(number, "rb") as opened:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise NotRegular("it is not a regular file", path)
        return opened.read()


def why_not_regular(path: str | Path, folder: str | Path) -> str:
    """Return why `read_regular` would refuse the path; empty where it would not. Nothing is opened."""
    try:
        mode = os.lstat(_real_path(path, folder)).st_mode
    except NotRegular as refused:
        return str(refused.strerror)
    except FileNotFoundError:
        return ""
    return "" if stat.S_ISREG(mode) else "it is not a regular file"


def write_regular(path: Path, content: bytes) -> None:
    """Put a file in place whole, or leave what is there; raise NotRegular where that is not a regular file.

    A file that exists keeps its permissions.
    """
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    else:
        if not stat.S_ISREG(found.st_mode):
            raise NotRegular("it is not a regular file, and is not written through", path)
        mode = stat.S_IMODE(found.st_mode)
    number, beside = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _real_path(path: str | Path, folder: str | Path) -> str:
    """Return where the path leads, or raise NotRegular where that is outside the folder, nowhere, or a folder."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    if not real.startswith(top.rstrip(os.sep) + os.sep):
        raise NotRegular("it is a link that leads out of its folder", path)
    try:
        mode = os.lstat(real).st_mode
    except FileNotFoundError:
        if Path(path).is_symlink():
            raise NotRegular("it is a link that leads nowhere", path) from None
        raise
    if stat.S_ISDIR(mode):
        raise NotRegular("it is a link to a folder" if Path(path).is_symlink() else "it is a folder", path)
    return real


def _umask() -> int:
    """Return the permissions that new files do not get; the system tells them only by setting others."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
