"""Files that are links, pipes or devices: nothing of them is read, nothing is written through them, nothing waits."""

import os
import shutil
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factsheet.text import regular_files
from factsheet.text.file_writing import append_regular, create_placeholder, create_regular, write_regular
from factsheet.text.regular_files import (
    LINK,
    SPECIAL,
    NotRegular,
    describe_irregular_file,
    describe_non_folder,
    read_regular,
    walk_files,
)

Put = Callable[[Path], None]
SECRET = b"a secret of the computer that builds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file and a folder in it, beside a file that is none of its own."""
    (tmp_path / "outside.txt").write_bytes(SECRET)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/notes.txt").write_bytes(SECRET)
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/own.txt").write_bytes(b"ours")
    return folder


def _link(target: str) -> Put:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    """Bind from inside the folder, since the address of a socket must be short."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(before)


REFUSED: dict[str, tuple[Put, str]] = {
    "a link out": (_link("../outside.txt"), LINK),
    "a link out with a whole path": (_link("/etc/hostname"), LINK),
    "a link out and back to the name of the folder": (_link("../folderish/own.txt"), LINK),
    "a link to nothing": (_link("nothing.txt"), LINK),
    "a link to itself": (_link("bad"), LINK),
    "a link to a device": (_link("/dev/zero"), LINK),
    "a link to a folder inside": (_link("inner"), LINK),
    "a link to a folder outside": (_link("../elsewhere"), LINK),
    "a link to the folder itself": (_link("."), LINK),
    "a pipe": (os.mkfifo, SPECIAL),
    "a socket": (_socket, SPECIAL),
    "a folder": (lambda path: path.mkdir(), "a folder, not a file"),
}


@pytest.mark.parametrize(("put", "found"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_file_of_the_folder_is_not_read(folder: Path, put: Put, found: str) -> None:
    put(folder / "bad")
    assert describe_irregular_file(folder / "bad", folder) == found
    with pytest.raises(NotRegular) as refused:
        read_regular(folder / "bad", folder)
    assert (refused.value.filename, refused.value.strerror) == (str(folder / "bad"), f"this is {found}")


def test_a_device_is_not_read(tmp_path: Path) -> None:
    assert describe_irregular_file("/dev/zero", "/dev") == SPECIAL
    with pytest.raises(NotRegular):
        read_regular("/dev/zero", "/dev")


@pytest.mark.parametrize("name", ["inner/own.txt", "link.txt", "inner/../inner/own.txt", "far/link.txt"])
def test_a_file_of_the_folder_is_read_through_links_that_stay_inside(folder: Path, name: str) -> None:
    (folder / "link.txt").symlink_to("second.txt")
    (folder / "second.txt").symlink_to("inner/own.txt")
    (folder / "far").mkdir()
    (folder / "far/link.txt").symlink_to(folder / "inner/own.txt")
    assert describe_irregular_file(folder / name, folder) == ""
    assert read_regular(folder / name, folder) == b"ours"


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    other = folder.parent / "other"
    other.symlink_to(folder)
    assert read_regular(other / "inner/own.txt", other) == b"ours"
    (folder / "bad").symlink_to("../outside.txt")
    with pytest.raises(NotRegular):
        read_regular(other / "bad", other)


@pytest.mark.parametrize("name", ["../outside.txt", "inner/../../outside.txt"])
def test_a_path_does_not_lead_out_of_the_folder(folder: Path, name: str) -> None:
    with pytest.raises(NotRegular):
        read_regular(folder / name, folder)


def test_a_file_that_is_not_there_is_missing(folder: Path) -> None:
    assert describe_irregular_file(folder / "none.txt", folder) == ""
    with pytest.raises(FileNotFoundError) as missing:
        read_regular(folder / "none.txt", folder)
    assert missing.value.filename == str(folder / "none.txt")


def test_a_folder_on_the_way_that_is_a_link_out_is_not_entered(folder: Path) -> None:
    (folder / "way").symlink_to("../elsewhere")
    with pytest.raises(NotRegular):
        read_regular(folder / "way/notes.txt", folder)


@pytest.mark.parametrize("exchanged", ["inner", "inner/own.txt"])
def test_what_is_exchanged_for_a_link_after_it_was_looked_at_is_not_followed(
    folder: Path, exchanged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "link.txt").symlink_to("inner/own.txt")
    (folder.parent / "elsewhere/own.txt").write_bytes(SECRET)
    look = regular_files._resolve_path

    def look_and_exchange(path: str | Path, top: str | Path) -> str:
        real = look(path, top)
        place = folder / exchanged
        if place.is_dir():
            shutil.rmtree(place)
            place.symlink_to("../elsewhere")
        else:
            place.unlink()
            place.symlink_to("../../outside.txt")
        return real

    monkeypatch.setattr(regular_files, "_resolve_path", look_and_exchange)
    with pytest.raises(NotRegular):
        read_regular(folder / "link.txt", folder)


def test_where_folders_cannot_be_entered_one_by_one_the_same_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regular_files, "_ENTERS_FOLDERS", False)
    (folder / "bad").symlink_to("../outside.txt")
    (folder / "way").symlink_to("../elsewhere")
    assert read_regular(folder / "inner/own.txt", folder) == b"ours"
    for name in ("bad", "way/notes.txt"):
        with pytest.raises(NotRegular):
            read_regular(folder / name, folder)


def test_a_walk_names_each_file_and_enters_no_link(folder: Path) -> None:
    (folder / "a.txt").touch()
    (folder / "inner/out").symlink_to("../../elsewhere")
    (folder / "inner/round").symlink_to("..")
    (folder / "link.txt").symlink_to("inner/own.txt")
    (folder / ".hidden").symlink_to("../outside.txt")
    (folder / ".lock").symlink_to("someone@host.1234")
    os.mkfifo(folder / "pipe")
    shown = [
        ("a.txt", ""),
        ("link.txt", ""),
        ("pipe", SPECIAL),
        ("inner/out", LINK),
        ("inner/own.txt", ""),
        ("inner/round", LINK),
    ]
    assert list(walk_files(folder)) == shown
    assert list(walk_files(folder, hidden=True)) == [(".hidden", LINK), *shown]
    assert list(walk_files(folder / "none")) == []


def test_a_walk_ends_however_deep_the_folders_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    levels = 1_200
    monkeypatch.chdir(tmp_path)
    for _level in range(levels):
        Path("a").mkdir()
        os.chdir("a")
    Path("file").touch()
    walked = [name for name, _found in walk_files(tmp_path)]
    Path("file").unlink()
    for _level in range(levels):  # what removes the folders of tests would not end
        os.chdir("..")
        Path("a").rmdir()
    assert walked == ["a/" * levels + "file"]


@pytest.mark.parametrize(
    ("put", "found"),
    [
        (lambda path: path.mkdir(), ""),
        (lambda path: None, ""),
        (lambda path: path.touch(), "a file, not a folder"),
        (_link("inner"), LINK),
        (os.mkfifo, SPECIAL),
    ],
)
def test_a_folder_is_no_link(folder: Path, put: Put, found: str) -> None:
    put(folder / "one")
    assert describe_non_folder(folder / "one") == found


@pytest.mark.parametrize("found", [LINK, SPECIAL])
def test_a_stand_in_is_refused_as_what_it_stands_for(folder: Path, found: str) -> None:
    create_placeholder(folder / "one", found)
    assert describe_irregular_file(folder / "one", folder) == found


@pytest.fixture(params=["a link out", "a link to nothing", "a pipe", "a socket", "a folder", "a link inside"])
def taken(request: pytest.FixtureRequest, folder: Path) -> Iterator[Path]:
    """A path at which something is that is not written through."""
    path = folder / "bad"
    put = _link("inner/own.txt") if request.param == "a link inside" else REFUSED[request.param][0]
    put(path)
    before = os.lstat(path)
    yield path
    assert os.lstat(path)[:7] == before[:7]
    assert (folder.parent / "outside.txt").read_bytes() == SECRET
    assert (folder / "inner/own.txt").read_bytes() == b"ours"
    assert not (folder / "nothing.txt").exists()
    assert sorted(one.name for one in folder.iterdir()) == ["bad", "inner"]


def test_nothing_is_written_through_what_is_not_a_file(taken: Path) -> None:
    with pytest.raises(NotRegular):
        write_regular(taken, b"new")
    with pytest.raises(NotRegular):
        append_regular(taken, b"new")
    with pytest.raises(FileExistsError):
        create_regular(taken, b"new", taken.parent)


def test_a_file_is_written_whole_and_keeps_its_permissions(folder: Path) -> None:
    path = folder / "inner/own.txt"
    path.chmod(0o640)
    write_regular(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    write_regular(folder / "more/deep/new.txt", b"new", folder)
    create_regular(folder / "more/other/new.txt", b"new", folder)
    append_regular(folder / "log.txt", b"one")
    append_regular(folder / "log.txt", b"two")
    (folder / "plain.txt").touch()
    assert (folder / "more/deep/new.txt").stat().st_mode == (folder / "plain.txt").stat().st_mode
    assert (folder / "more/other/new.txt").read_bytes() == b"new"
    assert (folder / "log.txt").read_bytes() == b"onetwo"


def test_nothing_is_written_into_a_folder_behind_a_link(folder: Path) -> None:
    (folder / "way").symlink_to("../elsewhere")
    for write in (create_regular, write_regular):
        for name in ("way/new.txt", "way/deep/new.txt"):
            with pytest.raises(NotRegular) as refused:
                write(folder / name, b"new", folder)
            assert refused.value.filename == str(folder / "way")
    assert [one.name for one in (folder.parent / "elsewhere").iterdir()] == ["notes.txt"]


def test_a_file_is_left_as_it_was_where_writing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_regular(folder / "inner/own.txt", b"new")
    assert [(one.name, one.read_bytes()) for one in (folder / "inner").iterdir()] == [("own.txt", b"ours")]


def test_nothing_stays_of_a_new_file_that_cannot_be_written(folder: Path) -> None:
    with pytest.raises(TypeError):
        create_regular(folder / "new.txt", None, folder)  # type: ignore[arg-type]
    assert not (folder / "new.txt").exists()
