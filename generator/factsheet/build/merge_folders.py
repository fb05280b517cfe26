"""Replacing a folder file by file, for systems that cannot exchange two folders in one step.

If this is interrupted, each file in the target is a complete old or new one, and running it again finishes the job.
Links in the target are never followed.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from factsheet.build.output_ownership import is_folder, remove
from factsheet.build.site_folders import is_same_file, link_or_copy

PASSING = ".factsheet-file"
"""At the top of the target: the new file before it is renamed to its name in one step."""


class _Tree(Struct, frozen=True):
    """All paths below a folder, with slashes."""

    folders: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Links, pipes, devices."""


def merge(source: Path, target: Path) -> None:
    """Make the target equal to the source; hidden files at its top stay, and the source is not changed."""
    remove(target / PASSING)
    new = _read_tree(source)
    _copy_tree(source, target, new)
    old = _read_tree(target, hidden=False)
    gone = (old.files | old.others) - new.files
    # Pages first, so that none is left that links to a style sheet or script which is gone.
    for path in sorted(gone, key=lambda path: (not path.endswith(".html"), path)):
        (target / path).unlink(missing_ok=True)
    for path in sorted(old.folders - new.folders, reverse=True):
        with suppress(OSError):  # not empty, if somebody has put a file there meanwhile
            (target / path).rmdir()
    if gone:  # on a disk that ignores case, removing an old `A` removes a new `a`
        _copy_tree(source, target, new)


def _copy_tree(source: Path, target: Path, new: _Tree) -> None:
    for path in sorted(new.folders):
        folder = target / path
        if not is_folder(folder):
            remove(folder)
            folder.mkdir()
    # Pages last, so that what they link to is already there.
    for path in sorted(new.files, key=lambda path: (path.endswith(".html"), path)):
        if is_same_file(f"{source}/{path}", f"{target}/{path}"):
            continue
        if is_folder(target / path):
            remove(target / path)
        link_or_copy(f"{source}/{path}", f"{target}/{PASSING}")
        (target / PASSING).replace(target / path)


def _read_tree(top: Path, *, hidden: bool = True) -> _Tree:
    """Return the paths, with or without hidden ones at the top; links are not followed."""
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
