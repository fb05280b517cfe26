"""Whoever names the folder of the site, no way of building empties one that is not ours, or follows a link there."""

import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError

import pytest
from factsheet.build.output_ownership import MARK

from tests.incremental.desk import Desk, laid_anew
from tests.incremental.runs import started
from tests.rounds import rounds
from tests.site.builds import SMALL, Change, files, laid_out, run
from tests.test_serve import served

pytestmark = pytest.mark.slow

VICTIM = {
    "letter.txt": b"dear",
    ".profile": b"words",
    "photos/index.html": b"a picture",
    "pagefind/pagefind-entry.json": b"{}",
}
OURS = {"content", "templates", "site.yml"}
WAYS = {
    "build": ("factsheet", "build"),
    "mkdocs": ("mkdocs", "build"),
    "mkdocs, clean": ("mkdocs", "build", "--clean"),
    "mkdocs, dirty": ("mkdocs", "build", "--dirty"),
    "mkdocs, publishing": ("mkdocs", "gh-deploy"),
    "mkdocs, publishing, dirty": ("mkdocs", "gh-deploy", "--dirty", "--force"),
    "properdocs": ("properdocs", "build"),
}
INTO_ANOTHER = {name: WAYS[name] for name in ("build", "mkdocs")}
THEIR_THEME = (("name: null", "name: mkdocs"), ("  custom_dir: templates\n", ""))
RARE = ("mkdocs, clean", "mkdocs, dirty", "mkdocs, publishing, dirty")
"""What MkDocs does in these ways differs from another way by one word that we never see."""
BY_THEME = [
    pytest.param(way, changes, marks=[pytest.mark.nightly] if way in RARE or (changes and way != "mkdocs") else [])
    for changes in ((), THEIR_THEME)
    for way in WAYS
    if not changes or way != "properdocs"  # which has not the theme
]


def fill(folder: Path, content: dict[str, bytes]) -> Path:
    for path, data in content.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def laid_next_to_a_victim(folder: Path, *changes: Change) -> tuple[Path, Path]:
    """Return the folder of a site that has not been built, and one that has nothing to do with it."""
    return laid_out(SMALL, folder / "desk", *changes).parent, fill(folder / "victim", VICTIM)


def refused(words: tuple[str, ...], folder: Path) -> str:
    """Return the one line in which the command says what is wrong with the place."""
    done = run(*words, "-f", "site.yml", folder=folder, DISABLE_MKDOCS_2_WARNING="true")
    said = f"{done.stdout}{done.stderr}"
    assert done.returncode == 1, said
    assert "Traceback" not in said
    (line,) = [line for line in said.splitlines() if "or choose another folder with `site_dir` or `-d`" in line]
    assert "remove it yourself" in line
    return line


@pytest.mark.parametrize(("way", "changes"), BY_THEME)
def test_a_link_in_the_place_of_the_site_is_not_followed(tmp_path: Path, way: str, changes: tuple[Change, ...]) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path, *changes)
    (folder / "site").symlink_to("../victim", target_is_directory=True)
    assert f"{folder / 'site'}: this is a symbolic link" in refused(WAYS[way], folder)
    assert files(victim) == VICTIM
    assert (folder / "site").is_symlink()
    assert {path.name for path in folder.iterdir()} == {*OURS, "site"}
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "victim"}


@pytest.mark.parametrize("target", ["nowhere", "site", "content"])
def test_a_link_that_leads_nowhere_or_to_itself_or_to_the_facts_is_not_followed(tmp_path: Path, target: str) -> None:
    folder, _victim = laid_next_to_a_victim(tmp_path)
    (folder / "site").symlink_to(target)
    facts = files(folder / "content")
    assert "this is a symbolic link" in refused(WAYS["build"], folder)
    assert "this is a symbolic link" in refused(WAYS["mkdocs"], folder)
    assert files(folder / "content") == facts
    assert {path.name for path in folder.iterdir()} == {*OURS, "site"}


@pytest.mark.parametrize(("way", "changes"), BY_THEME)
def test_a_folder_that_the_settings_name_and_that_is_not_ours_stays(
    tmp_path: Path, way: str, changes: tuple[Change, ...]
) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path, ("site_url:", "site_dir: ../victim\nsite_url:"), *changes)
    assert f"{victim}: this folder is not empty and was not built by Factsheet" in refused(WAYS[way], folder)
    assert files(victim) == VICTIM
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "victim"}


