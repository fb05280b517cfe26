"""A desk for each test: the small site, laid out and built once."""

from pathlib import Path

import pytest

from tests.incremental.desk import Desk, laid


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return laid(tmp_path / "desk")
