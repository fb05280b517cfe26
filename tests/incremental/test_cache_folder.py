"""What builds keep is in the user's own cache folder, and nowhere else is anything taken for it."""

import marshal
import os
import pickle
import stat
import subprocess
import time
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

import pytest
from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.build.cache_folder import DAYS, find_cache_file, make_cache_folder
from factsheet.build.generator_digest import digest_generator
from factsheet.build.kept_contents import open_contents
from factsheet.content.fingerprint import compute_digest

from tests.incremental.desk import Desk, differ_not, laid, redrawn
from tests.site.builds import files, run
from tests.test_serve import served

pytestmark = pytest.mark.slow

A_DAY = 24 * 60 * 60
TITLE = ("content/sheets/bridge-repair/points/crack.yml", "title: Who left", "title: Who had left")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of each test, not made yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "factsheet"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_can_look_into_it_and_builds_leave_nothing_of_it_in_the_checkout(
    desk: Desk, own_cache: Path
) -> None:
    names = ("builds", "contents", "sites", "templates")
    assert {path.name: mode(path) for path in own_cache.iterdir()} == dict.fromkeys(names, 0o700)
    assert mode(own_cache) == 0o700
    assert {path.name for path in desk.folder.iterdir()} == {"content", "templates", "site", "site.yml"}
    assert [path.name for path in (own_cache / "sites").iterdir()] == [desk.kept.name]


def test_each_site_of_each_settings_has_its_own_file(desk: Desk, tmp_path: Path) -> None:
    places = [(desk.settings, desk.site), (desk.settings, tmp_path / "site"), (tmp_path / "site.yml", desk.site)]
    assert len({find_cache_file(*place) for place in places}) == len(places)


def nothing_is_kept(desk: Desk) -> None:
    """Hold that builds work without a cache folder, whatever is in it."""
    assert find_cache_file(desk.settings, desk.site) is None
    assert cache.find_template_folder(desk.settings) is None
    assert open_contents(desk.settings).folder is None
    before = desk.left()
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()
    desk.change(*TITLE)
    assert desk.build().code == 0
    assert "Who had left" in (desk.site / "sheets/bridge-repair/points/crack/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("below", ["", "sites"])
def test_a_link_in_its_place_is_not_followed(desk: Desk, own_cache: Path, below: str) -> None:
    folder = own_cache / below
    elsewhere = folder.rename(own_cache.parent / "elsewhere")
    folder.symlink_to(elsewhere, target_is_directory=True)
    before = files(elsewhere)
    assert find_cache_file(desk.settings, desk.site) is None
    assert desk.build().code == 0
    assert files(elsewhere) == before


@pytest.mark.parametrize("permissions", [0o755, 0o770, 0o777, 0o701])
def test_a_folder_that_others_can_look_into_is_not_taken(desk: Desk, own_cache: Path, permissions: int) -> None:
    for name in ("contents", "sites", "templates"):
        (own_cache / name).chmod(permissions)
    nothing_is_kept(desk)


def test_a_folder_that_others_can_write_to_is_not_taken(desk: Desk, own_cache: Path) -> None:
    own_cache.chmod(0o777)
    nothing_is_kept(desk)


def test_a_folder_of_another_user_is_not_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4321)
    nothing_is_kept(desk)


def test_where_it_cannot_be_made_builds_work_without(desk: Desk, own_cache: Path) -> None:
    own_cache.rename(own_cache.parent / "elsewhere")
    own_cache.write_text("in the way", encoding="utf-8")
    nothing_is_kept(desk)


