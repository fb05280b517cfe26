"""What earlier builds found out, kept beside the settings. Nothing of it is needed, and all of it saves time.

The file is pickled: it is read by whoever could as well change the generator, and must not come from elsewhere.
"""

import os
import pickle
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any, BinaryIO

from factsheet.digest import digest
from factsheet.findings import Brief, Findings
from factsheet.history import History
from factsheet.problems import Problem
from factsheet.reading import Reading

FOLDER = ".cache/factsheet"
_STRETCH = 1_000
"""Entries that are pickled at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site as it was left: while it is the same on the disk, it holds what the key stands for."""

    key: bytes
    size: int
    modified: int
    """Nanoseconds."""


@dataclass(frozen=True, slots=True)
class Cache:
    readings: Mapping[str, Reading] = field(default_factory=dict)
    names: bytes = b""
    """The digest of all names that prose links; with another one, the links are worth nothing."""
    links: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    briefs: Mapping[str, tuple[bytes, Brief]] = field(default_factory=dict)
    """By point: the stamp of the point and what it names, and what lists show of it."""
    problems: Mapping[str, tuple[bytes, tuple[Problem, ...]]] = field(default_factory=dict)
    """By point: the stamp of its page, and what the checks said; errors are never kept."""
    pages: Mapping[str, Written] = field(default_factory=dict)
    """By path below the site folder."""
    history: History = field(default_factory=History)
    index: Mapping[str, Written] = field(default_factory=dict)
    """The files of the search index by path; their key is the digest of the pages that it was made from."""

    def remind(self, findings: Findings) -> None:
        """Tell the findings what was found out before."""
        stamps = findings.stamps
        if self.names == stamps.names:
            stamps.links.update(self.links)
        findings.known.update(self.briefs)

    def reminded(self, findings: Findings) -> "Cache":
        """Return the same with what the findings have found out meanwhile, and without points that are gone."""
        stamps, outlines = findings.stamps, findings.corpus.outlines
        kept = {key: known for key, known in self.briefs.items() if key in outlines}
        found = {key: (stamps.point(key), brief) for key, brief in findings.briefs.items()}
        return replace(self, names=stamps.names, links=stamps.links, briefs=kept | found)


def place(settings: Path, site: Path) -> Path:
    """Return the file for a site folder: beside the settings, or beside the site where only that can be written."""
    folders = [path / FOLDER for path in (settings.parent, site.resolve().parent)]
    folder = next(filter(_can_be_written, folders), folders[0])
    return folder / f"{digest(str(site.resolve())).hex()[:12]}.pickle"


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def templates(settings: Path) -> Path:
    """Return the folder for compiled templates, beside the settings; those of other generators go."""
    folder = settings.parent / FOLDER / f"templates-{generator().hex()[:12]}"
    if not folder.is_dir():
        for other in folder.parent.glob("templates-*"):
            shutil.rmtree(other, ignore_errors=True)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
    return folder


def read(file: Path) -> Cache:
    """Return what is kept there; an empty cache where there is none, or one of another generator."""
    try:
        with file.open("rb") as opened:
            return _put_together(opened) if pickle.load(opened) == generator() else Cache()
    except Exception:  # a file that is no pickle of ours raises whatever it likes
        return Cache()


def write(file: Path, kept: Cache) -> None:
    """Keep it, where there is room: the site is made already, and a memory of an older one does no harm."""
    begun = file.with_suffix(".begun")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with begun.open("wb") as opened:
            pickle.dump(generator(), opened)
            for piece in _pieces(kept):
                pickle.dump(piece, opened, pickle.HIGHEST_PROTOCOL)
            pickle.dump(None, opened)
        begun.replace(file)
    except OSError:
        with suppress(OSError):
            begun.unlink()


def _pieces(kept: Cache) -> Iterator[tuple[str, Any]]:
    """Return the cache field by field, and long ones in stretches: pickling notes all that it has seen meanwhile."""
    for one in fields(kept):
        what = getattr(kept, one.name)
        if isinstance(what, Mapping):
            entries = list(what.items())
            yield from ((one.name, dict(entries[at : at + _STRETCH])) for at in range(0, len(entries), _STRETCH))
        else:
            yield one.name, what


def _put_together(opened: BinaryIO) -> Cache:
    """Return what the rest of the file holds; EOFError where its end is missing."""
    found: dict[str, Any] = {}
    while piece := pickle.load(opened):
        name, what = piece
        if isinstance(what, dict):
            found.setdefault(name, {}).update(what)
        else:
            found[name] = what
    return Cache(**found)


@cache
def generator() -> bytes:
    """Return the digest of all that makes pages: this package, Python, and the libraries that it requires."""
    package = Path(__file__).parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    code = (part for path in files for part in (str(path.relative_to(package)), path.read_bytes()))
    names = ("markupsafe", *(re.split(r"[^\w.-]", required)[0] for required in requires("factsheet") or ()))
    return digest(sys.version, *(f"{name} {version(name)}" for name in names), *code)
