"""What the exports make of the small site, in a folder; and content from a YAML text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet.data import database, feeds, robots_llms, sheet_files
from factsheet.problems.problem import filter_errors

from tests.exports.making import found, made
from tests.model.content import Content, write
from tests.site.builds import SMALL


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for path, content in made(found(SMALL.parent / "content"), (sheet_files, database, feeds, robots_llms)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Callable[[str], Content]:
    def written(text: str) -> Content:
        found = write(tmp_path / "content", text)
        assert not filter_errors(found.problems), "\n".join(map(str, filter_errors(found.problems)))
        return found

    return written