@pytest.mark.parametrize("value", ["cache", "./cache", "."])
def test_a_place_that_depends_on_the_working_folder_is_not_taken(
    desk: Desk, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    found = make_cache_folder("sites", desk.settings)
    assert found is None or not found.is_relative_to(desk.folder)


@pytest.mark.parametrize("place", [".cache", "", "content/../deep/er"])
def test_a_place_in_the_checkout_is_not_taken(desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the home of who builds is the checkout."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk.folder / place))
    before = desk.saved()
    nothing_is_kept(desk)
    assert set(desk.saved()) == set(before)


def test_what_nobody_has_used_for_long_is_removed_when_something_is_kept(desk: Desk, own_cache: Path) -> None:
    old, young = own_cache / "sites" / "old", own_cache / "sites" / "young"
    compiled = own_cache / "templates" / "of-an-older-generator"
    compiled.mkdir()
    for path, days in ((old, DAYS + 1), (young, DAYS - 1), (compiled / "template", DAYS + 1), (compiled, DAYS + 1)):
        if path != compiled:
            path.write_bytes(b"")
        os.utime(path, times=(0, time.time() - days * A_DAY))
    found = cache.find_template_folder(desk.settings)
    assert found is not None
    for path in found.iterdir():
        path.unlink()
    found.rmdir()
    assert desk.build().code == 0
    assert not old.exists()
    assert young.exists()
    assert not compiled.exists()
    assert desk.remembered() != Cache()


class Planted(NamedTuple):
    """What a proposal has put where earlier versions kept what they found out."""

    desk: Desk
    proof: Path
    """Is there once the code in it has run."""

    def is_without_effect(self) -> None:
        assert not self.proof.exists()
        differ_not(files(self.desk.site), self.built)

    @property
    def built(self) -> dict[str, bytes]:
        return files(self.desk.cold()[1])


class _Payload(NamedTuple):
    proof: Path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.proof), "w")


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """A site in a repository, with a payload under each name by which it was ever read."""
    desk, proof = laid(tmp_path / "desk"), tmp_path / "proof"
    for words in (
        ("init", "--quiet"),
        ("add", "site.yml", "content", "templates"),
        ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "commit", "--quiet", "--message", "All"),
    ):
        subprocess.run(("git", *words), cwd=desk.folder, check=True)
    desk.kept.unlink()
    name = compute_digest(str(desk.site.resolve())).hex()[:12]
    for place in (desk.folder, desk.folder.parent, desk.folder / "content"):
        folder = place / ".cache" / "factsheet"
        folder.mkdir(parents=True)
        for ending in ("pickle", "begun"):
            (folder / f"{name}.{ending}").write_bytes(pickle.dumps(_Payload(proof)))
        plant_templates(folder / f"templates-{digest_generator().hex()[:12]}", desk.folder / "templates", proof)
    return Planted(desk, proof)


def plant_templates(folder: Path, templates: Path, proof: Path) -> None:
    """Plant in the folder what earlier versions took for templates that they had compiled."""
    folder.mkdir()
    code = marshal.dumps(compile(f"open({str(proof)!r}, 'w')", "template", "exec"))
    for path in templates.rglob("*.html"):
        name, text = path.relative_to(templates).as_posix(), path.read_text(encoding="utf-8")
        key = f"{compute_digest(name).hex()}-{compute_digest(str(path)).hex()}"
        signature = compute_digest(key, sha1(text.encode()).hexdigest(), code)
        (folder / key).write_bytes(signature + code)


def test_the_payload_would_run(planted: Planted) -> None:
    [file] = (planted.desk.folder / ".cache/factsheet").glob("*.pickle")
    pickle.loads(file.read_bytes()).close()
    assert planted.proof.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("factsheet", "build"),
        ("mkdocs", "build", "-f", "site.yml"),
        ("factsheet", "diff", "HEAD"),
        ("factsheet", "diff", "HEAD", "--preview", "preview.html"),
        ("factsheet", "check"),
        ("factsheet", "export", "--csv", "-"),
    ],
    ids=" ".join,
)
def test_what_a_proposal_has_planted_in_the_checkout_has_no_effect(planted: Planted, words: tuple[str, ...]) -> None:
    done = run(*words, folder=planted.desk.folder)
    assert done.returncode == 0, done.stderr
    assert "Ignoring the build cache" not in done.stdout + done.stderr
    planted.is_without_effect()


def test_nor_has_it_while_the_site_is_served(planted: Planted) -> None:
    with served(planted.desk.settings) as shown:
        assert "Who left" in shown.page("sheets/bridge-repair/points/crack/")
    planted.is_without_effect()
