"""One build, from its beginning to the moment when readers see it or do not: its lock, folders and memory."""

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from factsheet.build import cache
from factsheet.build.atomic_swap import Staging
from factsheet.build.cache import Cache
from factsheet.build.output_ownership import MARK
from factsheet.build.search_index import build_index
from factsheet.build.terminal import print_status
from factsheet.build.write_site import Folders
from factsheet.web.settings import Settings

WAITING = "Another build of this site is at work: waiting for it."


class Publication:
    """Holds the lock of the site folder from its making until `publish` or `discard`."""

    def __init__(self, settings: Path, site: Path) -> None:
        """Raise NotOurs where the place of the site is taken by what a build may not replace."""
        self.site = site
        self._staging = Staging(Path(os.path.realpath(site.parent), site.name))
        with ExitStack() as opened:
            opened.enter_context(self._staging.acquire_lock(waiting_message=WAITING))
            opened.callback(self._staging.discard)
            self._file = cache.find_cache_file(settings, self._staging.site)
            self.known: Cache = cache.read(self._file)
            self._open = opened.pop_all()

    @property
    def folders(self) -> Folders:
        return Folders(self._staging.next, self._staging.site if self._staging.site.is_dir() else None)

    def begin(self) -> Path:
        """Return the folder in which the site is made."""
        return self._staging.begin()

    def share(self, fresh_cache: Cache | None) -> None:
        """Take over what the host has written anew as it was."""
        self.folders.share({*(fresh_cache.pages if fresh_cache is not None else ()), MARK})

    def make_searchable(self, site_cache: Cache, settings: Settings) -> Cache:
        """Put the search index beside the pages, and return what is worth remembering with it.

        Raise NoIndex where there is none to be had.
        """
        print_status("Search index …")
        return replace(
            site_cache, index=build_index(self.folders, site_cache.index, directory_urls=settings.directory_urls)
        )

    def publish(self, fresh_cache: Cache | None) -> None:
        """Let readers see the new site, and remember what was found out."""
        self._staging.publish()
        if fresh_cache is not None:
            cache.write(self._file, fresh_cache)
        self._open.close()

    def discard(self) -> None:
        """Leave the last good site as it is; does nothing after `publish`."""
        self._open.close()


def load_last_cache(settings: Path, site: Path) -> Cache:
    """Return what the last build of the site found out; nothing where no build can be."""
    try:
        return cache.read(cache.find_cache_file(settings, site))
    except RuntimeError:  # a link in the place of the site, or above it, leads to itself
        return Cache()
