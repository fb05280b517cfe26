"""A build ends at once where nothing has changed, and sees every change of what it depends on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from factsheet.build import unchanged
from factsheet.build.cache_folder import find_cache_file
from factsheet.build.unchanged import find_record_file, find_unchanged_site

from tests.incremental.desk import Desk, laid

pytestmark = pytest.mark.slow

POINT = "content/sheets/bridge-repair/points/crack.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose last build was recorded; what a test changes there is taken back."""
    desk = laid(tmp_path_factory.mktemp("unchanged") / "desk")
    desk.change("site.yml", "site_name:", "INHERIT: more.yml\nsite_name:")
    desk.write("more.yml", "copyright: none\n")
    assert desk.build().code == 0
    return desk


def is_unchanged(desk: Desk) -> bool:
    return find_unchanged_site(find_record_file(desk.settings, desk.site)) is not None


@contextmanager
def put(path: Path, content: bytes | None) -> Iterator[None]:
    """Write or remove a file, and take it back with its time."""
    before = (path.read_bytes(), path.stat().st_atime_ns, path.stat().st_mtime_ns) if path.exists() else None
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
        if before is not None and len(before[0]) == len(content):  # as within one tick of the clock
            os.utime(path, ns=before[1:])
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before[0])
            os.utime(path, ns=before[1:])


def swapped(content: bytes) -> bytes:
    """Return other content of the same size."""
    return content[:-2] + content[-1:] + content[-2:-1]


def test_it_prints_what_a_build_prints_and_loads_nothing_for_it(built: Desk) -> None:
    program = (
        "import sys; from factsheet.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "print({name.partition('.')[0] for name in sys.modules} & {'mkdocs', 'pydantic', 'jinja2', 'babel', 'yaml'},"
        "[name for name in sys.modules if name.startswith(('factsheet.model', 'factsheet.site'))])"
    )
    command = [sys.executable, "-c", program, "build", "-f", str(built.settings), "-d", str(built.site)]
    first, second = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert first.startswith(f"{len(list(built.site.rglob('*.html')))} pages in {built.site} (")
    assert second == "set() []"


@pytest.mark.parametrize(
    "name",
    [
        POINT,
        "content/pages/about.md",
        "templates/shell.html",
        "templates/assets/factsheet.css",
        "site.yml",
        "more.yml",
    ],
)
def test_a_change_of_a_source_is_seen_where_size_and_time_stay(built: Desk, name: str) -> None:
    path = built.folder / name
    with put(path, swapped(path.read_bytes())):
        assert not is_unchanged(built)
    with put(path, None):
        assert not is_unchanged(built)
    assert is_unchanged(built)


@pytest.mark.parametrize(
    "name", ["content/actors/newcomer.yml", "content/.ledger", "content/pages/new.md", "templates/pages/new.html"]
)
def test_a_new_source_is_seen(built: Desk, name: str) -> None:
    with put(built.folder / name, b""):
        assert not is_unchanged(built)
    assert is_unchanged(built)


@pytest.mark.parametrize("name", ["index.html", "about/index.html", ".factsheet-site"])
def test_a_file_of_the_site_that_was_touched_or_removed_is_seen(built: Desk, name: str) -> None:
    path = built.site / name
    with put(path, path.read_bytes() + b" "):
        assert not is_unchanged(built)
    with put(path, None):
        assert not is_unchanged(built)
    assert is_unchanged(built)


def test_a_file_that_does_not_belong_to_the_site_is_seen_but_not_a_hidden_one_at_its_top(built: Desk) -> None:
    with put(built.site / "about" / "mine.html", b""):
        assert not is_unchanged(built)
    with put(built.site / ".nojekyll", b""):
        assert is_unchanged(built)


@pytest.mark.parametrize("role", ["next", "ready", "lock"])
def test_a_build_at_work_or_interrupted_is_seen(built: Desk, role: str) -> None:
    with put(built.folder / f".site.{role}", b""):
        assert not is_unchanged(built)
    assert is_unchanged(built)


def test_a_link_among_the_sources_or_as_the_site_is_not_trusted(built: Desk) -> None:
    link = built.folder / "content" / "pages" / "link.md"
    link.symlink_to("about.md")
    assert not is_unchanged(built)
    link.unlink()
    moved = built.site.rename(built.folder / "moved")
    built.site.symlink_to(moved)
    assert not is_unchanged(built)
    built.site.unlink()
    moved.rename(built.site)
    assert is_unchanged(built)


def test_a_memory_that_is_lost_or_damaged_is_seen(built: Desk) -> None:
    kept = find_cache_file(built.settings, built.site)
    assert kept is not None
    with put(kept, None):
        assert not is_unchanged(built)
    with put(kept, kept.read_bytes()[:-1]):
        assert not is_unchanged(built)
    assert is_unchanged(built)


def test_a_damaged_record_is_as_good_as_none(built: Desk) -> None:
    record = find_record_file(built.settings, built.site)
    assert record is not None
    for damaged in (b"", record.read_bytes()[:-1], b"\xff" * 40):
        with put(record, damaged):
            assert not is_unchanged(built)


def test_another_day_is_seen(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEET_TODAY", "2040-01-02")
    assert not is_unchanged(built)


def test_another_generator_is_seen(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "digest_generator", lambda: b"another")
    assert not is_unchanged(built)


def test_a_new_commit_is_seen(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "find_last_commit", lambda content: "0123")
    assert not is_unchanged(built)


def test_another_folder_for_the_site_has_its_own_record(built: Desk) -> None:
    assert find_unchanged_site(find_record_file(built.settings, None)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name:", "copyright: !ENV [NOBODY, none]\nsite_name:"),
        ("site_name:", "hooks: [hook.py]\nsite_name:"),
        ("site_name:", "not_known: to MkDocs\nsite_name:"),
        ("plugins:\n", "plugins:\n  - search\n"),
        ("  language: en\n", "  language: be\n"),
    ],
)
def test_a_build_that_warns_or_may_depend_on_more_is_not_recorded(desk: Desk, before: str, after: str) -> None:
    desk.write("hook.py", "")
    desk.change("site.yml", before, after)
    assert desk.build().code == 0
    assert not is_unchanged(desk)


def test_a_build_with_a_warning_is_not_recorded_and_warns_again(desk: Desk) -> None:
    desk.write("content/pages/about.md", desk.read("content/pages/about.md") + "\n[lost](lost.md)\n")
    first = desk.build()
    assert "WARNING" in first.said
    assert desk.build() == first


def test_a_strict_build_is_recorded_too(desk: Desk) -> None:
    assert desk.build("--strict").code == 0
    assert is_unchanged(desk)
