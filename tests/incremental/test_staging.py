"""A new site takes the place of the last one, whatever kills it, and nothing that is not ours is replaced."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from factsheet.build import atomic_swap, merge_folders
from factsheet.build.atomic_swap import Staging
from factsheet.build.merge_folders import PASSING
from factsheet.build.output_ownership import MARK, ForeignFolder
from factsheet.build.site_folders import link_or_copy

from tests.incremental.runs import CHANGING
from tests.site.builds import files

pytestmark = pytest.mark.slow

OLD = {
    "index.html": b"old home",
    "old.css": b"old style",
    "page/index.html": b"old page",
    "same.txt": b"same",
    "equal.txt": b"equal",
    "clash": b"a file where a folder will be",
    "folder/one.txt": b"in a folder where a file will be",
    "folder/deep/two.html": b"deeper in it",
    "gone/deep/page.html": b"a page that goes",
    "gone/style.css": b"a style that goes",
}
NEW = {
    "index.html": b"new home",
    "new.css": b"new style",
    "page/index.html": b"new page",
    "same.txt": b"same",
    "equal.txt": b"equal",
    "clash/inner.html": b"in a folder where a file was",
    "folder": b"a file where a folder was",
    "linked/index.html": b"in a folder where a link was",
    "linked/equal.txt": b"a file of the same words is where the link led",
    ".well-known/key.txt": b"new key",
}
HIDDEN = {".git/HEAD": b"a worktree", ".nojekyll": b"", ".well-known/other.txt": b"older key"}
VICTIM = {"index.html": b"not of this site", "equal.txt": b"a file of the same words is where the link led"}
WAYS = ("exchange", "links", "copies")


def fill(folder: Path, content: Mapping[str, bytes]) -> None:
    for path, data in content.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def lay_out(folder: Path) -> Staging:
    """Publish the old site, with hidden files at its top and a link to a folder elsewhere in it."""
    folder.mkdir()
    fill(folder / "victim", VICTIM)
    found = Staging(folder / "site")
    publish(found, OLD)
    fill(found.site, HIDDEN)
    (found.site / "linked").symlink_to(folder / "victim")
    return found


def publish(where: Staging, content: Mapping[str, bytes]) -> None:
    with where.acquire_lock(waiting_message="waiting"):
        new = where.begin()
        fill(new, {path: data for path, data in content.items() if path != "same.txt"})
        if (where.site / "same.txt").exists():
            link_or_copy(str(where.site / "same.txt"), str(new / "same.txt"))
        else:
            fill(new, {"same.txt": content["same.txt"]})
        where.publish()
        where.discard()


def heal(where: Staging) -> None:
    """Begin a build that fails."""
    with where.acquire_lock(waiting_message="waiting"):
        where.begin()
        where.discard()


def use(way: str, patch: pytest.MonkeyPatch) -> None:
    if way != "exchange":
        patch.setattr(atomic_swap, "_exchange_folders", lambda _one, _other: False)
    if way == "copies":
        patch.setattr(os, "link", refuse)


def refuse(*_paths: object) -> None:
    raise OSError("this disk has no links")


def publish_until(where: Staging, last: int) -> None:
    """Publish the new site, and kill this process right before the change to the disk with the number."""
    seen = 0

    def count(event: str, words: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in CHANGING:
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publish(where, NEW)


def is_killed(where: Staging, last: int) -> bool:
    process = multiprocessing.get_context("fork").Process(target=publish_until, args=(where, last))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def shown(where: Staging) -> dict[str, bytes]:
    return visible(files(where.site))


def visible(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return all but hidden files at the top."""
    return {path: data for path, data in content.items() if not path.startswith(".")}


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_change_there_is_a_site_of_whole_files_and_the_next_build_completes_it(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(way, monkeypatch)
    at, mixed, old_again, new_again = 0, 0, 0, 0
    while True:
        at += 1
        where = lay_out(tmp_path / str(at))
        if not is_killed(where, at):
            break
        assert_whole(where, at)
        mixed += shown(where) not in (OLD, visible(NEW))
        heal(where)
        old_again += (is_old := shown(where) == OLD)
        new_again += shown(where) == visible(NEW)
        assert is_old or shown(where) == visible(NEW), at
        publish(where, NEW)
        assert_new(where)
    assert_new(where)
    assert at > 20
    assert old_again
    assert new_again
    assert (mixed > 0) == (way != "exchange")


def assert_whole(where: Staging, at: int) -> None:
    now = files(where.site)
    for path, data in now.items():
        if path in HIDDEN:
            assert data == HIDDEN[path], at
        elif path not in (MARK, PASSING):
            assert data in [site[path] for site in (OLD, NEW) if path in site], (at, path)
    assert set(HIDDEN) <= set(now), at
    assert files(where.site.parent / "victim") == VICTIM, at
    if now["index.html"] == NEW["index.html"]:
        assert now["new.css"] == NEW["new.css"], at
    if now["index.html"] == OLD["index.html"]:
        assert now["old.css"] == OLD["old.css"], at


def assert_new(where: Staging) -> None:
    now = files(where.site)
    assert MARK in now
    assert now == NEW | HIDDEN | {MARK: now[MARK]}
    assert {path.name for path in where.site.parent.iterdir()} == {"site", "victim"}
    assert files(where.site.parent / "victim") == VICTIM


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_change_a_first_build_into_a_worktree_can_be_done_again(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(way, monkeypatch)
    worktree, killed, at = {".git/HEAD": b"a worktree", ".git/index": b"of it"}, True, 0
    while killed:
        at += 1
        where = Staging(tmp_path / str(at) / "site")
        fill(where.site, worktree)
        killed = is_killed(where, at)
        now = files(where.site)
        assert now.items() >= worktree.items(), at
        publish(where, NEW)
        now = files(where.site)
        assert now == NEW | worktree | {MARK: now[MARK]}, at
    assert at > 10


@pytest.mark.parametrize("way", WAYS)
def test_files_that_are_the_same_stay_the_files_they_were(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = lay_out(tmp_path / "here")
    before = {name: (where.site / name).stat().st_ino for name in ("same.txt", MARK)}
    with monkeypatch.context() as patch:
        if way != "exchange":
            patch.setattr(atomic_swap, "_exchange_folders", lambda _one, _other: False)
        publish(where, NEW)
    assert {name: (where.site / name).stat().st_ino for name in before} == before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("entries", [{}, {".git/HEAD": b"a worktree"}, {".git": b"gitdir: elsewhere"}])
def test_an_empty_folder_is_filled_also_a_worktree_of_git(
    tmp_path: Path, way: str, entries: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(way, monkeypatch)
    where = Staging(tmp_path / "site")
    where.site.mkdir()
    fill(where.site, entries)
    publish(where, NEW)
    now = files(where.site)
    assert now == NEW | entries | {MARK: now[MARK]}


def test_a_build_that_was_interrupted_before_or_as_it_wrote_the_mark_is_no_hindrance(tmp_path: Path) -> None:
    where = Staging(tmp_path / "site")
    where.next.mkdir()
    publish(where, OLD)
    fill(where.next, {MARK: b""})
    publish(where, NEW)
    assert shown(where) == visible(NEW)


@pytest.mark.parametrize(
    "entries", [{"letter.txt": b"dear"}, {".profile": b"words"}, {".git/HEAD": b"", "README.md": b"old site"}]
)
def test_a_folder_without_a_mark_stays_as_it_is(tmp_path: Path, entries: dict[str, bytes]) -> None:
    where = Staging(tmp_path / "site")
    fill(where.site, entries)
    with pytest.raises(ForeignFolder, match=r"was not built by Factsheet.*or choose another folder"):
        publish(where, NEW)
    assert files(tmp_path) == {f"site/{path}": data for path, data in entries.items()}


def test_a_mark_that_is_a_link_or_a_folder_is_none(tmp_path: Path) -> None:
    fill(tmp_path / "one", OLD | {f"{MARK}/inner": b""})
    fill(tmp_path / "two", OLD)
    (tmp_path / "two" / MARK).symlink_to("index.html")
    for name in ("one", "two"):
        with pytest.raises(ForeignFolder):
            publish(Staging(tmp_path / name), NEW)
        assert visible(files(tmp_path / name)) == OLD


@pytest.mark.parametrize("name", [".site.next", ".site.ready"])
@pytest.mark.parametrize("entries", [{"letter.txt": b"dear"}, {".git/HEAD": b"a repository"}])
def test_a_folder_in_the_place_of_an_unfinished_site_stays(
    tmp_path: Path, name: str, entries: dict[str, bytes]
) -> None:
    where = Staging(tmp_path / "site")
    publish(where, OLD)
    fill(tmp_path / name, entries)
    for attempt in (publish, lambda where, _content: heal(where)):
        with pytest.raises(ForeignFolder, match="was not built by Factsheet") as refused:
            attempt(where, NEW)
        assert refused.value.filename == str(tmp_path / name)
    assert files(tmp_path / name) == entries
    assert shown(where) == OLD
    assert not where.lock.exists()


@pytest.mark.parametrize("name", ["site", ".site.next", ".site.ready", ".site.lock"])
@pytest.mark.parametrize("target", ["victim", "victim/index.html", "nowhere", "loop"])
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, name: str, target: str) -> None:
    where, link = Staging(tmp_path / "site"), tmp_path / name
    fill(tmp_path / "victim", VICTIM | {MARK: b"even so"})
    if name != "site":
        publish(where, OLD)
    link.symlink_to(name if target == "loop" else target)
    with pytest.raises(ForeignFolder, match="this is a symbolic link, which a build does not follow") as refused:
        publish(where, NEW)
    assert refused.value.filename == str(link)
    assert link.is_symlink()
    assert files(tmp_path / "victim") == VICTIM | {MARK: b"even so"}
    assert not (tmp_path / "nowhere").exists()
    if name != "site":
        assert shown(where) == OLD


@pytest.mark.parametrize("name", ["site", ".site.next", ".site.ready"])
def test_a_file_in_the_place_of_a_folder_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("notes", encoding="utf-8")
    with pytest.raises(ForeignFolder, match="Not a directory: remove it yourself"):
        publish(Staging(tmp_path / "site"), NEW)
    assert files(tmp_path) == {name: b"notes"}


@pytest.mark.parametrize("name", [".site.lock", "site"])
def test_a_pipe_or_a_folder_in_the_place_of_the_lock_and_a_pipe_in_that_of_the_site_are_refused(
    tmp_path: Path, name: str
) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(ForeignFolder):
        publish(Staging(tmp_path / "site"), NEW)
    (tmp_path / name).unlink()
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(ForeignFolder, match="not a regular file"):
        publish(Staging(tmp_path / "site"), NEW)


def test_a_disk_that_takes_capital_letters_for_small_ones_keeps_the_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "old", {"Photo.jpg": b"old", "other.txt": b""})
    fill(tmp_path / "new", {"photo.jpg": b"new", "other.txt": b""})
    unlink = Path.unlink

    def unlink_all(path: Path, *, missing_ok: bool = False) -> None:
        assert missing_ok or path.exists()
        for entry in list(path.parent.iterdir()):
            if entry.name.lower() == path.name.lower():
                unlink(entry)

    monkeypatch.setattr(Path, "unlink", unlink_all)
    merge_folders.merge(tmp_path / "new", tmp_path / "old")
    assert files(tmp_path / "old") == files(tmp_path / "new")
