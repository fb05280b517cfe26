"""The pages of a site → files in the folder that is to take the last one's place.

What nothing has changed for is linked from the last site; only the rest is checked, drawn and written.
"""

import os
import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from factsheet import addresses
from factsheet.build import Site
from factsheet.cache import Cache, Written
from factsheet.checks import check_point
from factsheet.digest import digest
from factsheet.findings import Brief
from factsheet.page import Page
from factsheet.parallel import Part, in_parts
from factsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class Done:
    """What a part of the work, or all of it, found and left."""

    problems: Mapping[str, tuple[Problem, ...]]
    """By point."""
    briefs: Mapping[str, Brief]
    pages: Mapping[str, Written]
    """By path below the site folder."""


@dataclass(frozen=True)
class Folders:
    """The folder that is being made, and the last good site, where there is one to take files from."""

    next: Path
    last: Path | None
    _made: set[str] = field(default_factory=set)

    def keep(self, path: str) -> None:
        """Take a file over as it is."""
        assert self.last is not None
        self._make_room(path)
        _link(self.last / path, self.next / path)

    def put(self, path: str, content: bytes) -> os.stat_result:
        """Write a file; one that holds the same already is taken over, so that it stays the file it was."""
        before = self.last / path if self.last else None
        if before is not None and _holds(before, content):
            self.keep(path)
        else:
            self._make_room(path)
            (self.next / path).write_bytes(content)
        return (self.next / path).stat()

    def share(self, but: Container[str]) -> None:
        """Take over each file that the host has written anew with the same content; `but` names those that are ours."""
        if self.last is None:
            return
        for folder, _folders, names in os.walk(self.next):
            prefix = Path(folder).relative_to(self.next).as_posix().removeprefix(".")
            for path in (f"{prefix}/{name}".removeprefix("/") for name in names):
                before, file = self.last / path, self.next / path
                if path not in but and _holds(before, file.read_bytes()):
                    file.unlink()
                    _link(before, file)

    def holds(self, path: str, written: Written) -> bool:
        """True where the last site has the file as it was left."""
        if self.last is None:
            return False
        try:
            found = (self.last / path).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (written.size, written.modified)

    def _make_room(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.next / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


@dataclass(frozen=True)
class Writer:
    site: Site
    draw: Callable[[Page], str]
    frame: bytes
    """The digest of what surrounds every page: templates, settings, navigation."""
    cache: Cache
    folders: Folders
    watched: Callable[[Sequence[Page]], Iterator[Page]]
    """Shows how far the pages are."""

    def write(self) -> Done:
        """Write every page; the problems are those of every point, told anew or kept."""
        kept = {path: self.cache.pages[path] for path in self._files if path not in self._stale}
        for path in kept:
            self.folders.keep(path)
        parts = in_parts(self._part, len(self._stale))
        told = {key: problems for part in parts for key, problems in part.problems.items()}
        return Done(
            {key: told[key] if key in told else self._told(key) for key in self.site.findings.corpus.outlines},
            self.site.findings.briefs,
            {**kept, **{path: written for part in parts for path, written in part.pages.items()}},
        )

    def remembered(self, done: Done) -> Cache:
        """Return what the next build can use of it."""
        stamps, outlines = self.site.findings.stamps, self.site.findings.corpus.outlines
        of_page = {page.point: self._stamps[path] for path, page in self._files.items() if page.point}
        unasked = {key: known for key, known in self.cache.briefs.items() if key in outlines}
        return Cache(
            readings=self.site.readings,
            names=stamps.names,
            links=stamps.links,
            briefs=unasked | {key: (stamps.point(key), brief) for key, brief in done.briefs.items()},
            problems={key: (of_page[key], problems) for key, problems in done.problems.items()},
            pages=done.pages,
        )

    def _part(self, part: Part) -> Done:
        """Look at every second point, then, when all are known, draw every second list."""
        points = part.mine([page for page in self._files.values() if page.point and self._concerns(page)])
        lists = part.mine([page for page in self._stale.values() if not page.point])
        problems: dict[str, tuple[Problem, ...]] = {}
        pages: dict[str, Written] = {}
        for page in self.watched(points):
            assert page.point is not None
            problems[page.point] = self._look(page, page.point)
            if addresses.file(page.address) in self._stale:
                pages |= self._put(page)
        briefs = self.site.findings.briefs
        for found in part.trade({page.point: briefs[page.point] for page in points if page.point}):
            briefs |= found
        for page in lists:
            pages |= self._put(page)
        return Done(problems, briefs if part.number == 0 else {}, pages)

    def _look(self, page: Page, key: str) -> tuple[Problem, ...]:
        findings = self.site.findings
        findings.brief(key)
        if self._is_told(page):
            return self._told(key)
        return tuple(check_point(findings, findings.corpus.points[key]))

    def _put(self, page: Page) -> dict[str, Written]:
        path = addresses.file(page.address)
        found = self.folders.put(path, self.draw(page).encode())
        return {path: Written(self._key(page), found.st_size, found.st_mtime_ns)}

    def _key(self, page: Page) -> bytes:
        return digest(self._stamps[addresses.file(page.address)], self.frame)

    @cached_property
    def _stamps(self) -> dict[str, bytes]:
        return {path: page.stamp() for path, page in self._files.items()}

    @cached_property
    def _files(self) -> dict[str, Page]:
        return {addresses.file(page.address): page for page in self.site.pages}

    @cached_property
    def _stale(self) -> dict[str, Page]:
        """Return the pages that have to be drawn."""
        return {path: page for path, page in self._files.items() if not self._stands(path, page)}

    def _stands(self, path: str, page: Page) -> bool:
        written = self.cache.pages.get(path)
        return written is not None and written.key == self._key(page) and self.folders.holds(path, written)

    def _concerns(self, page: Page) -> bool:
        """True for a point whose page has to be drawn, or that has to be checked."""
        return addresses.file(page.address) in self._stale or not self._is_told(page)

    def _is_told(self, page: Page) -> bool:
        told = self.cache.problems.get(page.point or "")
        return told is not None and told[0] == self._stamps[addresses.file(page.address)]

    def _told(self, key: str) -> tuple[Problem, ...]:
        return self.cache.problems[key][1] if key in self.cache.problems else ()


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _link(before: Path, after: Path) -> None:
    """Make the file stand in both places; where the disk cannot link, a copy with the same time."""
    try:
        os.link(before, after)
    except OSError:
        shutil.copy2(before, after)
