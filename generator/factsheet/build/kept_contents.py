"""Contents of files that take long to make, such as pictures, kept in the user's cache folder by what they are made of.

So they are made once, even if a build has no last site to link them from, or only the rest of their sheet has changed.
"""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from factsheet.build.cache_folder import make_cache_folder, remove_old
from factsheet.build.generator_digest import digest_generator
from factsheet.content.fingerprint import SIZE, compute_digest
from factsheet.web.outputs import File, FileReader


class KeptContents(Struct, frozen=True):
    folder: Path | None = None
    """None keeps none. Each file in it has the digest of its content, and then the content."""

    def make(self, file: File, read: FileReader) -> bytes:
        """Return the content of the file, as it was kept or made now."""
        if file.source is None or self.folder is None:
            return file.content(read)
        path = self.folder / compute_digest(digest_generator(), file.address.path, file.source()).hex()
        content = _read_intact(path)
        if content is None:
            content = file.content(read)
            with suppress(OSError):
                path.write_bytes(compute_digest(content) + content)
        return content


def open_contents(settings: Path) -> KeptContents:
    """Return what earlier builds of the user have kept, without what is old."""
    folder = make_cache_folder("contents", settings)
    if folder is not None:
        remove_old(folder)
    return KeptContents(folder)


def _read_intact(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, content = data[:SIZE], data[SIZE:]
    return content if digest == compute_digest(content) else None
