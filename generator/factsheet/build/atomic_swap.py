"""A site is made next to the last good one and takes its place only when it is whole.

The new folder shares its unchanged files with the last one as hard links, so a file is never written in place: whoever
would change one unlinks it first. The two folders are exchanged in one step where the system can (Linux `renameat2`).
Elsewhere the new one gets the name that says it is ready, and its files are brought into the site one by one; the next
build finishes that where it was interrupted. Hidden files at the top of the site are nobody's output and stay, as they
do with the host: the folder may be a worktree of git.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from factsheet.build.merge_folders import merge
from factsheet.build.output_ownership import is_folder, mark, refuse_foreign, refuse_odd_lock, remove, remove_marked

_WORKTREE = frozenset({".git"})
_CURRENT_FOLDER = -100
"""AT_FDCWD: paths are taken as they are."""
_EXCHANGE = 2
"""RENAME_EXCHANGE."""
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EBUSY, errno.EXDEV)
"""The system or the file system knows no exchange, or the folder is one that something is mounted on."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder that readers are served from, and those that are next to it for a while."""

    site: Path
    """No folder above it is a link, so that all who build into it lock the same file."""

    @property
    def next(self) -> Path:
        """What is being made, and what is being removed."""
        return self.site.with_name(f".{self.site.name}.next")

    @property
    def ready(self) -> Path:
        """A whole site whose files are being brought into the place of the last."""
        return self.site.with_name(f".{self.site.name}.ready")

    @property
    def lock(self) -> Path:
        """The file that a build holds locked while it is at work."""
        return self.site.with_name(f".{self.site.name}.lock")

    @contextmanager
    def acquire_lock(self, *, waiting_message: str) -> Iterator[None]:
        """Keep other builds of the same folder waiting; `tell` is printed once where this one has to wait itself.

        Raise NotOurs where a build would replace what it may not.
        """
        refuse_foreign(self.site, but=_WORKTREE)
        refuse_odd_lock(self.lock)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.lock.touch()  # where none can be made, as below `/proc`, waiting for it would never end
        lock = FileLock(self.lock)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            print(waiting_message, flush=True)
            lock.acquire()
        try:
            self._recover()
            yield
        finally:
            # A system without file locks keeps words in it, and removes it itself. Those who wait for the other kind
            # see that the file they locked is gone, and make another.
            with suppress(OSError):
                if self.lock.stat().st_size == 0:
                    self.lock.unlink()
            lock.release()

    def begin(self) -> Path:
        """Return a folder to build in, empty but for the mark."""
        self.next.mkdir()
        mark(self.next, self.site)
        return self.next

    def publish(self) -> None:
        """Put the new site in the place of the last one."""
        if not self.site.exists():
            self.next.rename(self.site)
            return
        mark(self.site)  # it may be an empty folder; where its removal is interrupted, it has to be known
        hidden = [copy for path in self.site.glob(".*") for copy in _copy_missing(path, self.next / path.name)]
        if _exchange_folders(self.next, self.site):
            return
        for copy in hidden:  # those in the site stay where they are, and may have changed when this is finished
            remove(copy)
        self.next.rename(self.ready)
        self._finish()

    def discard(self) -> None:
        """Drop what was begun, or what has been replaced."""
        remove_marked(self.next)

    def _recover(self) -> None:
        """Finish or drop what a build left that was interrupted, unless anything there is not ours."""
        refuse_foreign(self.site, but=_WORKTREE)
        refuse_foreign(self.next)
        refuse_foreign(self.ready)
        self.discard()
        if self.ready.exists():
            self._finish()
            self.discard()

    def _finish(self) -> None:
        """Bring what is ready into the place of the site; only when all is there does it lose its name."""
        if not self.site.exists():
            self.ready.rename(self.site)
            return
        mark(self.site)
        merge(self.ready, self.site)
        self.ready.rename(self.next)


def _copy_missing(source: Path, target: Path) -> Iterator[Path]:
    """Copy what the target has not, and return the copies; links stay links."""
    if os.path.lexists(target):
        if is_folder(source) and is_folder(target):
            for path in source.iterdir():
                yield from _copy_missing(path, target / path.name)
        return
    if is_folder(source):
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
    yield target


def _exchange_folders(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # the last on Windows, which has no library without a name
        return False
    if rename(_CURRENT_FOLDER, os.fsencode(first), _CURRENT_FOLDER, os.fsencode(second), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first))
