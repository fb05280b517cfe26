"""The folder of the new site, and the last site, from which unchanged files are linked."""

import os
import shutil
import stat
from collections.abc import Container
from pathlib import Path

from msgspec import Struct, field

from factsheet.build.cache import CachedFile
from factsheet.web import urls
from factsheet.web.urls import Address


class Folders(Struct, frozen=True):
    """The folder of the new site, and the last good site, if there is one to link files from."""

    next: Path
    last: Path | None
    _made: set[str] = field(default_factory=set)

    def keep(self, path: str) -> None:
        """Link a file from the last site."""
        assert self.last is not None
        self._make_room(path)
        # Paths as strings here and below: joining fifty thousand `Path`s takes longer than linking the files.
        link_or_copy(f"{self.last}/{path}", f"{self.next}/{path}")

    def put(self, path: str, content: bytes) -> os.stat_result:
        """Write a file, or link it from the last site if the content is the same, so that it keeps its time."""
        if self.last is not None and _is_same_content(self.last / path, content):
            self.keep(path)
        else:
            self._make_room(path)
            (self.next / path).write_bytes(content)
        return Path(f"{self.next}/{path}").stat()

    def read(self, address: Address) -> bytes:
        """Return the content of a file that was kept or put."""
        return (self.next / urls.get_file_path(address)).read_bytes()

    def share(self, but: Container[str]) -> None:
        """Replace files of MkDocs that have not changed by links to the last site; `but` are the paths of ours."""
        if self.last is None:
            return
        for folder, _folders, names in os.walk(self.next):
            prefix = folder.removeprefix(str(self.next)).replace(os.sep, "/")
            for name in names:
                path = f"{prefix}/{name}".removeprefix("/")
                if path not in but and _is_same_content(self.last / path, (self.next / path).read_bytes()):
                    (self.next / path).unlink()
                    self.keep(path)

    def has_file(self, path: str, written: CachedFile) -> bool:
        """True if the last site has the file, unchanged."""
        if self.last is None:
            return False
        try:
            status = Path(f"{self.last}/{path}").lstat()
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (written.size, written.modified)

    def _make_room(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            Path(f"{self.next}/{folder}").mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


def _is_same_content(file: Path, content: bytes) -> bool:
    try:
        status = file.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def link_or_copy(before: str, after: str) -> None:
    """Link the file, or copy it with its time if the disk cannot link."""
    try:
        os.link(before, after)
    except OSError:
        shutil.copy2(before, after)
