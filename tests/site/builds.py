"""Sites built for the tests, as their users build them: in a process of its own, from settings in a folder."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[2]
REAL = ROOT / "site.yml"
SMALL = Path(__file__).parent / "site.yml"
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


@dataclass(frozen=True)
class SharedSite:
    """A site that is built once in a run, by the process that asks first; nobody changes it."""

    name: str
    settings: Path
    path: str
    """Of the site on its server, where the settings say, with a slash at its end."""
    changes: tuple[Change, ...] = ()

    @property
    def content(self) -> Path:
        return self.settings.parent / "content"

    @cached_property
    def server(self) -> Path:
        """The folder that is the root of the server."""
        server = Path(os.environ[SHARED]) / self.name
        with FileLock(f"{server}.lock"):
            if not server.exists():
                settings = (
                    laid_out(self.settings, Path(f"{server}.desk"), *self.changes) if self.changes else self.settings
                )
                built(settings, Path(f"{server}.begun") / self.path)
                Path(f"{server}.begun").rename(server)
        return server

    @property
    def folder(self) -> Path:
        return self.server / self.path


SMALL_SITE = SharedSite("small", SMALL, "bridges/")
SEARCHED_SITE = SharedSite("searched", SMALL, "bridges/", (SEARCHED,))
"""The small site with its search, as readers find it in a browser."""
PUBLISHED_SITE = SharedSite("published", REAL, "factsheet/")
SITES = (
    pytest.param(SMALL_SITE, id="small"),
    pytest.param(PUBLISHED_SITE, id="published", marks=pytest.mark.published),
)
"""Sites of which the same holds, whatever they say: of the small one, and of the content of this repository."""
