"""The site while somebody edits it: content stays in memory, and pages are rendered when they are requested."""

import gc
import threading
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.build.server.page_lookup import SitePlan
from factsheet.checks import check_point
from factsheet.content.corpus import Corpus
from factsheet.content.read_files import LoadedFiles
from factsheet.model.point import Point
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.site.rendering import Renderer
from factsheet.web import urls
from factsheet.web.outputs import File, Output, Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class LiveSite(Struct):
    """The site of one content folder in memory; all methods are safe to call from several threads."""

    known: Cache
    """The cache of an earlier build."""
    renderer: Renderer | None = None
    """None until MkDocs has made the frame of the pages."""
    files: Path | None = None
    """The folder in which MkDocs has written hand-written pages and assets."""
    problems: tuple[Problem, ...] = ()
    """Errors of the current content; as long as there are any, the pages are those of the last good content."""
    trouble: str = ""
    """The mistake in settings, templates or prose because of which the frame is the last good one; empty for none."""
    version: int = 0
    """Grows with each visible change."""
    _plan: SitePlan | None = None
    """Of the last good content."""
    _loaded: LoadedFiles | None = None
    """The files of the last good content."""
    _pending: set[str] | None = None
    """Files changed since then, as problems name them; None for any."""
    _place: tuple[Path, Settings] | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def arrange(self, content: Path, settings: Settings) -> Site:
        """Load the whole content, and remember its folder; raise ContentError if it has errors."""
        with self._lock:
            self._place = content, settings
            self._pending = None
            site = self._update_site(content, settings)
            if site is None:
                raise ContentError(self.problems)
            return site

    def change(self, touched: Iterable[str]) -> None:
        """Load the files again; their paths are those in problems."""
        with self._lock:
            if self._pending is not None:
                self._pending.update(touched)
            if self._place is not None:
                self._update_site(*self._place)
        self.announce()

    def announce(self) -> None:
        """Wake all threads in `wait`."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """Return the version as soon as it differs from the given one, at the latest after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def draw(self, path: str) -> str | None:
        """Return the HTML of the page at the path, or None if there is none."""
        with self._lock:
            page = self._find_output(path)
            if not isinstance(page, Page) or self.renderer is None:
                return None
            return self.renderer.render_page(page)

    def make(self, path: str) -> bytes | None:
        """Return the content of the file for machines at the path, or None if there is none."""
        with self._lock:
            file = self._find_output(path)
            if not isinstance(file, File):
                return None
            return file.content(self._read)

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
        """Return the site and show it from now on, or None if the content has errors."""
        gc.disable()  # records form no cycles, and going through those of ten thousand points takes long
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
        """Return the problems of the points that have changed, or that name a record that has."""
        problems: list[Problem] = []
        for point in _find_affected(site.corpus, self._pending).values():
            problems += check_point(site.findings, point)
        return tuple(problems)


def _find_affected(corpus: Corpus, changed: Container[str] | None) -> Mapping[str, Point]:
    """Return the points, by key, that are in one of the files or name a record in one; all if `changed` is None."""
    if changed is None:
        return corpus.points
    points = {key: point for key, point in corpus.points.items() if point.file in changed}
    for kind, records in (("source", corpus.sources), ("actor", corpus.actors), ("place", corpus.places)):
        for id, record in records.items():
            if record.file in changed:
                points.update((point.key, point) for point in corpus.list_points_naming(kind, id))
    return points
