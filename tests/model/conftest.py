"""The fixture of these tests: content from a YAML text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.content import Content, write


@pytest.fixture
def content(tmp_path: Path) -> Callable[[str], Content]:
    """Write and load content that has no mistake."""

    def written(text: str) -> Content:
        found = write(tmp_path / "content", text)
        assert not found.problems, "\n".join(map(str, found.problems))
        return found

    return written
