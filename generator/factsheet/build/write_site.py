"""Writing the pages and files of a site into a folder that then replaces the last one.

Files whose sources are unchanged are linked from the last site; only the others are rendered and written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.analysis.analysis import Brief
from factsheet.build.cache import Cache, CachedFile, KnownPoint
from factsheet.build.kept_contents import KeptContents
from factsheet.build.pipeline import Site
from factsheet.build.site_folders import Folders
from factsheet.build.terminal import show_progress
from factsheet.checks import check_point
from factsheet.content import git_dates
from factsheet.content.fingerprint import compute_digest
from factsheet.content.workers import map_chunks
from factsheet.model.point import Point
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.site.pages import KINDS_OF_POINTS, make_entry
from factsheet.site.rendering import Renderer
from factsheet.web import urls
from factsheet.web.outputs import Output, Page, get_turn
from factsheet.web.urls import Address

_OF_EACH = len(KINDS_OF_POINTS) + 1
"""Files of each point: its pages, and its JSON document."""
_POINTS_TOGETHER = 250
"""Points that a process handles at a time: enough that neighbours, which show each other, are mostly together."""
_LISTS_TOGETHER = 64
"""Lists that a process makes at a time: about as many as a sheet has, since they use the same rows."""
_WEIGHT_OF_LIST = 4
"""Files of points that take about as long as one list; the 300 lists of a small site need no second process."""


class WriteResult(Struct, frozen=True):
    """The results of writing some points and lists."""

    pages: dict[str, CachedFile] = field(default_factory=dict)
    """By path in the site."""
    points: dict[str, KnownPoint] = field(default_factory=dict)
    """By key of the point."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """By point: what lists show of it, as far as it was needed."""
    kept_pages: list[str] = field(default_factory=list)
    """Paths whose entry in the cache is still right; other processes need not send it back."""
    kept_points: list[str] = field(default_factory=list)
    """Keys of such points."""

    def add(self, other: "WriteResult", cache: Cache) -> None:
        """Add another result, with what it keeps of the cache."""
        self.pages.update(other.pages)
        self.points.update(other.points)
        self.briefs.update(other.briefs)
        self.pages.update((path, cache.pages[path]) for path in other.kept_pages)
        self.points.update((key, cache.points[key]) for key in other.kept_points)


class DueOutput(Struct, frozen=True):
    """A page or file that has to be written again."""

    path: str
    output: Output
    key: bytes


class SiteWriter(Struct, frozen=True):
    site: Site
    draw: Callable[[Page], str]
    frame: bytes
    """The digest of the frame of every page: templates, settings, navigation."""
    cache: Cache
    folders: Folders
    contents: KeptContents
    show_progress: Callable[[Iterable[WriteResult], int, int], Iterator[WriteResult]]
    """Passes the results on and shows the progress; takes their number and that of the points."""

    def write(self) -> WriteResult:
        """Write every page and file; the result has the problems of every point, new or from the cache."""
        done, planned = WriteResult(), WriteResult()
        turns = self._plan_turns(planned)
        done.add(planned, self.cache)
        points = list(self.site.corpus.points.values())
        chunks = map_chunks(self._update_points, points, _POINTS_TOGETHER, weight=_OF_EACH)
        for chunk in self.show_progress(chunks, -(-len(points) // _POINTS_TOGETHER), len(points)):
            done.add(chunk, self.cache)
        self.site.findings.briefs.update(done.briefs)
        self.site.findings.entries.update((key, known.entry) for key, known in done.points.items())
        for lists in turns:  # one after another: files of a turn are made from those of the turn before
            for chunk in map_chunks(self._make_all, lists, _LISTS_TOGETHER, weight=_WEIGHT_OF_LIST):
                done.add(chunk, self.cache)
        return done

    def make_cache(self, done: WriteResult) -> Cache:
        """Return the cache for the next build."""
        return replace(
            self.cache.merge_findings(self.site.findings),
            parsed={file: loaded.parsed for file, loaded in self.site.loaded.items()},
            points=done.points,
            pages=done.pages,
            history=self.site.history,
        )

    def _update_points(self, points: Sequence[Point]) -> WriteResult:
        done = WriteResult()
        briefs = self.site.findings.briefs
        for point in points:
            self._update_point(point, done)
            if point.key in briefs:
                done.briefs[point.key] = briefs[point.key]
        return done

    def _update_point(self, point: Point, done: WriteResult) -> None:
        """Keep or write the files of the point."""
        due_outputs: list[DueOutput] = []
        for output in self.site.make_point_outputs(point):
            if due := self._find_due(output, done):
                due_outputs.append(due)
        findings, known = self.site.findings, self.cache.points.get(point.key)
        key = compute_digest(findings.dependencies.digest_page(point), self.frame)
        if known is not None and known.key == key:
            done.kept_points.append(point.key)
        else:
            problems = tuple(check_point(findings, point))
            done.points[point.key] = KnownPoint(key, problems, make_entry(findings, self.site.settings, point))
        for due in due_outputs:
            self._make(due, done)

    def _plan_turns(self, done: WriteResult) -> list[list[DueOutput]]:
        """Keep the lists that have not changed; return the others by the turn in which they are made."""
        turns: dict[int, list[DueOutput]] = {}
        for output in self.site.make_lists():
            if due := self._find_due(output, done):
                turns.setdefault(get_turn(output), []).append(due)
        for lists in turns.values():
            # Those of a sheet together, since they show the same points.
            lists.sort(key=lambda due: urls.get_sheet_id(due.output.address) or "")
        return [turns[turn] for turn in sorted(turns)]

    def _find_due(self, output: Output, done: WriteResult) -> DueOutput | None:
        """Return the page or file if it has to be written, or None if it could be linked from the last site."""
        path, key = urls.get_file_path(output.address), compute_digest(output.digest(), self.frame)
        written = self.cache.pages.get(path)
        if written is None or written.key != key or not self.folders.has_file(path, written):
            return DueOutput(path, output, key)
        self.folders.keep(path)
        done.kept_pages.append(path)
        return None

    def _make_all(self, lists: Sequence[DueOutput]) -> WriteResult:
        done = WriteResult()
        for due in lists:
            self._make(due, done)
        return done

    def _make(self, due: DueOutput, done: WriteResult) -> None:
        output = due.output
        if isinstance(output, Page):
            status = self.folders.put(due.path, self.draw(output).encode())
        elif output.copy is not None:
            status = self.folders.put_written(due.path, partial(output.copy, self.folders.read))
        else:
            status = self.folders.put(due.path, self.contents.make(output, self.folders.read))
        done.pages[due.path] = CachedFile(due.key, status.st_size, status.st_mtime_ns)


DatedPage = tuple[Address, str | None]
"""A page, and the date of its last change, or None if that is unknown."""


class WrittenSite(Struct, frozen=True):
    cache: Cache | None
    """The cache for the next build; None if another theme renders the pages."""
    problems: Sequence[Problem]
    """Warnings and hints, those of points included."""


def write_site(
    site: Site,
    renderer: Renderer,
    folders: Folders,
    contents: KeptContents,
    known: Cache,
    prose: Sequence[DatedPage],
) -> WrittenSite:
    """Write the site except for the files of MkDocs; `prose` are the hand-written pages, for the sitemap.

    Raise ContentError if a point has errors.
    """
    if renderer.bare:
        for file in sorted(site.make_files(), key=get_turn):
            folders.put(file.address.path, contents.make(file, folders.read))
        return WrittenSite(None, site.problems)
    writer = SiteWriter(site, renderer.render_page, renderer.digest, known, folders, contents, show_progress)
    done = writer.write()
    problems = [*site.problems]
    for known_point in done.points.values():
        problems += known_point.problems
    if filter_errors(problems):
        raise ContentError(problems)
    own = (page for page in site.make_pages() if not page.canonical_address)
    pages = [(page.address, changed) for page, changed in git_dates.list_page_dates(site.corpus, own)]
    for path, text in (("404.html", renderer.render_missing()), *renderer.render_sitemaps([*pages, *prose])):
        folders.put(path, text.encode())
    return WrittenSite(writer.make_cache(done), problems)
