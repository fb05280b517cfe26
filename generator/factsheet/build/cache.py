"""What earlier builds found out, kept in the user's cache folder. Nothing of it is needed, and all of it saves time.

The file holds data alone, and nothing of it is decoded before its digest is known to be right. It is `MARK`, the digest
of all that follows, the digest of the generator, and then piece by piece a length and so many bytes of MessagePack.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.metadata import requires, version
from io import BufferedIOBase
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from factsheet.analysis.analysis import Brief, Earlier, Findings
from factsheet.build.cache_folder import cache_folder, forget_old
from factsheet.content.fingerprint import SIZE, digest, digest_of_rest
from factsheet.content.git_dates import History
from factsheet.content.loaded_file import ParsedFile
from factsheet.problems.problem import Problem

MARK = b"factsheet build data 2\n"
_LENGTH = 8
"""Bytes in which the length of a piece is written, the highest first."""
_STRETCH = 1_000
"""Entries that are packed at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site as it was left: while it is the same on the disk, it holds what the key stands for."""

    key: bytes
    size: int
    modified: int
    """Nanoseconds."""


@dataclass(frozen=True, slots=True)
class Cache:
    parsed: Mapping[str, ParsedFile] = field(default_factory=dict)
    """By file."""
    names: bytes = b""
    """This and the next two are those of `Earlier`."""
    links: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    briefs: Mapping[str, tuple[bytes, Brief]] = field(default_factory=dict)
    problems: Mapping[str, tuple[bytes, tuple[Problem, ...]]] = field(default_factory=dict)
    """By point: the stamp of its page, and what the checks said; errors are never kept."""
    pages: Mapping[str, Written] = field(default_factory=dict)
    """By path below the site folder."""
    history: History = field(default_factory=History)
    index: Mapping[str, Written] = field(default_factory=dict)
    """The files of the search index by path; their key is the digest of the pages that it was made from."""

    @property
    def earlier(self) -> Earlier:
        return Earlier(self.names, self.links, self.briefs)

    def reminded(self, findings: Findings) -> "Cache":
        """Return the same with what the findings have found out meanwhile, and without points that are gone."""
        stamps, points = findings.stamps, findings.corpus.points
        kept = {key: known for key, known in self.briefs.items() if key in points}
        found = {key: (stamps.point(key), brief) for key, brief in findings.briefs.items()}
        return replace(self, names=stamps.names, links=stamps.links, briefs=kept | found)


_PIECE = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
_FIELDS = {name: msgspec.msgpack.Decoder(hint) for name, hint in get_type_hints(Cache).items()}
"""By name: what reads a field of the cache, and nothing else than what belongs there."""


def place(settings: Path, site: Path) -> Path | None:
    """Return the file for a site folder; None where nothing can be kept."""
    folder = cache_folder("sites", settings)
    return folder / digest(str(settings.resolve()), str(site.resolve())).hex() if folder else None


def templates(settings: Path) -> Path | None:
    """Return the folder for the templates that this generator has compiled; None where nothing can be kept."""
    folder = cache_folder("templates", settings)
    if folder is None:
        return None
    own = folder / generator().hex()
    if not own.is_dir():
        forget_old(folder)
        with suppress(OSError):
            own.mkdir()
    return own


def read(file: Path | None) -> Cache:
    """Return what is kept there; an empty cache where there is none, or one of another generator.

    One that is damaged, or that we have not written, is as good as none, and is reported on standard error.
    """
    if file is None:
        return Cache()
    try:
        with file.open("rb") as opened:
            if _is_whole(opened):
                return _put_together(opened) if opened.read(SIZE) == generator() else Cache()
    except FileNotFoundError:
        return Cache()
    except Exception:  # what is whole, and yet not as we write it, raises whatever it likes
        pass
    print(f"The saved build data in {file} cannot be used; everything is built anew.", file=sys.stderr, flush=True)
    return Cache()


def write(file: Path | None, kept: Cache) -> None:
    """Keep it, where there is room: the site is made already, and a memory of an older one does no harm."""
    if file is None:
        return
    begun = file.with_suffix(".begun")
    try:
        forget_old(file.parent)
        with begun.open("w+b") as opened:
            opened.write(MARK + bytes(SIZE) + generator())
            for piece in _pieces(kept):
                opened.write(len(piece).to_bytes(_LENGTH, "big") + piece)
            opened.seek(len(MARK) + SIZE)
            found = digest_of_rest(opened)
            opened.seek(len(MARK))
            opened.write(found)
        begun.replace(file)
    except OSError:
        with suppress(OSError):
            begun.unlink()


def _is_whole(opened: BufferedIOBase) -> bool:
    """Return whether the file is as one of us has written it, and go to where the digest of the generator begins."""
    mark, told = opened.read(len(MARK)), opened.read(SIZE)
    is_whole = mark == MARK and told == digest_of_rest(opened)
    opened.seek(len(MARK) + SIZE)
    return is_whole


def _pieces(kept: Cache) -> Iterator[bytes]:
    """Return the cache field by field, and long ones in stretches, so that no second copy of it is ever in memory."""
    for one in fields(kept):
        what = getattr(kept, one.name)
        if isinstance(what, Mapping):
            entries = list(what.items())
            for at in range(0, len(entries), _STRETCH):
                yield msgspec.msgpack.encode((one.name, dict(entries[at : at + _STRETCH])))
        else:
            yield msgspec.msgpack.encode((one.name, what))


def _put_together(opened: BufferedIOBase) -> Cache:
    """Return what the rest of the file holds."""
    found: dict[str, Any] = {}
    while length := opened.read(_LENGTH):
        name, packed = _PIECE.decode(opened.read(int.from_bytes(length, "big")))
        what = _FIELDS[name].decode(packed)
        if isinstance(what, dict):
            found.setdefault(name, {}).update(what)
        else:
            found[name] = what
    return Cache(**found)


@cache
def generator() -> bytes:
    """Return the digest of all that makes pages: this package, Python, and the libraries that it requires."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    code = (part for path in files for part in (str(path.relative_to(package)), path.read_bytes()))
    names = ("markupsafe", *(re.split(r"[^\w.-]", required)[0] for required in requires("factsheet") or ()))
    return digest(sys.version, *(f"{name} {version(name)}" for name in names), *code)
