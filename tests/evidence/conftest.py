"""The fixture of these tests: an empty newsroom."""

from pathlib import Path

import pytest

from tests.evidence.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    (tmp_path / "snapshots").mkdir()
    return Newsroom(tmp_path)