@pytest.mark.parametrize("way", INTO_ANOTHER)
def test_a_folder_that_the_command_names_and_that_is_not_ours_stays(tmp_path: Path, way: str) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path)
    assert "was not built by Factsheet" in refused((*WAYS[way], "-d", str(victim)), folder)
    (folder / "link").symlink_to(victim)
    assert "this is a symbolic link" in refused((*WAYS[way], "-d", str(folder / "link")), folder)
    assert files(victim) == VICTIM


def test_a_folder_that_a_link_above_it_leads_to_is_ours_only_with_a_mark(tmp_path: Path) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path)
    (folder / "link").symlink_to(victim)
    assert "was not built by Factsheet" in refused((*WAYS["build"], "-d", "link/photos"), folder)
    assert files(victim) == VICTIM
    assert run("factsheet", "build", "-d", "link/public", folder=folder).returncode == 0
    assert run("factsheet", "build", "-d", "link/public", folder=folder).returncode == 0
    now = files(victim)
    assert {path: now[path] for path in VICTIM} == VICTIM
    assert {path.name for path in victim.iterdir()} == {"letter.txt", ".profile", "photos", "pagefind", "public"}


def test_a_site_of_a_version_that_left_no_mark_is_named_and_stays(desk: Desk) -> None:
    (desk.site / MARK).unlink()
    old = files(desk.site)
    assert f"{desk.site}: this folder is not empty" in refused(WAYS["build"], desk.folder)
    assert files(desk.site) == old
    shutil.rmtree(desk.site)
    assert desk.build().code == 0
    assert (desk.site / MARK).is_file()


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path)
    for target in (victim / "letter.txt", victim / "nothing.txt"):
        (folder / ".site.lock").symlink_to(target)
        assert f"{folder / '.site.lock'}: this is a symbolic link" in refused(WAYS["build"], folder)
        (folder / ".site.lock").unlink()
    assert files(victim) == VICTIM


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no such folder on this system")
def test_where_no_lock_can_be_made_nobody_waits_for_it(tmp_path: Path) -> None:
    folder, _victim = laid_next_to_a_victim(tmp_path)
    done = run("factsheet", "build", "-d", "/proc/site", folder=folder)
    assert done.returncode == 1
    assert done.stderr == "Error: nothing was built\n/proc/.site.lock: No such file or directory\n"


@pytest.mark.parametrize("target", ["../victim", "site"])
def test_what_only_looks_at_the_site_leaves_it_alone(tmp_path: Path, target: str) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path)
    (folder / "site").symlink_to(target)
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "One")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    place = next((folder / "content").rglob("weirford.yml"))
    place.write_text(place.read_text(encoding="utf-8").replace("name: Weirford", "name: Weirfort"), encoding="utf-8")
    done = run("factsheet", "diff", "HEAD", "--preview", "changed.html", folder=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "changed.html").is_file()
    assert files(victim) == VICTIM
    assert (folder / "site").is_symlink()


@pytest.mark.parametrize(
    ("name", "target"), [("site", "../victim"), ("site", "site"), ("site/pagefind", "../../victim/pagefind")]
)
def test_served_is_no_index_that_a_link_leads_to(tmp_path: Path, name: str, target: str) -> None:
    folder, victim = laid_next_to_a_victim(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(target)
    with served(folder / "site.yml") as server, pytest.raises(HTTPError, match="404"):
        server.page("pagefind/pagefind-entry.json")
    assert files(victim) == VICTIM


def test_two_checkouts_that_build_into_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    public, sites = tmp_path / "public", []
    into = ("site_url:", "site_dir: ../public\nsite_url:")
    desks = [
        laid_anew(tmp_path / name, ("name: Bridge facts", f"name: Facts of {name}"), into) for name in ("one", "other")
    ]
    for desk in desks:
        sites.append(files(desk.site))
    assert sites[0].keys() == sites[1].keys()
    for _ in range(rounds(quick=2, nightly=20)):
        with started(desks[0]) as one, started(desks[1]) as other:
            said = [building.communicate()[0] for building in (one, other)]
        assert (one.returncode, other.returncode) == (0, 0), said
        now = files(public)
        assert now.keys() == sites[0].keys()
        assert now in sites, [sum(now[path] == site[path] for path in site) for site in sites]
    assert {path.name for path in tmp_path.iterdir()} == {"one", "other", "public"}
