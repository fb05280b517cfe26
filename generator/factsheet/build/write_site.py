"""The pages and files of a site → the folder that is to take the last one's place.

What nothing has changed for is linked from the last site; only the rest is checked, drawn and written.
"""

import os
import shutil
import stat
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.build.cache import Cache, Written
from factsheet.build.pipeline import Site
from factsheet.checks import check_point
from factsheet.content.fingerprint import digest
from factsheet.content.workers import Part, in_parts
from factsheet.model.point_summary import Outline
from factsheet.problems.problem import Problem
from factsheet.site.pages import KINDS_OF_POINTS
from factsheet.web import urls
from factsheet.web.outputs import Output, Page, turn_of
from factsheet.web.urls import Address

_OF_EACH = len(KINDS_OF_POINTS) + 1
"""Files that a point has: its pages, and its document."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a part of the work, or all of it, found and left."""

    problems: Mapping[str, tuple[bytes, tuple[Problem, ...]]]
    """By point: the stamp of its page, and what the checks said."""
    pages: Mapping[str, Written]
    """By path below the site folder."""


@dataclass(frozen=True, slots=True)
class Due:
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
        if self.last is not None and _holds(self.last / path, content):
            self.keep(path)
        else:
            self._make_room(path)
            (self.next / path).write_bytes(content)
        return Path(f"{self.next}/{path}").stat()

    def read(self, address: Address) -> bytes:
        """Return what a file holds that was kept or put."""
        return (self.next / urls.file(address)).read_bytes()

    def share(self, but: Container[str]) -> None:
        """Take over each file that the host has written anew with the same content; `but` names those that are ours."""
        if self.last is None:
            return
        for folder, _folders, names in os.walk(self.next):
            prefix = folder.removeprefix(str(self.next)).replace(os.sep, "/")
            for path in (f"{prefix}/{name}".removeprefix("/") for name in names):
                if path not in but and _holds(self.last / path, (self.next / path).read_bytes()):
                    (self.next / path).unlink()
                    self.keep(path)

    def holds(self, path: str, written: Written) -> bool:
        """True where the last site has the file as it was left."""
        if self.last is None:
            return False
        try:
            found = Path(f"{self.last}/{path}").lstat()
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (written.size, written.modified)

    def _make_room(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            Path(f"{self.next}/{folder}").mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


@dataclass(frozen=True)
class Writer:
    site: Site
    draw: Callable[[Page], str]
    frame: bytes
    """The digest of what surrounds every page: templates, settings, navigation."""
    cache: Cache
    folders: Folders
    watched: Callable[[Sequence[Outline]], Iterator[Outline]]
    """Shows how far the points are."""
    pages: dict[str, Written] = field(default_factory=dict)
    """By path: what has been kept or made so far, each part of the work knowing of its own."""

    def write(self) -> Done:
        """Write every page and file; the problems are those of every point, told anew or kept."""
        turns = self._turns()
        outlines = list(self.site.corpus.outlines.values())
        parts = in_parts(lambda part: self._part(part, outlines, turns), len(outlines) * _OF_EACH)
        return Done(
            {key: told for part in parts for key, told in part.problems.items()},
            {path: written for part in parts for path, written in part.pages.items()},
        )

    def remembered(self, done: Done) -> Cache:
        """Return what the next build can use of it."""
        return replace(
            self.cache.reminded(self.site.findings),
            readings=self.site.readings,
            problems=done.problems,
            pages=done.pages,
            history=self.site.history,
        )

    def _part(self, part: Part, outlines: Sequence[Outline], turns: Sequence[Sequence[Due]]) -> Done:
        """See to a half of the points, then, when all are known, make a half of the lists, turn by turn."""
        problems = {outline.key: self._see_to(outline) for outline in self.watched(part.stretch(outlines))}
        briefs = self.site.findings.briefs
        for found in part.trade({key: briefs[key] for key in problems if key in briefs}):
            briefs |= found
        for lists in turns:
            for due in _shared(part, lists):
                self._make(due)
            part.trade(())  # the next turn may read what the other part has made
        return Done(problems, self.pages)

    def _see_to(self, outline: Outline) -> tuple[bytes, tuple[Problem, ...]]:
        """Keep or make what the point has, and return what its problems hold for, and those."""
        stale = [due for output in self.site.of_point(outline) if (due := self._due(output))]
        known, stamp = self.cache.problems.get(outline.key), self.site.findings.stamps.page(outline)
        if known is None or known[0] != stamp:
            known = stamp, self._look(outline.key)
        for due in stale:
            self._make(due)
        return known

    def _look(self, key: str) -> tuple[Problem, ...]:
        findings = self.site.findings
        findings.brief(key)
        return tuple(check_point(findings, findings.corpus.points[key]))

    def _turns(self) -> list[list[Due]]:
        """Keep what gathers many and stands; return the rest by the turn in which it is made."""
        turns: dict[int, list[Due]] = {}
        for output in self.site.lists():
            if due := self._due(output):
                turns.setdefault(turn_of(output), []).append(due)
        return [turns[turn] for turn in sorted(turns)]

    def _due(self, output: Output) -> Due | None:
        """Return what has to be done for a page or file; None where it could be taken over from the last site."""
        path, key = urls.file(output.address), digest(output.stamp(), self.frame)
        written = self.cache.pages.get(path)
        if written is None or written.key != key or not self.folders.holds(path, written):
            return Due(path, output, key)
        self.folders.keep(path)
        self.pages[path] = written
        return None

    def _make(self, due: Due) -> None:
        output = due.output
        content = self.draw(output).encode() if isinstance(output, Page) else output.content(self.folders.read)
        found = self.folders.put(due.path, content)
        self.pages[due.path] = Written(due.key, found.st_size, found.st_mtime_ns)


def _shared(part: Part, lists: Sequence[Due]) -> Iterator[Due]:
    """Return this part's share; what is of one sheet comes together, since it looks at the same points."""
    sheets = [urls.sheet_of(due.output.address) for due in lists]
    order = sorted((sheet, number) for number, sheet in enumerate(sheets) if sheet)
    yield from (lists[number] for _sheet, number in part.stretch(order))
    yield from part.mine([due for due, sheet in zip(lists, sheets, strict=True) if not sheet])


def _holds(file: Path, content: bytes) -> bool:
    try:
        found = file.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def link_or_copy(before: str, after: str) -> None:
    """Make the file stand in both places; where the disk cannot link, a copy with the same time."""
    try:
        os.link(before, after)
    except OSError:
        shutil.copy2(before, after)
