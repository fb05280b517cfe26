"""A file is read anew where a problem has to be placed in it; what became of it meanwhile breaks nothing."""

from pathlib import Path
from shutil import copytree

import pytest
from factsheet.content.load import load

from tests.problems.case import BASE

FILE = "content/sources/harbour.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copytree(BASE / "content", tmp_path / "content")


def test_a_place_is_found_in_the_file_as_it_stands(content: Path) -> None:
    corpus, _problems = load(content)
    path = content.parent / FILE
    (line, _column), text = corpus.documents[FILE].position(("title",)), path.read_text(encoding="utf-8")
    assert text.splitlines()[line - 1].startswith("title:")
    path.write_text(f"# A note\n{text}", encoding="utf-8")
    assert corpus.documents[FILE].position(("title",))[0] == line + 1


@pytest.mark.parametrize("left", [b"title: [", b"\xff", b"", None], ids=["broken", "no text", "empty", "deleted"])
def test_in_a_file_that_can_be_read_no_longer_every_place_is_its_beginning(content: Path, left: bytes | None) -> None:
    corpus, _problems = load(content)
    path = content.parent / FILE
    path.unlink() if left is None else path.write_bytes(left)
    assert corpus.documents[FILE].position(("title",)) == (1, 1)


def test_a_file_that_was_never_read_is_no_document(content: Path) -> None:
    corpus, _problems = load(content)
    with pytest.raises(KeyError):
        corpus.documents["content/sources/nowhere.yml"]
