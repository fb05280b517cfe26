"""One build from start to publication: its lock, its folders, and its cache."""

import os
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec.structs import replace

from factsheet.build import cache, unchanged
from factsheet.build.atomic_swap import Staging
from factsheet.build.cache import Cache
from factsheet.build.cache_folder import find_cache_file
from factsheet.build.kept_contents import open_contents
from factsheet.build.search_index import build_index
from factsheet.build.site_folders import Folders
from factsheet.build.terminal import print_status
from factsheet.build.unchanged import BuildRecord
from factsheet.web.settings import Settings

WAITING = "Another build of this site is running: waiting for it to finish."


class Publication:
    """Locks the site folder from the beginning until `publish` or `discard`."""

    def __init__(self, settings: Path, site: Path) -> None:
        """Raise ForeignFolder if the site would replace something that is not ours."""
        self.site = site
        self._staging = Staging(Path(os.path.realpath(site.parent), site.name))
        with ExitStack() as opened:
            opened.enter_context(self._staging.acquire_lock(waiting_message=WAITING))
            opened.callback(self._staging.discard)
            self._file = find_cache_file(settings, self._staging.site)
            self.known: Cache = cache.read(self._file)
            self.contents = open_contents(settings)
            self._open = opened.pop_all()

    @property
    def folders(self) -> Folders:
        last = self._staging.site if self._staging.site.is_dir() else None
        return Folders(self._staging.next, last)

    def begin(self) -> Path:
        """Return the folder to build the site in."""
        return self._staging.begin()

    def make_searchable(self, site_cache: Cache, settings: Settings) -> Cache:
        """Add the search index to the site, and return the cache with it. Raise NoIndex if that fails."""
        print_status("Search index …")
        index = build_index(self.folders, site_cache.index, directory_urls=settings.directory_urls)
        return replace(site_cache, index=index)

    def publish(self, fresh_cache: Cache | None, record: BuildRecord | None) -> BuildRecord | None:
        """Replace the last site with the new one, and write the cache, and the record if there is one; return it."""
        self._staging.publish()
        whole = None
        if fresh_cache is not None:
            cache.write(self._file, fresh_cache)
            if record is not None:
                # While the site is still locked: another build could write one of other content.
                with suppress(OSError):  # the site is complete, and the next build an ordinary one
                    whole = unchanged.write_record(record)
        self._open.close()
        return whole

    def discard(self) -> None:
        """Keep the last good site; does nothing after `publish`."""
        self._open.close()
