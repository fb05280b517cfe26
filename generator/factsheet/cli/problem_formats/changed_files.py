"""The files that a proposal changes, according to git."""

import os
import subprocess
from collections.abc import Set
from pathlib import Path

import click


def list_changed_files(folder: Path, ref: str | None) -> Set[str]:
    """Return the files below the folder that differ from where the proposal began, including uncommitted ones.

    Without a reference, that of GitHub is used (`GITHUB_BASE_REF`); where there is none, no file counts as changed.
    """
    if ref is not None:
        changed = _list_changed(folder, ref)
        if changed is None:
            raise click.UsageError(f"unknown commit `{ref}`: name a branch, a tag or a commit")
        return changed
    base = os.environ.get("GITHUB_BASE_REF")
    if not base:
        return frozenset()
    return _list_changed(folder, f"origin/{base}") or frozenset()  # a shallow clone may not have the base


def _list_changed(folder: Path, ref: str) -> Set[str] | None:
    """Return the changed files; None where git does not know the reference."""
    # -z: names with any character; --end-of-options: a reference that begins with a hyphen is no option.
    words = ["git", "diff", "--name-only", "-z", "--relative", "--merge-base", "--end-of-options", ref, "--", "."]
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    except OSError:
        return None
    if done.returncode != 0:
        return None
    return frozenset(filter(None, done.stdout.decode("utf-8", "replace").split("\0")))
