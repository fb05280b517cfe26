"""Compiled templates: kept on disk for the next build, and in memory for further builds in the same process.

Compiling all templates takes longer than rendering the pages of a small site. The cache is optional: a damaged file is
compiled again, and a file that cannot be written is not kept. `FileSystemBytecodeCache` of Jinja is no alternative,
since a damaged file ends the build.
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
    """Compiled templates in a folder of this version of the generator, by their name and text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return digests of the name and of the file: a site may have a template of the same name as ours."""
        file = str(Path(filename or "").absolute())
        return f"{compute_digest(name).hex()}-{compute_digest(file).hex()}"

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
        # Checked first: `marshal` can crash the interpreter on data that it has not written.
        if signature != _compute_signature(bucket, code):
            return None
        compiled: CodeType = marshal.loads(code)
        return compiled


def _make_memory_key(bucket: Bucket) -> tuple[str, str]:
    """Return name and text: templates that agree in both compile to the same code, whatever their file."""
    return bucket.key.partition("-")[0], bucket.checksum


def _compute_signature(bucket: Bucket, code: bytes) -> bytes:
    return compute_digest(bucket.key, bucket.checksum, code)
