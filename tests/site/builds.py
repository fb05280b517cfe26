"""Sites built for the tests, as their users build them: in a process of its own, from settings in a folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parents[2]
REAL = ROOT / "site.yml"
SMALL = Path(__file__).parent / "site.yml"
REAL_PATH = "factsheet/"
SMALL_PATH = "bridges/"
SEARCHED = ("search: false", "search: true")
SHARED = "FACTSHEET_TESTS"
"""Names the folder that all processes of one run share; `tests/conftest.py` makes it."""

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
    """Return the root of a server on which the real site stands where its settings say."""
    return _once("real", lambda server: built(REAL, server / REAL_PATH))


@cache
def small_server() -> Path:
    """Return the root of a server on which the small site stands where its settings say."""
    return _once("small", lambda server: built(SMALL, server / SMALL_PATH))


@cache
def searched_server() -> Path:
    """Return the root of a server with the small site as readers find it in a browser, its search included."""
    return _once("searched", lambda server: built(laid_out(SMALL, server / "desk", SEARCHED), server / SMALL_PATH))


def _once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder in which something is made once in a run, by the process that asks first; nobody changes it."""
    folder = Path(os.environ[SHARED]) / name
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            folder.mkdir()
            make(folder)
    return folder


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
