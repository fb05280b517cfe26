"""Two processes give the same bytes as one, tell the same problems, and fail with the same words."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.incremental.desk import Desk, differ_not, laid
from tests.incremental.runs import COMMAND, IN_TWO, changes, ended, killed
from tests.site.builds import files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="there are two processes on Linux only"),
]
WRONG = (
    ("content/sheets/bridge-repair/points/crack.yml", "quote: “It is not so”, ", ""),
    ("content/sheets/ferry/points/owners-refuse.yml", ", quote: Who pays us?", ""),
    ("content/sheets/ferry/points/free-ferry.yml", "quote: free of charge, ", ""),
)


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """The same site once more, in another folder."""
    return laid(tmp_path / "other")


def both(desk: Desk, other: Desk) -> tuple[tuple[int, list[str]], tuple[int, list[str]]]:
    """Build one desk in one process and the other in two; return how each ended and its words but the last line's."""
    return _told(ended(desk, COMMAND)), _told(ended(other, IN_TWO))


def _told(result: tuple[int, str]) -> tuple[int, list[str]]:
    code, said = result
    return code, [line for line in said.splitlines() if " pages in " not in line]


def unbuilt(desk: Desk) -> None:
    shutil.rmtree(desk.site)
    desk.kept.unlink()


def test_from_nothing_and_after_an_edit_two_processes_give_the_same_files(desk: Desk, other: Desk) -> None:
    unbuilt(other)
    assert both(desk, other) == ((0, []), (0, []))
    differ_not(files(other.site), files(desk.site))
    for one in (desk, other):
        one.change("content/sheets/bridge-repair/points/closing-pledge.yml", "title: The bridge", "title: A bridge")
        one.change("content/actors/dial-outlet.yml", "kind: outlet", "kind: outlet\naliases: [at the briefing]")
    assert both(desk, other) == ((0, []), (0, []))
    differ_not(files(other.site), files(desk.site))


def test_two_processes_remember_what_one_does(desk: Desk, other: Desk) -> None:
    unbuilt(other)
    assert ended(other, IN_TWO)[0] == 0
    one, two = desk.remembered(), other.remembered()
    assert (two.parsed, two.names, two.links) == (one.parsed, one.names, one.links)
    assert (two.briefs, two.points) == (one.briefs, one.points)
    assert {path: page.key for path, page in two.pages.items()} == {path: page.key for path, page in one.pages.items()}
    assert other.is_as_a_cold_build().code == 0


def test_two_processes_tell_the_same_problems(desk: Desk, other: Desk) -> None:
    for one in (desk, other):
        for change in WRONG:
            one.change(*change)
    (code, told), other_told = both(desk, other)
    assert other_told == (code, told)
    assert code == 1
    assert len([line for line in told if "error[F040]" in line]) == len(WRONG)


@pytest.mark.parametrize(
    ("template", "title", "broken"),
    [
        ("pages/place.html", "", "{{ 1 // 0 }}"),
        pytest.param("pages/point.html", "", "{{ view.no_such_thing }}", marks=pytest.mark.nightly),
        ("pages/point.html", "Cars on the bridge after the closing", "{{ 1 // 0 }}"),
        pytest.param("pages/point.html", "Crossings by day", "{{ view.no_such_thing }}", marks=pytest.mark.nightly),
        ("pages/source.html", "Post of the mayor", "{% include 'nowhere.html' %}"),
        pytest.param("pages/source.html", "Plan of works", "{% include 'nowhere.html' %}", marks=pytest.mark.nightly),
    ],
)
def test_a_template_that_fails_in_one_of_two_processes_fails_the_build_with_its_words(
    desk: Desk, other: Desk, template: str, title: str, broken: str
) -> None:
    built, begin = files(desk.site), "{% block main %}"
    failing = f'{{% if view.title == "{title}" %}}{broken}{{% endif %}}' if title else broken
    for one in (desk, other):
        one.change(f"templates/{template}", begin, f"{begin}{failing}")
    (code, told), (other_code, other_told) = both(desk, other)
    assert code == other_code == 1
    assert other_told[-1] == told[-1]
    assert other_told.count("Traceback (most recent call last):") <= told.count("Traceback (most recent call last):")
    assert files(other.site) == files(desk.site) == built


@pytest.mark.parametrize("share", [2, pytest.param(4, marks=pytest.mark.nightly)])
def test_where_one_of_two_processes_is_killed_the_old_site_stays_and_the_next_build_heals(
    desk: Desk, other: Desk, share: int
) -> None:
    """The one that is left ends before another build begins."""
    old = files(desk.site)
    for one in (desk, other):
        one.change("site.yml", "site_name: Bridge facts", "site_name: Facts of the bridge")
    written = changes(other, IN_TWO).index("os.rename")
    assert killed(desk, written // share, IN_TWO)[0] != 0
    assert files(desk.site) == old
    assert ended(desk, IN_TWO)[0] == 0
    differ_not(files(desk.site), files(other.site))
