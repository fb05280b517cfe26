"""One folder takes the place of another file by file, for systems that cannot exchange two folders in one step.

Whenever this is interrupted, each file in the target is whole, an old or a new one, and doing it again completes it.
Other folders that a link in the target leads to are never touched.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.build.output_ownership import is_folder, remove
from factsheet.build.write_site import link_or_copy

PASSING = ".factsheet-file"
"""At the top of the target: a file that is about to get its name."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """What is below a folder, by paths with slashes."""

    folders: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Links, pipes, devices."""


def merge(source: Path, target: Path) -> None:
    """Make the target hold what the source holds; hidden files at its top stay, and the source stays as it is.

    Pages come after what they link, and old pages go before what those link.
    """
    remove(target / PASSING)
    new = _read_tree(source)
    _copy_tree(source, target, new)
    old = _read_tree(target, hidden=False)
    gone = (old.files | old.others) - new.files
    for path in sorted(gone, key=lambda path: (not path.endswith(".html"), path)):
        (target / path).unlink(missing_ok=True)
    for path in sorted(old.folders - new.folders, reverse=True):
        with suppress(OSError):  # somebody has put something there meanwhile
            (target / path).rmdir()
    if gone:  # a disk that takes `A` for `a` has removed the new file with the old one
        _copy_tree(source, target, new)


def _copy_tree(source: Path, target: Path, new: _Tree) -> None:
    for path in sorted(new.folders):
        folder = target / path
        if not is_folder(folder):
            remove(folder)
            folder.mkdir()
    for path in sorted(new.files, key=lambda path: (path.endswith(".html"), path)):
        if _is_same(f"{source}/{path}", f"{target}/{path}"):
            continue
        if is_folder(target / path):
            remove(target / path)
        link_or_copy(f"{source}/{path}", f"{target}/{PASSING}")
        (target / PASSING).replace(target / path)


def _read_tree(top: Path, *, hidden: bool = True) -> _Tree:
    """Return what is there, with or without hidden files at the top; no link is followed."""
    tree = _Tree()
    for path, entry in _iterate_entries(top, "", hidden=hidden):
        if entry.is_dir(follow_symlinks=False):
            tree.folders.add(path)
        elif entry.is_file(follow_symlinks=False):
            tree.files.add(path)
        else:
            tree.others.add(path)
    return tree


def _iterate_entries(top: Path, folder: str, *, hidden: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(f"{top}/{folder}") as scanned:
        entries = [entry for entry in scanned if hidden or not entry.name.startswith(".")]
    for entry in entries:
        path = f"{folder}{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _iterate_entries(top, f"{path}/", hidden=True)


def _is_same(first: str, second: str) -> bool:
    """Return True where both are regular files of the same content."""
    try:
        states = Path(first).lstat(), Path(second).lstat()
    except OSError:
        return False
    if not all(stat.S_ISREG(state.st_mode) for state in states):
        return False
    if os.path.samestat(*states):
        return True
    return states[0].st_size == states[1].st_size and Path(first).read_bytes() == Path(second).read_bytes()
