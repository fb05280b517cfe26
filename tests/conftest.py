"""What holds for all tests: small contents to break; properties are tried on the same examples, however long."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

BASE = Path(__file__).parent / "problems" / "base"

os.environ["FACTSHEET_TODAY"] = "2040-01-01"
"""Made-up contents are of the thirties, and must not begin or cease to be in the future."""

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


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
