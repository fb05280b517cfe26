"""A site is made beside the last good one and takes its place only when it is whole.

The new folder shares its unchanged files with the last one as hard links, so a file is never written in place: whoever
would change one unlinks it first. The two folders are exchanged in one step where the system can (Linux `renameat2`),
else by two renames, which the next build heals where they were interrupted. Hidden files at the top of the site are
nobody's output and stay, as they do with the host: the folder may be a worktree of git.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

_HERE = -100
"""AT_FDCWD: paths are taken as they are."""
_EXCHANGE = 2
"""RENAME_EXCHANGE."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder that readers are served from, and the two that stand beside it for a while."""

    site: Path
    lock: Path
    """The file that a build holds locked while it is at work."""

    @property
    def next(self) -> Path:
        return self.site.with_name(f".{self.site.name}.next")

    @property
    def last(self) -> Path:
        return self.site.with_name(f".{self.site.name}.last")

    @contextmanager
    def alone(self, *, tell: str) -> Iterator[None]:
        """Keep other builds of the same folder waiting; `tell` is printed once where this one has to wait itself."""
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.lock)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            print(tell, flush=True)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def heal(self) -> None:
        """Put the last good site back where a build was interrupted between two renames."""
        if self.last.exists() and not self.site.exists():
            self.last.rename(self.site)

    def begin(self) -> Path:
        """Return an empty folder to build in; a build that was interrupted leaves nothing behind."""
        self.heal()
        _remove(self.next)
        self.next.mkdir(parents=True)
        return self.next

    def publish(self) -> None:
        """Put the new site in the place of the last one."""
        _remove(self.last)
        self._bring_hidden()
        if not self.site.exists():
            self.next.rename(self.site)
        elif _exchanged(self.next, self.site):
            self.next.rename(self.last)
        else:
            self.site.rename(self.last)
            self.next.rename(self.site)
        _remove(self.last)

    def discard(self) -> None:
        """Drop what was begun; the last good site stays as it is."""
        _remove(self.next)

    def _bring_hidden(self) -> None:
        for hidden in self.site.glob(".*"):
            beside = self.next / hidden.name
            if hidden.is_dir() and not hidden.is_symlink():
                shutil.copytree(hidden, beside, symlinks=True, dirs_exist_ok=True)
            elif not beside.exists():
                shutil.copy2(hidden, beside, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(one))
