"""Git, asked about a content folder. Its answers are empty where there is no git, or no repository."""

import os
import subprocess
from pathlib import Path


def find_last_commit(content: Path) -> str:
    """Return the hash of the last commit; empty where there is none, or where the clone is shallow."""
    answer = run_git(content, "rev-parse", "--is-shallow-repository", "HEAD").strip()
    shallow, _newline, commit = answer.partition("\n")
    return commit if shallow == "false" else ""


def run_git(folder: Path, *words: str) -> str:
    """Return the output of git; empty where it fails. A partial clone does not fetch: a build makes no requests."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ("git", *words), cwd=folder, env=environment, capture_output=True, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode(errors="replace")
