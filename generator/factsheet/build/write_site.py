"""The pages and files of a site → the folder that is to take the last one's place.

What nothing has changed for is linked from the last site; only the rest is checked, drawn and written.
"""

import os
import shutil
import stat
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.analysis.analysis import Brief
from factsheet.build.cache import Cache, CachedFile
from factsheet.build.pipeline import Site
from factsheet.build.terminal import show_progress
from factsheet.checks import check_point
from factsheet.content import git_dates
from factsheet.content.fingerprint import compute_digest
from factsheet.content.workers import map_chunks
from factsheet.model.point import Point
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.site.pages import KINDS_OF_POINTS
from factsheet.site.rendering import Renderer
from factsheet.web import urls
from factsheet.web.outputs import Output, Page, get_turn
from factsheet.web.urls import Address

_OF_EACH = len(KINDS_OF_POINTS) + 1
"""Files that a point has: its pages, and its document."""
_POINTS_TOGETHER = 250
"""Points that one process sees to at a time: enough that neighbours, which look at each other, mostly meet."""
_LISTS_TOGETHER = 64
"""Lists that one process makes at a time: about as many as a sheet has, since they look at the same rows."""
_WEIGHT_OF_LIST = 4
"""A list takes about as long as so many files of a point; the three hundred of a small site are no work for two."""


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What was found and left while some points and lists were seen to."""

    pages: dict[str, CachedFile] = field(default_factory=dict)
    """By path below the site folder."""
    problems: dict[str, tuple[bytes, tuple[Problem, ...]]] = field(default_factory=dict)
    """By point: the stamp of its page, and what the checks said."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """By point: what the lists show of it, for those that were asked for."""

    def add(self, other: "WriteResult") -> None:
        self.pages.update(other.pages)
        self.problems.update(other.problems)
        self.briefs.update(other.briefs)


@dataclass(frozen=True, slots=True)
class DueOutput:
    """A page or file that has to be made anew."""

    path: str
    output: Output
    key: bytes


@dataclass(frozen=True)
class Folders:
    """The folder that is being made, and the last good site, where there is one to take files from.

    Paths are put together as texts: there are fifty thousand, and joining them takes longer than linking them.
    """

    next: Path
    last: Path | None
    _made: set[str] = field(default_factory=set)

    def keep(self, path: str) -> None:
        """Take a file over as it is."""
        assert self.last is not None
        self._make_room(path)
        link_or_copy(f"{self.last}/{path}", f"{self.next}/{path}")

    def put(self, path: str, content: bytes) -> os.stat_result:
        """Write a file; one that holds the same already is taken over, so that it stays the file it was."""
        if self.last is not None and _is_same_content(self.last / path, content):
            self.keep(path)
        else:
            self._make_room(path)
            (self.next / path).write_bytes(content)
        return Path(f"{self.next}/{path}").stat()

    def read(self, address: Address) -> bytes:
        """Return what a file holds that was kept or put."""
        return (self.next / urls.get_file_path(address)).read_bytes()

    def share(self, but: Container[str]) -> None:
        """Take over each file that the host has written anew with the same content; `but` names those that are ours."""
        if self.last is None:
            return
        for folder, _folders, names in os.walk(self.next):
            prefix = folder.removeprefix(str(self.next)).replace(os.sep, "/")
            for path in (f"{prefix}/{name}".removeprefix("/") for name in names):
                if path not in but and _is_same_content(self.last / path, (self.next / path).read_bytes()):
                    (self.next / path).unlink()
                    self.keep(path)

    def has_file(self, path: str, written: CachedFile) -> bool:
        """True where the last site has the file as it was left."""
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


@dataclass(frozen=True)
class SiteWriter:
    site: Site
    draw: Callable[[Page], str]
    frame: bytes
    """The digest of what surrounds every page: templates, settings, navigation."""
    cache: Cache
    folders: Folders
    show_progress: Callable[[Iterable[WriteResult], int, int], Iterator[WriteResult]]
    """Shows how far the points are."""

    def write(self) -> WriteResult:
        """Write every page and file; the problems are those of every point, told anew or kept."""
        done = WriteResult()
        turns = self._plan_turns(done)
        points = list(self.site.corpus.points.values())
        chunks = map_chunks(self._update_points, points, _POINTS_TOGETHER, weight=_OF_EACH)
        for chunk in self.show_progress(chunks, -(-len(points) // _POINTS_TOGETHER), len(points)):
            done.add(chunk)
        self.site.findings.briefs.update(done.briefs)
        for lists in turns:  # one after another: a turn may read what the one before has made
            for chunk in map_chunks(self._make_all, lists, _LISTS_TOGETHER, weight=_WEIGHT_OF_LIST):
                done.add(chunk)
        return done

    def make_cache(self, done: WriteResult) -> Cache:
        """Return what the next build can use of it."""
        return replace(
            self.cache.merge_findings(self.site.findings),
            parsed={file: loaded.parsed for file, loaded in self.site.loaded.items()},
            problems=done.problems,
            pages=done.pages,
            history=self.site.history,
        )

    def _update_points(self, points: Sequence[Point]) -> WriteResult:
        done = WriteResult()
        for point in points:
            done.problems[point.key] = self._update_point(point, done)
        briefs = self.site.findings.briefs
        done.briefs.update({key: briefs[key] for key in done.problems if key in briefs})
        return done

    def _update_point(self, point: Point, done: WriteResult) -> tuple[bytes, tuple[Problem, ...]]:
        """Keep or make what the point has, and return what its problems hold for, and those."""
        stale = [due for output in self.site.make_point_outputs(point) if (due := self._find_due(output, done))]
        known, stamp = self.cache.problems.get(point.key), self.site.findings.stamps.stamp_page(point)
        if known is None or known[0] != stamp:
            self.site.findings.get_brief(point.key)
            known = stamp, tuple(check_point(self.site.findings, point))
        for due in stale:
            self._make(due, done)
        return known

    def _plan_turns(self, done: WriteResult) -> list[list[DueOutput]]:
        """Keep what gathers many and stands; return the rest by the turn in which it is made.

        In each turn, what is of one sheet comes together, since it looks at the same points.
        """
        turns: dict[int, list[DueOutput]] = {}
        for output in self.site.make_lists():
            if due := self._find_due(output, done):
                turns.setdefault(get_turn(output), []).append(due)
        return [
            sorted(turns[turn], key=lambda due: urls.get_sheet_id(due.output.address) or "") for turn in sorted(turns)
        ]

    def _find_due(self, output: Output, done: WriteResult) -> DueOutput | None:
        """Return what has to be done for a page or file; None where it could be taken over from the last site."""
        path, key = urls.get_file_path(output.address), compute_digest(output.stamp(), self.frame)
        written = self.cache.pages.get(path)
        if written is None or written.key != key or not self.folders.has_file(path, written):
            return DueOutput(path, output, key)
        self.folders.keep(path)
        done.pages[path] = written
        return None

    def _make_all(self, lists: Sequence[DueOutput]) -> WriteResult:
        done = WriteResult()
        for due in lists:
            self._make(due, done)
        return done

    def _make(self, due: DueOutput, done: WriteResult) -> None:
        output = due.output
        content = self.draw(output).encode() if isinstance(output, Page) else output.content(self.folders.read)
        status = self.folders.put(due.path, content)
        done.pages[due.path] = CachedFile(due.key, status.st_size, status.st_mtime_ns)


def _is_same_content(file: Path, content: bytes) -> bool:
    try:
        status = file.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def link_or_copy(before: str, after: str) -> None:
    """Make the file stand in both places; where the disk cannot link, a copy with the same time."""
    try:
        os.link(before, after)
    except OSError:
        shutil.copy2(before, after)


DatedPage = tuple[Address, str | None]
"""A page, and when it was last changed; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class WrittenSite:
    cache: Cache | None
    """What the next build can use; None where another theme draws the pages."""
    problems: Sequence[Problem]
    """Warnings and hints, those of the points as well."""


def write_site(
    site: Site, renderer: Renderer, folders: Folders, known: Cache, prose: Sequence[DatedPage]
) -> WrittenSite:
    """Write all of the site but what the host writes; `prose` are the hand-written pages, which the sitemap lists.

    Raise ContentError where a point has errors.
    """
    if renderer.bare:
        for file in sorted(site.make_files(), key=get_turn):
            folders.put(file.address.path, file.content(folders.read))
        return WrittenSite(None, site.problems)
    if not known.pages:
        renderer.load_templates()
    writer = SiteWriter(site, renderer.render_page, renderer.stamp, known, folders, show_progress)
    done = writer.write()
    problems = [*site.problems]
    for _stamp, of_point in done.problems.values():
        problems += of_point
    if filter_errors(problems):
        raise ContentError(problems)
    own = (page for page in site.make_pages() if not page.canonical_address)
    pages = [(page.address, changed) for page, changed in git_dates.list_page_dates(site.corpus, own)]
    for path, text in (("404.html", renderer.render_missing()), *renderer.render_sitemaps([*pages, *prose])):
        folders.put(path, text.encode())
    return WrittenSite(writer.make_cache(done), problems)
