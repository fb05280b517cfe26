"""The site as it is while somebody edits it: pages are drawn when they are asked for, from what is in memory."""

import gc
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.build.server.page_lookup import SitePlan
from factsheet.checks import check_point
from factsheet.content.read_files import LoadedFiles
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.site.rendering import Renderer
from factsheet.web import urls
from factsheet.web.outputs import File, Output, Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass
class LiveSite:
    """Keeps the site of one content folder in memory; safe to ask from several threads."""

    known: Cache
    """What an earlier build remembers."""
    renderer: Renderer | None = None
    """Draws the pages; None until the host has made what surrounds them."""
    files: Path | None = None
    """The folder of what the host made: hand-written pages and assets."""
    problems: tuple[Problem, ...] = ()
    """Errors of the content as it is on the disk; while there are any, the pages are those of before."""
    trouble: str = ""
    """Why what surrounds the pages is that of before: a mistake in settings, templates or prose; empty for none."""
    version: int = 0
    """Grows with each change that a reader can see."""
    _plan: SitePlan | None = None
    """Of the last content without errors."""
    _loaded: LoadedFiles | None = None
    """The files of that content."""
    _pending: set[str] | None = None
    """Files that changed since then; None: it may be any."""
    _place: tuple[Path, Settings] | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def arrange(self, content: Path, settings: Settings) -> Site:
        """Take the whole content in as it stands, and remember where it is; raise ContentError where it has errors."""
        with self._lock:
            self._place = content, settings
            self._pending = None
            site = self._update_site(content, settings)
            if site is None:
                raise ContentError(self.problems)
            return site

    def change(self, touched: Iterable[str]) -> None:
        """Take in what changed in the files, named as problems name them."""
        with self._lock:
            if self._pending is not None:
                self._pending.update(touched)
            if self._place is not None:
                self._update_site(*self._place)
        self.announce()

    def announce(self) -> None:
        """Tell whoever waits that there is something else to see."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """Return the version as soon as it is another one, at the latest after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def draw(self, path: str) -> str | None:
        """Return the page at the path, or None where there is none."""
        with self._lock:
            page = self._find_output(path)
            return self.renderer.render_page(page) if isinstance(page, Page) and self.renderer is not None else None

    def make(self, path: str) -> bytes | None:
        """Return the file at the path as an export makes it, or None where there is none."""
        with self._lock:
            file = self._find_output(path)
            return file.content(self._read) if isinstance(file, File) else None

    def _find_output(self, path: str) -> Output | None:
        return self._plan.find_output(path) if self._plan is not None else None

    def _read(self, address: Address) -> bytes:
        file = self._find_output(urls.get_file_path(address))
        assert isinstance(file, File)
        return file.content(self._read)

    def draw_missing(self) -> str:
        with self._lock:
            return self.renderer.render_missing() if self.renderer is not None else ""

    def _update_site(self, content: Path, settings: Settings) -> Site | None:
        """Return the site, and show it from now on, where the content has no error."""
        gc.disable()  # nothing that is made here lies in circles, and a look at ten thousand points takes long
        if self._plan is not None:
            self.known = self.known.merge_findings(self._plan.site.findings)
        try:
            site = prepare(content, settings, self.known, self._loaded, self._pending)
            self.problems = filter_errors(self._find_problems(site))
        except ContentError as error:
            self.problems = filter_errors(error.problems)
            return None
        self.known, self._loaded = replace(self.known, history=site.history), site.loaded
        if self.problems:
            return None
        self._plan = SitePlan(site, self._plan)
        self._pending = set()
        return site

    def _find_problems(self, site: Site) -> tuple[Problem, ...]:
        """Return the problems of the points that changed, or that name a thing that did."""
        corpus, pending = site.corpus, self._pending
        keys = [key for key, point in corpus.points.items() if pending is None or point.file in pending]
        for kind, shelf in (("source", corpus.sources), ("actor", corpus.actors), ("place", corpus.places)):
            changed = [id for id, record in shelf.items() if pending is not None and record.file in pending]
            keys += [point.key for id in changed for point in corpus.list_points_naming(kind, id)]
        return tuple(
            problem for key in dict.fromkeys(keys) for problem in check_point(site.findings, corpus.points[key])
        )
