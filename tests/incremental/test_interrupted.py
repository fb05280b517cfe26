"""A build that is killed or fails leaves the last good site whole, and builds at once do not harm each other."""

import errno
import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from factsheet.build.merge_folders import PASSING
from factsheet.build.publication import WAITING
from factsheet.build.site_folders import Folders
from factsheet.site.rendering import bytecode_cache
from filelock import FileLock

from tests.incremental.desk import Desk, differ_not, laid, redrawn
from tests.incremental.runs import COMMAND, WITHOUT_EXCHANGE, changes, ended, killed, started
from tests.rounds import rounds
from tests.site.builds import files, run

pytestmark = pytest.mark.slow

TITLE = ("content/sheets/bridge-repair/points/crack.yml", "title: Who left", "title: Who had left")
BROKEN = ("content/places/weirford.yml", "kind: town", "kind: [town")


def moments(changes: Sequence[str]) -> list[int]:
    """Return some that are spread over the whole build, and those around exchanges and some renamings."""
    spread = range(1, len(changes), len(changes) // rounds(quick=2, nightly=40))
    renamed = [at for at, change in enumerate(changes, start=1) if change in ("os.rename", "ctypes.dlsym")]
    around = {*renamed[:2], *renamed[len(renamed) // 2 :][:1], *renamed[-2:]}
    steps = range(-1, 2) if rounds(quick=0, nightly=1) else (0,)
    return sorted({*spread, *(at + step for at in around for step in steps if at + step <= len(changes))})


@pytest.mark.parametrize("command", [COMMAND, WITHOUT_EXCHANGE], ids=["exchange", "file by file"])
def test_killed_at_any_change_to_the_disk_the_old_site_or_the_new_one_is_whole(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        bytecode_cache, "_in_memory", {}
    )  # so that the templates lie there compiled, and every build is alike
    desk = laid(tmp_path / "desk")
    old, written = files(desk.site), desk.saved()
    desk.change(*TITLE)
    new, changed = files(desk.cold()[1]), desk.saved()
    seen = []
    for at in moments(changes(desk, command)):
        desk.restore(written)
        desk.build()
        assert files(desk.site) == old
        desk.restore(changed)
        code, said = killed(desk, at, command)
        assert code == -signal.SIGKILL, (at, said)
        seen.append(now := files(desk.site))
        assert [path for path in now if now[path] not in (old.get(path), new.get(path)) and path != PASSING] == [], at
        desk.change(*BROKEN)
        assert desk.build().code != 0
        assert files(desk.site) in (old, new), at
        desk.restore(changed)
        assert desk.build().code == 0
        differ_not(files(desk.site), new)
        assert {path.name for path in desk.folder.iterdir()} == {
            "content",
            "templates",
            "site",
            "site.yml",
        }
    assert old in seen
    assert new in seen
    assert all(now in (old, new) for now in seen) == (command == COMMAND)


def test_killed_while_it_writes_the_old_site_stays_and_the_next_build_heals(desk: Desk) -> None:
    old = desk.left()
    desk.change(*TITLE)
    half = len(changes_of_a_copy(desk)) // 2
    assert killed(desk, half)[0] == -signal.SIGKILL
    assert redrawn(old, desk.left()) == set()
    assert desk.is_as_a_cold_build().code == 0
    assert redrawn(old, desk.left())


def changes_of_a_copy(desk: Desk) -> list[str]:
    """Return the changes that a build makes, without building this site."""
    copy = laid(desk.folder.with_name("copy"))
    copy.change(*TITLE)
    return changes(copy)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        BROKEN,
        ("content/sheets/ferry/points/free-ferry.yml", "by: [westmark]", "by: [eastmark]"),
        ("content/sheets/bridge-repair/points/crack.yml", "quote: “It is not so”, ", ""),
        ("templates/pages/place.html", "{% block main %}", "{% block main %}{{ view.no_such_thing }}"),
        ("templates/pages/place.html", "{% block main %}", "{% block main %}{% if %}"),
        ("templates/shell.html", "<html", "{% if %}<html"),
        ("content/pages/about.md", "(sources/index.md)", "(nowhere.md)"),
        ("site.yml", "mailto:desk@example.org", "javascript:alert(1)"),
    ],
)
def test_a_failed_build_touches_nothing_and_the_next_one_goes_on(
    desk: Desk, name: str, before: str, after: str
) -> None:
    old, text = desk.left(), desk.read(name)
    desk.change(name, before, after)
    for _ in range(2):
        assert desk.build("--strict").code != 0
        assert redrawn(old, desk.left()) == set()
    desk.write(name, text)
    assert desk.build("--strict").code == 0
    assert redrawn(old, desk.left()) == set()


@pytest.mark.parametrize(
    ("template", "broken", "told"),
    [
        ("pages/place.html", "{% if %}", "pages/place.html:{line}: Expected an expression"),
        (
            "pages/place.html",
            "{{ view.no_such }}",
            "pages/place.html:{line}: 'factsheet.site.pages.kinds.place.PlaceView object' has no attribute",
        ),
        ("pages/place.html", "{{ no_such }}", "pages/place.html:{line}: 'no_such' is undefined"),
        ("pages/place.html", "{% include 'no.html' %}", "pages/place.html:{line}: there is no template `no.html`"),
        ("pages/place.html", "{{ 1 // 0 }}", "pages/place.html:{line}: integer division"),
        (
            "pages/prose.html",
            "{{ view.no_such }}",
            "pages/prose.html:{line}: 'factsheet.site.rendering.ProseView object' has no attribute",
        ),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(desk: Desk, template: str, broken: str, told: str) -> None:
    begin = "{% block main %}"
    desk.change(f"templates/{template}", begin, f"{begin}{broken}")
    line = desk.read(f"templates/{template}").partition(begin)[0].count("\n") + 1
    built = desk.build()
    assert built.code == 1
    assert f"templates/{told.format(line=line)}" in built.said


def test_two_builds_started_at_once_both_end_well(desk: Desk) -> None:
    desk.change(*TITLE)
    with started(desk) as one, started(desk) as other:
        said = [building.communicate()[0] for building in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), said
    differ_not(files(desk.site), files(desk.cold()[1]))
    assert desk.is_as_a_cold_build().code == 0


def test_a_build_that_has_to_wait_says_so_and_takes_in_what_was_changed_meanwhile(desk: Desk) -> None:
    with FileLock(desk.folder / ".site.lock"):
        building = started(desk)
        assert building.stdout is not None
        assert building.stdout.readline().strip() == WAITING
        desk.change(*TITLE)
    said, _ = building.communicate()
    assert building.returncode == 0, said
    differ_not(files(desk.site), files(desk.cold()[1]))


def test_a_build_beside_one_that_is_killed_ends_well(desk: Desk) -> None:
    desk.change(*TITLE)
    with started(desk) as one, started(desk) as other:
        one.kill()
        said, _ = other.communicate()
    assert other.returncode == 0, said
    differ_not(files(desk.site), files(desk.cold()[1]))


def test_a_folder_that_stood_there_before_is_replaced_by_the_site(desk: Desk) -> None:
    built = files(desk.site)
    desk.kept.unlink()
    (desk.site / "index.html").write_text("another site", encoding="utf-8")
    (desk.site / "old").mkdir()
    (desk.site / "old/page.html").write_text("another site", encoding="utf-8")
    assert ended(desk)[0] == 0
    differ_not(files(desk.site), built)


def test_hidden_files_at_the_top_of_the_site_stay_as_they_do_with_the_host(desk: Desk) -> None:
    (desk.site / ".git/refs").mkdir(parents=True)
    (desk.site / ".git/HEAD").write_text("a worktree", encoding="utf-8")
    (desk.site / ".nojekyll").touch()
    desk.change(*TITLE)
    assert desk.build().code == 0
    assert (desk.site / ".git/HEAD").read_text(encoding="utf-8") == "a worktree"
    assert (desk.site / ".nojekyll").is_file()


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("content/sheets/site", "would be inside the facts"),
        ("templates", "would overwrite the templates"),
        ("templates/site", "would be inside the templates"),
        ("content", "docs_dir"),
        (".", "docs_dir"),
    ],
)
def test_the_site_never_takes_the_place_of_what_it_is_made_of(desk: Desk, site: str, told: str) -> None:
    before = desk.saved()
    built = desk.build("-d", str(desk.folder / site))
    assert built.code != 0
    assert told in built.said
    assert desk.saved() == before


def test_a_file_in_the_place_of_the_site_stays(desk: Desk) -> None:
    shutil.rmtree(desk.site)
    desk.site.write_text("notes", encoding="utf-8")
    built = run("mkdocs", "build", "-f", "site.yml", folder=desk.folder)
    assert built.returncode == 1
    assert "site: Not a directory" in built.stderr + built.stdout
    assert desk.site.read_text(encoding="utf-8") == "notes"


def test_a_disk_that_is_full_is_told_in_a_line_and_the_last_site_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = desk.left()
    desk.change(*TITLE)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Folders, "put", full)
    built = desk.build()
    assert (built.code, built.said) == (1, "Error: nothing was built\nsite: No space left on device\n")
    assert redrawn(old, desk.left()) == set()
