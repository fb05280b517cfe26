"""Sites built for the tests, as their users build them: in a process of its own, from settings in a folder."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
REAL = ROOT / "site.yml"
SMALL = Path(__file__).parent / "site.yml"
REAL_PATH = "factsheet/"
_REAL_SERVER = TemporaryDirectory(prefix="factsheet-tests-")

Change = tuple[str, str]
"""A piece of the settings, and what stands there instead."""


def run(*words: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python, `factsheet` or a host, from the folder."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def built(settings: Path, into: Path, host: str = "factsheet", **environment: str) -> Path:
    """Build strictly into the folder, with our command or a host's own; what it says of a mistake fails the test."""
    done = run(host, "build", "--strict", "-f", str(settings), "-d", str(into), folder=settings.parent, **environment)
    said = f"{done.stdout}{done.stderr}"
    assert done.returncode == 0, said
    assert not [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))], said
    return into


@cache
def real_server() -> Path:
    """Return the root of a server on which the real site stands where its settings say; built once, never changed."""
    built(REAL, Path(_REAL_SERVER.name) / REAL_PATH)
    return Path(_REAL_SERVER.name)


def laid_out(settings: Path, folder: Path, *changes: Change) -> Path:
    """Copy a site, its content and our templates into the folder, and return its changed settings."""
    shutil.copytree(settings.parent / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    text = settings.read_text(encoding="utf-8").replace("custom_dir: ../../templates", "custom_dir: templates")
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    copy = folder / "site.yml"
    copy.write_text(text, encoding="utf-8")
    return copy


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder by its path, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
