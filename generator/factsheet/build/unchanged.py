"""A build of a site in which nothing has changed ends before MkDocs and the content are loaded.

A complete build without a single warning records what it was made from and what it has written. Where both are still
the same, the next build would write the same files, and there is nothing to do; in any doubt it goes on as if there
were no record. Only names, sizes and times of the site are compared, as in every build, but the content of what it is
made from: an edit may keep the size, within one tick of the clock.
"""

import os
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factsheet.build.cache_folder import find_cache_file, make_cache_folder, remove_old
from factsheet.build.generator_digest import digest_generator
from factsheet.build.output_ownership import MARK, get_work_path
from factsheet.content.fingerprint import compute_digest
from factsheet.content.git import find_last_commit
from factsheet.text.clock import get_today
from factsheet.text.regular_files import SPECIAL, NotRegular, read_regular

_TAG = re.compile(rb"(?<!\w)!")
"""In settings: `!ENV`, `!relative` or a tag that runs code, which depend on more than the settings."""


class BuildRecord(Struct, frozen=True):
    """What a build was made from, and what it has written."""

    file: str
    """Where the record is kept."""
    settings: tuple[str, ...]
    """The file of settings, and those that it inherits from."""
    content: str
    """The folder whose last commit dates the pages."""
    folders: tuple[str, ...]
    """Of content, hand-written pages and templates: of everything that is read besides the settings."""
    site: str
    times: bytes = b""
    """The digest of the names, sizes and times of everything in the folders."""
    sources: bytes = b""
    """The digest of all that pages depend on, contents included."""
    result: bytes = b""
    """The digest of the names, sizes and times of all files written."""
    pages: int = 0


def find_record_file(settings: Path, site_option: Path | None) -> Path | None:
    """Return the file for the record of such a build, or None if there is no safe folder for it.

    `site_option` is the folder that was named on the command line.
    """
    folder = make_cache_folder("builds", settings)
    if folder is None:
        return None
    # Not the real path: what the settings inherit from is found from where they are.
    return folder / compute_digest(str(settings.absolute()), str(site_option or "")).hex()


def find_unchanged_site(file: Path | None) -> BuildRecord | None:
    """Return the record of the last build if another would change nothing; None in doubt. Nothing is written."""
    if file is None:
        return None
    try:
        record = msgspec.msgpack.decode(file.read_bytes(), type=BuildRecord)
        settings = [Path(path).read_bytes() for path in record.settings]
        if (
            not _is_being_built(Path(record.site))
            and _digest_times(record) == record.times  # first, since after most edits it saves the rest
            and compute_digest(*_list_result(record)) == record.result
            and _digest_sources(record, settings) == record.sources
        ):
            return record
    except (OSError, msgspec.DecodeError):
        pass
    return None


def add_sources(record: BuildRecord, settings: Iterable[bytes]) -> BuildRecord:
    """Return the record with all that the site depends on; `settings` are the contents of the files of settings.

    Raise OSError if a folder has anything but regular files.
    """
    return replace(record, times=_digest_times(record), sources=_digest_sources(record, settings))


def write_record(record: BuildRecord) -> BuildRecord:
    """Write the record of a site that was just written, and return it complete."""
    lines = _list_result(record)
    pages = sum(line.rsplit(" ", 2)[0].endswith(".html") for line in lines)
    whole = replace(record, result=compute_digest(*lines), pages=pages)
    file = Path(record.file)
    begun = file.with_suffix(".begun")
    remove_old(file.parent)
    begun.write_bytes(msgspec.msgpack.encode(whole))
    begun.replace(file)
    return whole


def count_pages(site: str) -> int:
    pages = 0
    for _folder, _folders, names in os.walk(site):
        pages += sum(name.endswith(".html") for name in names)
    return pages


def has_tag(settings: bytes) -> bool:
    """Return whether the settings may have a YAML tag."""
    return _TAG.search(settings) is not None


def _digest_times(record: BuildRecord) -> bytes:
    return compute_digest(*map(_format_entry, _walk_sources(record)))


def _digest_sources(record: BuildRecord, settings: Iterable[bytes]) -> bytes:
    parts: list[str | bytes] = [digest_generator(), get_today().isoformat(), find_last_commit(Path(record.content))]
    parts += settings
    for entry in _walk_sources(record):
        parts.append(entry.path)
        if entry.is_file():
            parts.append(compute_digest(read_regular(entry.path, Path(entry.path).parent)))
    return compute_digest(*parts)


def _list_result(record: BuildRecord) -> list[str]:
    """Return name, size and time of each file of the site, and those of the cache of its build."""
    site = Path(record.site)
    kept = find_cache_file(Path(record.settings[0]), site)
    if kept is None or site.is_symlink():
        raise FileNotFoundError
    status = kept.lstat()
    # A build leaves hidden files at the top as they are, such as those of a worktree of git.
    hidden = {path.name for path in site.glob(".*")} - {MARK}
    return [f"{status.st_size} {status.st_mtime_ns}", *map(_format_entry, _walk_folder(record.site, hidden))]


def _is_being_built(site: Path) -> bool:
    """Return whether a build of the site is at work, or was interrupted and has to be finished."""
    staged = Path(os.path.realpath(site.parent), site.name)
    return any(os.path.lexists(get_work_path(staged, role)) for role in ("next", "ready", "lock"))


def _format_entry(entry: os.DirEntry[str]) -> str:
    if entry.is_dir():
        return f"{entry.path}/"
    status = entry.stat()
    return f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _walk_sources(record: BuildRecord) -> Iterator[os.DirEntry[str]]:
    for folder in record.folders:
        yield from _walk_folder(folder, {".git"})


def _walk_folder(top: str, but: Container[str]) -> Iterator[os.DirEntry[str]]:
    """Yield everything below the folder in a fixed order, without the names in `but` at its top.

    Raise NotRegular for what is neither a file nor a folder.
    """
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if folder == top and entry.name in but:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_file(follow_symlinks=False):
                raise NotRegular(SPECIAL, entry.path)
            yield entry
