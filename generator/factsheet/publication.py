"""One build, from its beginning to the moment when readers see it or do not: its lock, folders and memory."""

import errno
import os
from contextlib import ExitStack
from pathlib import Path

from factsheet import cache
from factsheet.cache import Cache
from factsheet.staging import Staging
from factsheet.writing import Folders

WAITING = "Another build of this site is at work: waiting for it."


class Publication:
    """Holds the lock of the site folder from its making until `publish` or `discard`."""

    def __init__(self, settings: Path, site: Path) -> None:
        """Raise NotADirectoryError where a file stands in the place of the site."""
        self.site = site
        self._file = cache.place(settings, site)
        self._staging = Staging(site.resolve(), site.resolve().with_name(f".{site.resolve().name}.lock"))
        if site.is_file():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        self._open = ExitStack()
        self._open.enter_context(self._staging.alone(tell=WAITING))
        self._staging.heal()
        self.known: Cache = cache.read(self._file)

    @property
    def folders(self) -> Folders:
        return Folders(self._staging.next, self.site if self.site.is_dir() else None)

    def begin(self) -> Path:
        """Return the empty folder in which the site is made."""
        return self._staging.begin()

    def share(self, found: Cache | None) -> None:
        """Take over what the host has written anew as it was."""
        self.folders.share(found.pages if found is not None else ())

    def publish(self, found: Cache | None) -> None:
        """Let readers see the new site, and remember what was found out."""
        self._staging.publish()
        if found is not None:
            cache.write(self._file, found)
        self._open.close()

    def discard(self) -> None:
        """Leave the last good site as it is."""
        self._staging.discard()
        self._open.close()
