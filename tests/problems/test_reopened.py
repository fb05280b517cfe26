"""A problem is placed in the file as it was loaded, whatever becomes of it meanwhile."""

from pathlib import Path
from shutil import copytree

import pytest
from factsheet.content.load import load_content

from tests.problems.case import BASE

FILE = "content/sources/harbour.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copytree(BASE / "content", tmp_path / "content")


@pytest.mark.parametrize("left", [b"# A note\ntitle: x", b"title: [", b"\xff", b"", None])
def test_a_place_is_found_in_the_file_as_it_was_loaded(content: Path, left: bytes | None) -> None:
    corpus, _problems = load_content(content)
    path = content.parent / FILE
    text = path.read_text(encoding="utf-8")
    path.unlink() if left is None else path.write_bytes(left)
    line, _column = corpus.get_document(FILE).find_position(("title",))
    assert text.splitlines()[line - 1].startswith("title:")


def test_a_file_that_was_never_read_is_no_document(content: Path) -> None:
    corpus, _problems = load_content(content)
    with pytest.raises(KeyError):
        corpus.get_document("content/sources/nowhere.yml")
