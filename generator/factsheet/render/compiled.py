"""Compiled templates: kept on disk for the next build, and in memory for the next in the same process.

To compile all templates takes longer than to draw the pages of a small site.
"""

from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_in_memory: dict[tuple[str, str], CodeType] = {}


class Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder that no other generator writes to; each stands for its name and its text."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Leave the place of the file aside: what is compiled of the same text is the same."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _in_memory.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        _in_memory[bucket.key, bucket.checksum] = bucket.code
        super().dump_bytecode(bucket)
