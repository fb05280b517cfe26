"""The pages and files of a site → the folder that is to take the last one's place.

What nothing has changed for is linked from the last site; only the rest is checked, drawn and written.
"""

import os
import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.build import Site
from factsheet.cache import Cache, Written
from factsheet.checks import check_point
from factsheet.digest import digest
from factsheet.findings import Brief
from factsheet.page import Output, Page, turn_of
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
        after = self.next / path
        if self.last is not None and _holds(self.last / path, content):
            self.keep(path)
        else:
            self._make_room(path)
            after.write_bytes(content)
        return after.stat()

    def read(self, address: Address) -> bytes:
        """Return what a file holds that was kept or put."""
        return (self.next / addresses.file(address)).read_bytes()

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
    watched: Callable[[Sequence[str]], Iterator[str]]
    """Shows how far the points are."""

    def write(self) -> Done:
        """Write every page and file; the problems are those of every point, told anew or kept."""
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
        unasked = {key: known for key, known in self.cache.briefs.items() if key in outlines}
        return Cache(
            readings=self.site.readings,
            names=stamps.names,
            links=stamps.links,
            briefs=unasked | {key: (stamps.point(key), brief) for key, brief in done.briefs.items()},
            problems={key: (self._stamp_of[key], problems) for key, problems in done.problems.items()},
            pages=done.pages,
            history=self.site.history,
            index=self.cache.index,
        )

    def _part(self, part: Part) -> Done:
        """Look at a half of the points, then, when all are known, make a half of the lists, turn by turn."""
        points = part.stretch([key for key in self._of_points if self._concerns(key)])
        problems: dict[str, tuple[Problem, ...]] = {}
        pages: dict[str, Written] = {}
        for key in self.watched(points):
            problems[key] = self._look(key)
            for output in self._of_points[key]:
                if addresses.file(output.address) in self._stale:
                    pages |= self._put(output)
        briefs = self.site.findings.briefs
        for found in part.trade({key: briefs[key] for key in points}):
            briefs |= found
        for lists in self._turns:
            for output in _shared(part, lists):
                pages |= self._put(output)
            part.trade(())  # the next turn may read what the other part has made
        return Done(problems, briefs if part.number == 0 else {}, pages)

    def _look(self, key: str) -> tuple[Problem, ...]:
        findings = self.site.findings
        findings.brief(key)
        if self._is_told(key):
            return self._told(key)
        return tuple(check_point(findings, findings.corpus.points[key]))

    def _put(self, output: Output) -> dict[str, Written]:
        path = addresses.file(output.address)
        content = self.draw(output).encode() if isinstance(output, Page) else output.content(self.folders.read)
        found = self.folders.put(path, content)
        return {path: Written(self._key(path), found.st_size, found.st_mtime_ns)}

    def _key(self, path: str) -> bytes:
        return digest(self._stamps[path], self.frame)

    @cached_property
    def _stamps(self) -> dict[str, bytes]:
        return {path: output.stamp() for path, output in self._files.items()}

    @cached_property
    def _files(self) -> dict[str, Output]:
        return {addresses.file(output.address): output for output in self.site.outputs}

    @cached_property
    def _of_points(self) -> dict[str, list[Output]]:
        """Return by point its page and whatever else is about it alone; the page first."""
        found: dict[str, list[Output]] = {}
        for output in self._files.values():
            if output.point:
                found.setdefault(output.point, []).append(output)
        return found

    @cached_property
    def _stamp_of(self) -> dict[str, bytes]:
        """Return by point the stamp of its page, for which what the checks said holds."""
        return {key: self._stamps[addresses.file(outputs[0].address)] for key, outputs in self._of_points.items()}

    @cached_property
    def _stale(self) -> dict[str, Output]:
        """Return what has to be made."""
        return {path: output for path, output in self._files.items() if not self._stands(path)}

    @cached_property
    def _turns(self) -> list[list[Output]]:
        """Return what gathers many and has to be made, by the turn in which it is."""
        turns: dict[int, list[Output]] = {}
        for output in self._stale.values():
            if not output.point:
                turns.setdefault(turn_of(output), []).append(output)
        return [turns[turn] for turn in sorted(turns)]

    def _stands(self, path: str) -> bool:
        written = self.cache.pages.get(path)
        return written is not None and written.key == self._key(path) and self.folders.holds(path, written)

    def _concerns(self, key: str) -> bool:
        """True for a point that something has to be made for, or that has to be checked."""
        stale = any(addresses.file(output.address) in self._stale for output in self._of_points[key])
        return stale or not self._is_told(key)

    def _is_told(self, key: str) -> bool:
        told = self.cache.problems.get(key)
        return told is not None and told[0] == self._stamp_of[key]

    def _told(self, key: str) -> tuple[Problem, ...]:
        return self.cache.problems[key][1] if key in self.cache.problems else ()


def _shared(part: Part, lists: Sequence[Output]) -> Iterator[Output]:
    """Return this part's share; what is of one sheet comes together, since it looks at the same points."""
    sheets = [addresses.sheet_of(output.address) for output in lists]
    order = sorted((sheet, number) for number, sheet in enumerate(sheets) if sheet)
    yield from (lists[number] for _sheet, number in part.stretch(order))
    yield from part.mine([output for output, sheet in zip(lists, sheets, strict=True) if not sheet])


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
