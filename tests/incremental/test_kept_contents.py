"""What takes long to make is made once for what it is made of, and anew where that or the kept file has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet.build.kept_contents import KeptContents, open_contents
from factsheet.web.outputs import File
from factsheet.web.urls import Address

from tests.incremental.desk import Desk, redrawn


def make(contents: KeptContents, source: str | None, content: bytes, path: str = "a.png") -> bytes:
    file = File(Address(path), lambda _read: content, bytes, source=None if source is None else lambda: source)
    return contents.make(file, lambda _address: b"")


def test_the_content_of_a_known_source_is_not_made_again(tmp_path: Path) -> None:
    contents = KeptContents(tmp_path)
    assert make(contents, "a title", b"first") == b"first"
    assert make(contents, "a title", b"second") == b"first"
    assert make(contents, "another title", b"third") == b"third"
    assert make(contents, "a title", b"fourth", "b.png") == b"fourth"


def test_what_names_no_source_is_made_each_time(tmp_path: Path) -> None:
    contents = KeptContents(tmp_path)
    assert [make(contents, None, b"first"), make(contents, None, b"second")] == [b"first", b"second"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:9]),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes() + b"more"),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_a_damaged_content_is_made_again(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    make(KeptContents(tmp_path), "a title", b"first")
    (file,) = tmp_path.iterdir()
    harm(file)
    assert make(KeptContents(tmp_path), "a title", b"second") == b"second"


def test_without_a_folder_all_is_made(tmp_path: Path) -> None:
    for folder in (None, tmp_path / "gone"):
        contents = KeptContents(folder)
        assert [make(contents, "a title", b"first"), make(contents, "a title", b"second")] == [b"first", b"second"]


@pytest.mark.slow
def test_a_build_that_knows_of_no_site_finds_pictures_schemas_and_the_form(desk: Desk) -> None:
    desk.build()
    folder = open_contents(desk.settings).folder
    assert folder is not None
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(before) >= 8
    site = desk.left()
    desk.kept.unlink()
    assert desk.build().code == 0
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before
    assert redrawn(site, desk.left()) == set()
