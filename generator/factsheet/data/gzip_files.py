"""Files that are packed with gzip (RFC 1952): several of them, one after the other, are one."""

import zlib
from collections.abc import Iterable
from functools import lru_cache

from factsheet.data.tables import DataFolder

_LEVEL = 1
"""The least effort, which packs our texts, full of repetitions, to an eighth already."""
_GZIP = 31
"""zlib's word for a gzip file, which then tells neither a name nor a time."""


def laid(folder: DataFolder, file: str, *members: Iterable[bytes]) -> bytes:
    """Return the members together, each packed for itself where the file is packed."""
    return b"".join(member(folder, file, chunks) for chunks in members)


def member(folder: DataFolder, file: str, chunks: Iterable[bytes]) -> bytes:
    return packed(chunks) if folder.packs(file) else b"".join(chunks)


def packed(chunks: Iterable[bytes]) -> bytes:
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    return b"".join((*map(packer.compress, chunks), packer.flush()))


def opened(folder: DataFolder, file: str, content: bytes) -> bytes:
    """Return what a file of one member holds."""
    return _unpacked(content) if folder.packs(file) else content


@lru_cache(maxsize=1)
def _unpacked(content: bytes) -> bytes:
    """Keep the last: the tables of a sheet are made one after the other from one database."""
    return zlib.decompress(content, wbits=_GZIP)
