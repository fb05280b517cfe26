"""Which files a proposal changes, as git tells it."""

import os
import subprocess
from collections.abc import Set
from pathlib import Path

import click


def list_changed_files(folder: Path, ref: str | None) -> Set[str]:
    """Return the files below the folder that differ from where the proposal began, uncommitted ones among them.

    Without a reference that of the forge is taken (`GITHUB_BASE_REF`), or nothing where there is none.
    """
    if ref is not None:
        changed = _list_changed(folder, ref)
        if changed is None:
            raise click.UsageError(f"git knows no commit `{ref}` here: name a branch, a tag or a commit")
        return changed
    base = os.environ.get("GITHUB_BASE_REF")
    return (_list_changed(folder, f"origin/{base}") if base else None) or frozenset()


def _list_changed(folder: Path, ref: str) -> Set[str] | None:
    words = ["git", "diff", "--name-only", "-z", "--relative", "--merge-base", "--end-of-options", ref, "--", "."]
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    except OSError:
        return None
    names = done.stdout.decode("utf-8", "replace").split("\0")
    return frozenset(filter(None, names)) if done.returncode == 0 else None
