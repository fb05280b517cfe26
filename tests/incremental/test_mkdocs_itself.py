"""`mkdocs build -f site.yml` gives the same bytes, uses the same memory, and leaves the same files alone."""

from pathlib import Path

import pytest

from tests.incremental.desk import Desk, differ_not, redrawn
from tests.site.builds import files, run

pytestmark = pytest.mark.slow
POINT = "content/sheets/bridge-repair/points/repair-plan.yml"


def mkdocs(desk: Desk, *words: str, folder: Path | None = None) -> int:
    where = "site.yml" if folder is None else str(desk.settings.relative_to(folder))
    return run("mkdocs", "build", "-f", where, *words, folder=folder or desk.folder).returncode


def test_into_another_folder_it_gives_the_same_bytes_also_after_edits(desk: Desk) -> None:
    other = desk.folder.with_name("by-mkdocs")
    for before, after in (("Three", "Three"), ("Three", "Four"), ("Four", "Five")):
        desk.change(POINT, f"title: {before}", f"title: {after}")
        assert desk.build().code == 0
        assert mkdocs(desk, "-d", str(other)) == 0
        differ_not(files(other), files(desk.site))


def test_into_the_same_folder_it_goes_on_where_our_command_ended(desk: Desk) -> None:
    before, known = desk.left(), desk.remembered()
    assert mkdocs(desk, folder=desk.folder.parent) == 0
    assert redrawn(before, desk.left()) == set()
    assert desk.remembered() == known
    desk.change(POINT, "title: Three", "title: Four")
    assert mkdocs(desk) == 0
    changed = redrawn(before, desk.left())
    assert "sheets/bridge-repair/points/repair-plan/index.html" in changed
    assert "places/weirford/index.html" not in changed
    between = desk.left()
    assert desk.is_as_a_cold_build().code == 0
    assert redrawn(between, desk.left()) == set()


@pytest.mark.parametrize(
    "words", [("--dirty",), *(pytest.param((word,), marks=pytest.mark.nightly) for word in ("--strict", "--clean"))]
)
def test_its_own_ways_of_building_change_nothing(desk: Desk, words: tuple[str, ...]) -> None:
    desk.change(POINT, "title: Three", "title: Four")
    assert mkdocs(desk, *words) == 0
    between = desk.left()
    assert desk.is_as_a_cold_build().code == 0
    assert redrawn(between, desk.left()) == set()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (POINT, "by: [bridge-office]", "by: [nobody]"),
        (POINT, "quote: The cost is shared by Westmark, the council and the boat owners.", "stance: reports"),
        ("templates/pages/place.html", "{% block main %}", "{% block main %}{{ view.no_such_thing }}"),
        ("content/pages/about.md", "(sources/index.md)", "(nowhere.md)"),
    ],
)
def test_where_it_fails_it_leaves_the_last_good_site(desk: Desk, name: str, before: str, after: str) -> None:
    old, text = desk.left(), desk.read(name)
    desk.change(name, before, after)
    assert mkdocs(desk, "--strict") != 0
    assert redrawn(old, desk.left()) == set()
    desk.write(name, text)
    assert mkdocs(desk, "--strict") == 0
    assert redrawn(old, desk.left()) == set()


def test_without_any_memory_it_leaves_alone_what_stands(desk: Desk) -> None:
    before = desk.left()
    desk.kept.unlink()
    assert mkdocs(desk) == 0
    assert redrawn(before, desk.left()) == set()
