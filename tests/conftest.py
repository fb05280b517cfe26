"""What holds for all tests: where they write, how long they search, and small contents to break."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from tests.site.builds import SHARED

BASE = Path(__file__).parent / "problems" / "base"
IN_MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes that all tests together need for what they write, generously: they have never used a quarter."""

os.environ["FACTSHEET_TODAY"] = "2040-01-01"
"""Made-up contents are of the thirties, and must not begin or cease to be in the future."""

# The same examples each time, however long one takes; `tests.rounds` knows of the profile how many there are.
settings.register_profile("quick", deadline=None, derandomize=True, database=None)
settings.register_profile("nightly", settings.get_profile("quick"))
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nightly", action="store_true", help="also run what takes long, with all examples")


def pytest_configure(config: pytest.Config) -> None:
    """Search as long as is asked for, and write where it costs least: most of a build is the making of small files."""
    if config.option.nightly:
        settings.load_profile("nightly")
    if "TMPDIR" not in os.environ and is_roomy(IN_MEMORY):
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None  # it is looked up anew

    if SHARED not in os.environ:  # else it is another process of the same run
        os.environ[SHARED] = tempfile.mkdtemp(prefix="factsheet-tests-")
        config.add_cleanup(forget_shared)


def forget_shared() -> None:
    shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def is_roomy(folder: Path) -> bool:
    """Return whether tests can write and run programs there; in a container it may be small, or for data alone."""
    if not os.access(folder, os.W_OK):
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize >= ROOM and not disk.f_flag & os.ST_NOEXEC


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what runs at night."""
    if config.option.nightly:
        return
    left_out = [item for item in items if item.get_closest_marker("nightly")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("nightly")]


@pytest.fixture(scope="session", autouse=True)
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for all tests of a process and for the programs that they start, instead of the user's own."""
    browsers = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(user_cache_path("ms-playwright", appauthor=False))
    folder = tmp_path_factory.mktemp("user-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAYWRIGHT_BROWSERS_PATH", browsers)  # it looks for them there by itself, else
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the valid folder: `content/` lies below it."""
    return Path(shutil.copytree(BASE, tmp_path / "base"))


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Commands leave garbage to the end of their process, and here it goes on."""
    yield
    gc.enable()
