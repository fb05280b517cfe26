"""Small contents for the tests: the valid one under `problems/base`, as a folder of its own that a test may break."""

import shutil
from pathlib import Path

import pytest

BASE = Path(__file__).parent / "problems" / "base"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the valid folder: `content/` lies below it."""
    return Path(shutil.copytree(BASE, tmp_path / "base"))
