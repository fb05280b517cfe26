"""The content as a commit has it, laid out in a folder; nothing of the repository is touched."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PLAIN = ("100644", "100755")
"""The modes of ordinary files; links and repositories within are left out."""


class NoSuchRevision(Exception):
    """There is no git, no repository, or no such commit; the message says which, and what to do."""


def lay_out(content: Path, commit: str, into: Path) -> Path:
    """Write the content folder as the commit has it below `into`, and return it; empty where the commit has none."""
    folder = into / content.name
    folder.mkdir(parents=True)
    tree = f"{commit}:{_below_top(content)}"
    if _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", tree) is None:
        return folder
    listed = (_git(content, "ls-tree", "-r", "-z", "--full-tree", tree) or b"").decode("utf-8", "surrogateescape")
    entries = [entry.partition("\t") for entry in listed.split("\0") if entry]
    files = [(told.split(" "), name) for told, _tab, name in entries]
    wanted = [(told[2], name) for told, name in files if told[0] in _PLAIN and ".." not in name.split("/")]
    for (_id, name), data in zip(wanted, _contents(content, [id for id, _name in wanted]), strict=True):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def commit_of(content: Path, written: str) -> str:
    """Return the whole name of a commit, however it is written; raise NoSuchRevision where nobody knows it."""
    if _git(content, "rev-parse", "--git-dir") is None:
        raise NoSuchRevision(
            f"{content} is in no git repository, or git is not installed: there is nothing to compare with"
        )
    found = _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{written}^{{commit}}")
    if found is None:
        hint = "name a branch, a tag or a commit; in a copy without its history, `git fetch --unshallow` brings it"
        raise NoSuchRevision(f"git knows no commit `{written}` here: {hint}")
    return found.decode().strip()


def common(content: Path, one: str, other: str) -> str:
    """Return the commit from which both came."""
    found = _git(content, "merge-base", "--end-of-options", one, other)
    if found is None:
        raise NoSuchRevision(f"`{one}` and `{other}` have no commit in common")
    return found.decode().splitlines()[0]


def _below_top(content: Path) -> str:
    return (_git(content, "rev-parse", "--show-prefix") or b"").decode("utf-8", "surrogateescape").rstrip("\n")


def _contents(folder: Path, ids: list[str]) -> Iterator[bytes]:
    """Return what each blob holds, all of them from one process."""
    told = _git(folder, "cat-file", "--batch", given="".join(f"{id}\n" for id in ids).encode()) or b""
    at = 0
    for _id in ids:
        end = told.index(b"\n", at)
        size = int(told[at:end].rsplit(b" ", 1)[1])
        yield told[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git prints, or None where it fails; a partial clone fetches what it lacks."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ("git", *words), cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
