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
from factsheet.build.cache_folder import make_cache_folder, remove_old
from factsheet.content.fingerprint import SIZE, compute_digest, compute_rest_digest
from factsheet.content.git_dates import GitHistory
from factsheet.content.loaded_file import ParsedFile
from factsheet.problems.problem import Problem

MARK = b"factsheet build data 2\n"
_LENGTH = 8
"""Bytes in which the length of a piece is written, the highest first."""
_STRETCH = 1_000
"""Entries that are packed at a time."""


@dataclass(frozen=True, slots=True)
class CachedFile:
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
    pages: Mapping[str, CachedFile] = field(default_factory=dict)
    """By path below the site folder."""
    history: GitHistory = field(default_factory=GitHistory)
    index: Mapping[str, CachedFile] = field(default_factory=dict)
    """The files of the search index by path; their key is the digest of the pages that it was made from."""

    @property
    def earlier(self) -> Earlier:
        return Earlier(self.names, self.links, self.briefs)

    def merge_findings(self, findings: Findings) -> "Cache":
        """Return the same with what the findings have found out meanwhile, and without points that are gone."""
        stamps, points = findings.stamps, findings.corpus.points
        kept = {key: known for key, known in self.briefs.items() if key in points}
        fresh = {key: (stamps.stamp_point(key), brief) for key, brief in findings.briefs.items()}
        return replace(self, names=stamps.names, links=stamps.links, briefs=kept | fresh)


_PIECE = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
_FIELDS = {name: msgspec.msgpack.Decoder(hint) for name, hint in get_type_hints(Cache).items()}
"""By name: what reads a field of the cache, and nothing else than what belongs there."""


def find_cache_file(settings: Path, site: Path) -> Path | None:
    """Return the file for a site folder; None where nothing can be kept."""
    folder = make_cache_folder("sites", settings)
    return folder / compute_digest(str(settings.resolve()), str(site.resolve())).hex() if folder else None


def find_template_folder(settings: Path) -> Path | None:
    """Return the folder for the templates that this generator has compiled; None where nothing can be kept."""
    folder = make_cache_folder("templates", settings)
    if folder is None:
        return None
    own = folder / digest_generator().hex()
    if not own.is_dir():
        remove_old(folder)
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
            if _is_intact(opened):
                return _decode_pieces(opened) if opened.read(SIZE) == digest_generator() else Cache()
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
        remove_old(file.parent)
        with begun.open("w+b") as opened:
            opened.write(MARK + bytes(SIZE) + digest_generator())
            for piece in _encode_pieces(kept):
                opened.write(len(piece).to_bytes(_LENGTH, "big") + piece)
            opened.seek(len(MARK) + SIZE)
            checksum = compute_rest_digest(opened)
            opened.seek(len(MARK))
            opened.write(checksum)
        begun.replace(file)
    except OSError:
        with suppress(OSError):
            begun.unlink()


def _is_intact(opened: BufferedIOBase) -> bool:
    """Return whether the file is as one of us has written it, and go to where the digest of the generator begins."""
    mark, stated_digest = opened.read(len(MARK)), opened.read(SIZE)
    is_whole = mark == MARK and stated_digest == compute_rest_digest(opened)
    opened.seek(len(MARK) + SIZE)
    return is_whole


def _encode_pieces(kept: Cache) -> Iterator[bytes]:
    """Return the cache field by field, and long ones in stretches, so that no second copy of it is ever in memory."""
    for cache_field in fields(kept):
        what = getattr(kept, cache_field.name)
        if isinstance(what, Mapping):
            entries = list(what.items())
            for at in range(0, len(entries), _STRETCH):
                yield msgspec.msgpack.encode((cache_field.name, dict(entries[at : at + _STRETCH])))
        else:
            yield msgspec.msgpack.encode((cache_field.name, what))


def _decode_pieces(opened: BufferedIOBase) -> Cache:
    """Return what the rest of the file holds."""
    values: dict[str, Any] = {}
    while length := opened.read(_LENGTH):
        name, packed = _PIECE.decode(opened.read(int.from_bytes(length, "big")))
        what = _FIELDS[name].decode(packed)
        if isinstance(what, dict):
            values.setdefault(name, {}).update(what)
        else:
            values[name] = what
    return Cache(**values)


@cache
def digest_generator() -> bytes:
    """Return the digest of all that makes pages: this package, Python, and the libraries that it requires."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    code = (part for path in files for part in (str(path.relative_to(package)), path.read_bytes()))
    names = ("markupsafe", *(re.split(r"[^\w.-]", required)[0] for required in requires("factsheet") or ()))
    return compute_digest(sys.version, *(f"{name} {version(name)}" for name in names), *code)
