"""Results of earlier builds, kept in the user's cache folder. They only save time; a build works without them.

The file is data only, decoded by type after its digest was checked, so that nothing in it can run: no pickles, although
they are read faster (0.031 against 0.046 ms a point). It has `MARK`, the digest of all that follows, the digest of the
generator, and then pieces: a length and as many bytes of MessagePack.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BufferedIOBase
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct, field
from msgspec.structs import fields, replace

from factsheet.analysis.analysis import Brief, Findings, RememberedResults
from factsheet.build.cache_folder import find_cache_file, make_cache_folder, remove_old
from factsheet.build.generator_digest import digest_generator
from factsheet.content.fingerprint import SIZE, compute_rest_digest
from factsheet.content.git_dates import GitHistory
from factsheet.content.loaded_file import ParsedFile
from factsheet.problems.problem import Problem

MARK = b"factsheet build data 2\n"
_LENGTH = 8
"""Bytes of the length of a piece, big-endian."""
_STRETCH = 1_000
"""Entries in a piece: few enough that a piece is small next to the whole cache, which is in memory too."""


class CachedFile(Struct, frozen=True):
    """A file of the site. As long as size and time on the disk are the same, its content is that of the key."""

    key: bytes
    """The digest of everything that its content depends on."""
    size: int
    modified: int
    """Nanoseconds."""


class KnownPoint(Struct, frozen=True):
    """What a build made of a point besides its files."""

    key: bytes
    """That of the page of the point; as long as it is the same, so is the rest."""
    problems: tuple[Problem, ...]
    """Those of the checks; never errors, since these stop a build."""
    entry: dict[str, bytes]
    """What lists show of it."""


class Cache(Struct, frozen=True):
    parsed: Mapping[str, ParsedFile] = field(default_factory=dict)
    """By path of the file."""
    names: bytes = b""
    """This and the next two are the fields of `RememberedResults`."""
    links: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    briefs: Mapping[str, tuple[bytes, Brief]] = field(default_factory=dict)
    points: Mapping[str, KnownPoint] = field(default_factory=dict)
    """By key of the point."""
    pages: Mapping[str, CachedFile] = field(default_factory=dict)
    """By path in the site."""
    history: GitHistory = field(default_factory=GitHistory)
    index: Mapping[str, CachedFile] = field(default_factory=dict)
    """The files of the search index by path; their key is the digest of all indexed pages."""

    @property
    def earlier(self) -> RememberedResults:
        return RememberedResults(self.names, self.links, self.briefs)

    def merge_findings(self, findings: Findings) -> "Cache":
        """Return a cache with the new results of the findings, and without points that are gone."""
        digests, points = findings.dependencies, findings.corpus.points
        kept = {key: known for key, known in self.briefs.items() if key in points}
        fresh = {key: (digests.digest_point(key), brief) for key, brief in findings.briefs.items()}
        return replace(self, names=digests.names, links=digests.links, briefs=kept | fresh)


_PIECE = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
_FIELDS = {name: msgspec.msgpack.Decoder(hint) for name, hint in get_type_hints(Cache).items()}
"""By name of a field of the cache; each accepts only data of the type of the field."""


def find_template_folder(settings: Path) -> Path | None:
    """Return the folder for compiled templates of this generator, or None if there is no safe folder for it."""
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
    """Return the cache in the file, or an empty one if it is missing, damaged or of another generator.

    A damaged file, or one in another format, is reported on standard error.
    """
    if file is None:
        return Cache()
    try:
        with file.open("rb") as opened:
            if _is_intact(opened):
                # A change of the generator may change any page, and is no damage to report.
                if opened.read(SIZE) != digest_generator():
                    return Cache()
                return _decode_pieces(opened)
    except FileNotFoundError:
        return Cache()
    except Exception:  # a file with a right digest but other content can raise anything
        pass
    print(
        f"Ignoring the build cache {file}, which cannot be read; building everything again.",
        file=sys.stderr,
        flush=True,
    )
    return Cache()


def load_last_cache(settings: Path, site: Path) -> Cache:
    """Return the cache of the last build of the site."""
    try:
        return read(find_cache_file(settings, site))
    except RuntimeError:  # a link at the path of the site, or above it, leads to itself
        return Cache()


def write(file: Path | None, kept: Cache) -> None:
    """Write the cache to the file. A failure is ignored: the site is complete, and an older cache does no harm."""
    if file is None:
        return
    begun = file.with_suffix(".begun")
    try:
        remove_old(file.parent)
        with begun.open("w+b") as opened:
            # The digest is filled in at the end, since the pieces are not all in memory before they are written.
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
    """Return whether mark and digest are right, and move to the digest of the generator."""
    mark, stated_digest = opened.read(len(MARK)), opened.read(SIZE)
    is_whole = mark == MARK and stated_digest == compute_rest_digest(opened)
    opened.seek(len(MARK) + SIZE)
    return is_whole


def _encode_pieces(kept: Cache) -> Iterator[bytes]:
    """Return the cache in pieces, long fields in several, so that there is never a second copy of it in memory."""
    for cache_field in fields(kept):
        what = getattr(kept, cache_field.name)
        if isinstance(what, Mapping):
            entries = list(what.items())
            for at in range(0, len(entries), _STRETCH):
                yield msgspec.msgpack.encode((cache_field.name, dict(entries[at : at + _STRETCH])))
        else:
            yield msgspec.msgpack.encode((cache_field.name, what))


def _decode_pieces(opened: BufferedIOBase) -> Cache:
    """Return the cache in the rest of the file."""
    values: dict[str, Any] = {}
    while length := opened.read(_LENGTH):
        name, packed = _PIECE.decode(opened.read(int.from_bytes(length, "big")))
        what = _FIELDS[name].decode(packed)
        if isinstance(what, dict):
            values.setdefault(name, {}).update(what)
        else:
            values[name] = what
    return Cache(**values)
