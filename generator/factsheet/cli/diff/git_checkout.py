"""The content of a commit, written into a folder from git's objects; nothing of the repository is touched.

A worktree would do the same, but adds itself to the repository.
"""

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from factsheet.text.file_writing import create_placeholder
from factsheet.text.regular_files import LINK

_PLAIN = ("100644", "100755")
"""The modes of ordinary files; submodules are left out."""
_LINK = "120000"
_MOST_STEPS = 40
"""Links that lead to links: more than 40 are an error on Linux. https://man7.org/linux/man-pages/man7/path_resolution.7.html"""


class NoSuchRevision(Exception):
    """There is no git, no repository, or no such commit; the message says which, and what to do."""


def lay_out(content: Path, commit: str, into: Path) -> Path:
    """Write the content folder of the commit below `into`, and return it; empty where the commit has none.

    A link to a file of the folder is replaced by that file. Any other becomes a link that leads nowhere, which is the
    same problem of the content as the link itself.
    """
    folder = into / content.name
    folder.mkdir(parents=True)
    tree = f"{commit}:{_get_repository_path(content)}"
    if _run_git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", tree) is None:
        return folder
    listed = (_run_git(content, "ls-tree", "-r", "-z", "--full-tree", tree) or b"").decode("utf-8", "surrogateescape")
    files: dict[str, str] = {}
    links: dict[str, str] = {}
    for entry in filter(None, listed.split("\0")):
        header, _tab, name = entry.partition("\t")
        mode, _type, id = header.split(" ")
        if ".." in name.split("/"):
            continue  # a tree made by hand may name a file outside of the folder
        if mode in _PLAIN:
            files[name] = id
        elif mode == _LINK:
            links[name] = id
    for name, data in zip(files, _read_blobs(content, list(files.values())), strict=True):
        _write_file(folder / name, data)
    targets = dict(zip(links, map(os.fsdecode, _read_blobs(content, list(links.values()))), strict=True))
    for name in links:
        target = _follow_link(name, targets)
        if target in files:
            _write_file(folder / name, (folder / target).read_bytes())
        else:
            with suppress(OSError):  # a tree may name a file and a folder alike, and not every system has links
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                create_placeholder(folder / name, LINK)
    return folder


def _write_file(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _follow_link(name: str, targets: Mapping[str, str]) -> str:
    """Return the name that a link leads to in the end, from the folder, whether it exists or not."""
    for _step in range(_MOST_STEPS):
        if name not in targets:
            break
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), targets[name]))
    return name


def resolve_commit(content: Path, written: str) -> str:
    """Return the full hash of a commit, however it is written; raise NoSuchRevision where git does not know it."""
    if _run_git(content, "rev-parse", "--git-dir") is None:
        raise NoSuchRevision(f"{content} is not in a git repository, or git is not installed")
    output = _run_git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{written}^{{commit}}")
    if output is None:
        hint = "name a branch, a tag or a commit; in a shallow clone, run `git fetch --unshallow` first"
        raise NoSuchRevision(f"unknown commit `{written}`: {hint}")
    return output.decode().strip()


def find_common_commit(content: Path, first: str, second: str) -> str:
    """Return the commit from which both came."""
    output = _run_git(content, "merge-base", "--end-of-options", first, second)
    if output is None:
        raise NoSuchRevision(f"`{first}` and `{second}` have no commit in common")
    return output.decode().splitlines()[0]


def _get_repository_path(content: Path) -> str:
    return (_run_git(content, "rev-parse", "--show-prefix") or b"").decode("utf-8", "surrogateescape").rstrip("\n")


def _read_blobs(folder: Path, ids: list[str]) -> Iterator[bytes]:
    """Return the bytes of each blob, all from one process."""
    output = _run_git(folder, "cat-file", "--batch", stdin="".join(f"{id}\n" for id in ids).encode()) or b""
    at = 0
    for _id in ids:
        end = output.index(b"\n", at)
        size = int(output[at:end].rsplit(b" ", 1)[1])
        yield output[end + 1 : end + 1 + size]
        at = end + size + 2


def _run_git(folder: Path, *words: str, stdin: bytes = b"") -> bytes | None:
    """Return what git prints, or None where it fails; a partial clone fetches what it lacks."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}  # git would otherwise refresh the index of the repository
    try:
        done = subprocess.run(
            ("git", *words), cwd=folder, env=environment, input=stdin, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
