"""Short names for bytes: two things of one digest are the same."""

import hashlib
from collections.abc import Iterable
from functools import partial
from io import BufferedIOBase

SIZE = 16
"""Bytes: at a hundred million things, two of them share a digest with a chance of one to 10^22."""


def compute_digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts, told apart by their lengths."""
    hasher = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.digest()


def compute_rest_digest(opened: BufferedIOBase) -> bytes:
    """Return the digest of what an open file holds from where it is, and leave it at its end."""
    return hashlib.file_digest(opened, partial(hashlib.blake2b, digest_size=SIZE)).digest()


def combine_digests(digests: Iterable[bytes]) -> bytes:
    """Return the digest of digests, whatever their order."""
    return hashlib.blake2b(b"".join(sorted(digests)), digest_size=SIZE).digest()
