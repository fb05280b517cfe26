"""Compiled templates: kept on disk for the next build, and in memory for the next in the same process.

To compile all templates takes longer than to draw the pages of a small site. Nothing of it is needed: what is not as it
was written is compiled anew, and what cannot be written is not kept.
"""

import marshal
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from factsheet.content.fingerprint import SIZE, compute_digest

_in_memory: dict[tuple[str, str], CodeType] = {}


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder that no other generator writes to; each stands for its name and its text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a word for the name and one for the file: a site may have its own template of a name beside ours."""
        return f"{compute_digest(name).hex()}-{compute_digest(str(Path(filename or '').absolute())).hex()}"

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _in_memory.get(_make_memory_key(bucket)) or self._read_code(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        _in_memory[_make_memory_key(bucket)] = bucket.code
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            (self._folder / bucket.key).write_bytes(_compute_signature(bucket, code) + code)

    def _read_code(self, bucket: Bucket) -> CodeType | None:
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return None
        signature, code = data[:SIZE], data[SIZE:]
        return marshal.loads(code) if signature == _compute_signature(bucket, code) else None


def _make_memory_key(bucket: Bucket) -> tuple[str, str]:
    """Return the name and the text: what is compiled of them is the same wherever the file lies."""
    return bucket.key.partition("-")[0], bucket.checksum


def _compute_signature(bucket: Bucket, code: bytes) -> bytes:
    return compute_digest(bucket.key, bucket.checksum, code)
