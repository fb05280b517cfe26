"""Digests: two things with the same digest are the same. BLAKE2b is as safe as SHA-2, and faster in software."""

import hashlib
from collections.abc import Iterable
from io import BufferedIOBase

SIZE = 16
"""Bytes: among a hundred million things, the chance that any two share a digest is one in 10^22."""


def compute_digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts; each goes in with its length, so that no two lists of parts run together."""
    hasher = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.digest()


def compute_rest_digest(opened: BufferedIOBase) -> bytes:
    """Return the digest of an open file from its position on, and leave it at its end."""
    return hashlib.file_digest(opened, _start_digest).digest()


def _start_digest() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=SIZE)


def combine_digests(digests: Iterable[bytes]) -> bytes:
    """Return the digest of digests, whatever their order."""
    return hashlib.blake2b(b"".join(sorted(digests)), digest_size=SIZE).digest()
