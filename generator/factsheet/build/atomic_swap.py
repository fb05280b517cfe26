"""A site is built next to the last good one and replaces it only when it is complete.

Both folders share unchanged files as hard links, so a file is never changed in place but unlinked first. The folders
are exchanged in one step if the system can (Linux `renameat2`). Otherwise the new one is renamed to `.site.ready`, and
its files are moved into the site one by one; the next build finishes that if it is interrupted. For a moment readers
may see pages of both builds, but never no site. Hidden files at the top of the site stay, as they do with MkDocs: the
folder may be a worktree of git.

Two renames would leave no site if a build is killed between them. A symbolic link as the site would not do either:
GitHub Pages and MkDocs expect a folder.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Works on every system, and the lock is released if the process dies.
from filelock import FileLock, Timeout
from msgspec import Struct

from factsheet.build.merge_folders import merge
from factsheet.build.output_ownership import (
    get_work_path,
    is_folder,
    mark,
    refuse_foreign,
    refuse_odd_lock,
    remove,
    remove_marked,
)

_WORKTREE = frozenset({".git"})
_CURRENT_FOLDER = -100
"""AT_FDCWD: relative paths start at the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE."""
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EBUSY, errno.EXDEV)
"""Errors of a system or file system that cannot exchange folders, or of a folder that is a mount point."""


class Staging(Struct, frozen=True):
    """The folder of the site, and the temporary ones next to it."""

    site: Path
    """No folder above it is a link, so that all builds of this site lock the same file."""

    @property
    def next(self) -> Path:
        """The site in the making; after the exchange, the old one that is being removed."""
        return get_work_path(self.site, "next")

    @property
    def ready(self) -> Path:
        """A complete site whose files are being moved into the place of the last one."""
        return get_work_path(self.site, "ready")

    @property
    def lock(self) -> Path:
        """The file that a build locks while it works."""
        return get_work_path(self.site, "lock")

    @contextmanager
    def acquire_lock(self, *, waiting_message: str) -> Iterator[None]:
        """Make other builds of this folder wait; the message is printed if this build itself has to wait.

        Raise ForeignFolder if the site would replace something that is not ours.
        """
        refuse_foreign(self.site, but=_WORKTREE)
        refuse_odd_lock(self.lock)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.lock.touch()  # raises if the file cannot be created, as below `/proc`, where filelock would wait forever
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
            # On a system without file locks, filelock writes into the file and removes it itself. Elsewhere a waiting
            # build notices that the file it has locked is gone, and creates another.
            with suppress(OSError):
                if self.lock.stat().st_size == 0:
                    self.lock.unlink()
            lock.release()

    def begin(self) -> Path:
        """Return a folder to build in, empty except for the mark."""
        self.next.mkdir()
        mark(self.next, self.site)
        return self.next

    def publish(self) -> None:
        """Replace the last site with the new one."""
        if not self.site.exists():
            self.next.rename(self.site)
            return
        mark(
            self.site
        )  # it may have been an empty folder, and must be recognised as ours if its removal is interrupted
        hidden: list[Path] = []
        for path in self.site.glob(".*"):
            hidden += _copy_missing(path, self.next / path.name)
        if _exchange_folders(self.next, self.site):
            return
        # Without the exchange, hidden files stay in the site; by the time this is finished, the copies may be outdated.
        for copy in hidden:
            remove(copy)
        self.next.rename(self.ready)
        self._finish()

    def discard(self) -> None:
        """Remove an unfinished site, or the one that was replaced."""
        remove_marked(self.next)

    def _recover(self) -> None:
        """Finish or remove what an interrupted build has left, or raise ForeignFolder if any of it is not ours."""
        refuse_foreign(self.site, but=_WORKTREE)
        refuse_foreign(self.next)
        refuse_foreign(self.ready)
        self.discard()
        if self.ready.exists():
            self._finish()
            self.discard()

    def _finish(self) -> None:
        """Move the complete site into place; its folder is renamed last, so that this can be repeated."""
        if not self.site.exists():
            self.ready.rename(self.site)
            return
        mark(self.site)
        merge(self.ready, self.site)
        self.ready.rename(self.next)


def _copy_missing(source: Path, target: Path) -> Iterator[Path]:
    """Copy what the target lacks, and return the copies; links stay links."""
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
    """Exchange two folders in one step; return False if the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # TypeError on Windows, where a library must have a name
        return False
    if rename(_CURRENT_FOLDER, os.fsencode(first), _CURRENT_FOLDER, os.fsencode(second), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first))
