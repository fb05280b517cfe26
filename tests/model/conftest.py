"""The fixture of these tests: content from a YAML text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet.problems.problem import filter_errors

from tests.model.content import Content, write


@pytest.fixture
def content(tmp_path: Path) -> Callable[[str], Content]:
    """Write and load content that has no error; what a check would rather have otherwise is nothing to these tests."""

    def written(text: str) -> Content:
        found = write(tmp_path / "content", text)
        mistakes = filter_errors(found.problems)
        assert not mistakes, "\n".join(map(str, mistakes))
        return found

    return written
