"""The folder of the new site, and the last site, from which unchanged files are linked."""

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from factsheet.build.cache import CachedFile
from factsheet.build.output_ownership import MARK
from factsheet.text.regular_files import BINARY
from factsheet.web import urls
from factsheet.web.urls import Address

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY

_PART = 1 << 20
"""Bytes of large files that are compared at a time."""


class Folders(Struct, frozen=True):
    """The folder of the new site, and the last good site, if there is one to link files from.

    Paths are strings here: a `Path` for each of tens of thousands of files takes longer than linking them.
    """

    next: Path
    last: Path | None
    _made: set[str] = field(default_factory=set)

    def keep(self, path: str) -> None:
        """Link a file from the last site."""
        self._make_room(path)
        link_or_copy(f"{self.last}/{path}", f"{self.next}/{path}")

    def put(self, path: str, content: bytes) -> os.stat_result:
        """Write a file, or link it from the last site if the content is the same, so that it keeps its time."""
        if self.last is not None:
            status = _get_status_if_same(f"{self.last}/{path}", content)
            if status is not None:
                self.keep(path)
                return status
        self._make_room(path)
        return _write_new(f"{self.next}/{path}", content)

    def put_written(self, path: str, write: Callable[[str], None]) -> os.stat_result:
        """Let a function write the file at a path, or link it from the last site if the content is the same."""
        self._make_room(path)
        made = f"{self.next}/{path}"
        Path(made).unlink(missing_ok=True)  # written by MkDocs, and its content may be linked from elsewhere
        write(made)
        if self.last is not None and is_same_file(made, f"{self.last}/{path}"):
            self.keep(path)
        return os.lstat(made)

    def read(self, address: Address) -> bytes:
        """Return the content of a file that was kept or put."""
        return (self.next / urls.get_file_path(address)).read_bytes()

    def share(self) -> None:
        """Replace the files in the new site that have not changed by links to those of the last site."""
        if self.last is None:
            return
        for folder, _folders, names in os.walk(self.next):
            prefix = folder.removeprefix(str(self.next)).replace(os.sep, "/")
            for name in names:
                path = f"{prefix}/{name}".removeprefix("/")
                if path != MARK and _get_status_if_same(f"{self.last}/{path}", (self.next / path).read_bytes()):
                    self.keep(path)

    def has_file(self, path: str, written: CachedFile) -> bool:
        """True if the last site has the file, unchanged."""
        if self.last is None:
            return False
        try:
            status = os.lstat(f"{self.last}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (written.size, written.modified)

    def _make_room(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder and folder not in self._made:
            self._make_room(folder)
            with suppress(FileExistsError):
                os.mkdir(f"{self.next}/{folder}")  # noqa: PTH102
            self._made.add(folder)


def _get_status_if_same(file: str, content: bytes) -> os.stat_result | None:
    """Return the status of a regular file with this content, or None if it has another or is none."""
    try:
        status = os.lstat(file)
        if stat.S_ISREG(status.st_mode) and status.st_size == len(content) and Path(file).read_bytes() == content:
            return status
    except OSError:
        pass
    return None


def is_same_file(first: str, second: str) -> bool:
    """Return True if both are regular files with the same content."""
    try:
        old, new = os.lstat(first), os.lstat(second)
    except OSError:
        return False
    if not stat.S_ISREG(old.st_mode) or not stat.S_ISREG(new.st_mode) or old.st_size != new.st_size:
        return False
    return os.path.samestat(old, new) or _is_same_content(first, second)


def _is_same_content(first: str, second: str) -> bool:
    with Path(first).open("rb") as left, Path(second).open("rb") as right:
        while part := left.read(_PART):
            if part != right.read(_PART):
                return False
    return True


def _write_new(file: str, content: bytes) -> os.stat_result:
    """Write a file that is no link, and return its status."""
    try:
        number = os.open(file, _CREATE, 0o666)
    except FileExistsError:  # written by MkDocs; unlinked first, since its content may be linked from elsewhere
        Path(file).unlink()
        number = os.open(file, _CREATE, 0o666)
    with os.fdopen(number, "wb") as opened:
        opened.write(content)
        opened.flush()
        return os.fstat(number)


def link_or_copy(before: str, after: str) -> None:
    """Link the file, or copy it with its time if the disk cannot link; a file in its place is replaced."""
    try:
        os.link(before, after)
    except FileExistsError:  # unlinked first, since its content may be linked from elsewhere
        Path(after).unlink()
        link_or_copy(before, after)
    except OSError:
        shutil.copy2(before, after)
