"""A copy of the small site on which a test works as an editor does, built again and again in one process."""

import gc
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.build.cache_folder import find_cache_file
from factsheet.build.kept_contents import open_contents
from factsheet.cli.main import main
from factsheet.data import preview_image

from tests.site.builds import SHARED, SMALL, Change, files, laid_out

SNAPSHOT = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
"""Of nothing that exists."""
drawn_once = lru_cache(preview_image.render_png)  # pictures of the same words: a quarter of the time of a build
_UNUSABLE = re.compile(r"\AIgnoring the build cache .*, which cannot be read; building everything again\.\n")
_SECONDS = re.compile(r"\(\d+\.\d s\)")


class Built(NamedTuple):
    """How a build ended."""

    code: int
    said: str
    """All that it printed, but how long it took and where the site went."""


class Left(NamedTuple):
    """What tells a file that was left alone from one that was written anew."""

    inode: int
    modified: int
    content: bytes


@dataclass(frozen=True)
class Desk:
    folder: Path

    @property
    def settings(self) -> Path:
        return self.folder / "site.yml"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def kept(self) -> Path:
        """The file in which builds of the site remember what they found out."""
        return kept_of(self.settings, self.site)

    def remembered(self) -> Cache:
        return cache.read(self.kept)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, name: str, before: str, after: str) -> None:
        """Put other words in the place of some that stand in the file once."""
        text = self.read(name)
        assert text.count(before) == 1, (name, before)
        self.write(name, text.replace(before, after))

    def build(self, *words: str) -> Built:
        """Build the site as it is built day by day, with what earlier builds remember."""
        return _built(self, self.site, words)

    def cold(self, *words: str) -> tuple[Built, Path]:
        """Build the same content into a folder of which nothing is known, and return that folder."""
        site = self.folder.with_name(f"{self.folder.name}-cold")
        shutil.rmtree(site, ignore_errors=True)
        kept_of(self.settings, site).unlink(missing_ok=True)
        return _built(self, site, words), site

    def left(self) -> dict[str, Left]:
        found = ((path, path.stat()) for path in sorted(self.site.rglob("*")) if path.is_file())
        return {
            path.relative_to(self.site).as_posix(): Left(stat.st_ino, stat.st_mtime_ns, path.read_bytes())
            for path, stat in found
        }

    def saved(self) -> dict[str, bytes]:
        """Return all that a person writes, by its path."""
        found = files(self.folder)
        return {path: content for path, content in found.items() if not path.startswith(("site/", ".site."))}

    def restore(self, saved: Mapping[str, bytes]) -> None:
        """Take back what has happened since, and leave what is the same alone."""
        now = self.saved()
        for path in {*now, *saved}:
            file = self.folder / path
            if path not in saved:
                file.unlink()
            elif now.get(path) != saved[path]:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(saved[path])

    def is_as_a_cold_build(self) -> Built:
        """Build, and hold the outcome against that of a cold build: the same files, the same words or refusal.

        That a memory was damaged is said in a line of its own, before all others.
        """
        before = files(self.site)
        now, (fresh, site) = self.build(), self.cold()
        assert now._replace(said=_UNUSABLE.sub("", now.said)) == fresh
        differ_not(files(self.site), files(site) if now.code == 0 else before)
        return now


def kept_of(settings: Path, site: Path) -> Path:
    kept = find_cache_file(settings, site)
    assert kept is not None
    return kept


def laid(folder: Path) -> Desk:
    """Lay the small site out in the folder as it is after a first build: a copy, with what that build remembers."""
    first, memory = _first()
    desk = Desk(Path(shutil.copytree(first.folder, folder)))
    desk.kept.write_bytes(memory)
    for open_folder in (cache.find_template_folder, open_contents):
        open_folder(desk.settings)  # it is there after a build, too
    return desk


@once
def _first() -> tuple[Desk, bytes]:
    """Return the desk that others are copied from, and the file in which its build remembers what it found out."""
    desk = laid_anew(Path(mkdtemp(dir=os.environ[SHARED])) / "desk")  # one for each process
    memory = desk.kept.read_bytes()
    desk.kept.unlink()  # a test may look into its cache folder
    return desk, memory


def laid_anew(folder: Path, *changes: Change) -> Desk:
    """Lay the small site out in the folder, with a snapshot more for ledgers to tell of, and really build it once."""
    laid_out(SMALL, folder, *changes)
    desk = Desk(folder)
    desk.change(
        "content/sources/dzvin.yml", "url_status: live\n", f"url_status: live\nsnapshot: {{sha256: {SNAPSHOT}}}\n"
    )
    assert desk.build() == (0, f"{len(pages(desk))} pages in site\n")
    return desk


def pages(desk: Desk) -> list[Path]:
    return list(desk.site.rglob("*.html"))


def redrawn(before: Mapping[str, Left], after: Mapping[str, Left]) -> set[str]:
    """Return the files that were written anew, came or went; what was left alone has its inode, time and bytes."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def differ_not(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> None:
    """Fail with the first difference, short."""
    assert sorted(one) == sorted(other)
    for path, content in one.items():
        pairs = zip(content.splitlines(), other[path].splitlines(), strict=False)
        line = next((pair for pair in pairs if pair[0] != pair[1]), None)
        assert content == other[path], (path, line)


def _built(desk: Desk, site: Path, words: tuple[str, ...]) -> Built:
    with without_traces(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(preview_image, "render_png", drawn_once)
        result = CliRunner().invoke(main, ["build", "-f", str(desk.settings), "-d", str(site), *words])
    failed = "" if result.exception is None or isinstance(result.exception, SystemExit) else repr(result.exception)
    said = _SECONDS.sub("", f"{result.output}{failed}").replace(str(site), "site").replace(" \n", "\n")
    return Built(result.exit_code, said)


@contextmanager
def without_traces() -> Iterator[None]:
    """Take back what the command leaves in its process, which is used to ending soon."""
    logger = logging.getLogger("mkdocs")
    handlers, level = [*logger.handlers], logger.level
    try:
        yield
    finally:
        logger.handlers[:] = handlers
        logger.setLevel(level)
        gc.enable()
