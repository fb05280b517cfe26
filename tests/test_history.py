"""Dates of last change, from repositories made for the test."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from factsheet.build.cache import Cache
from factsheet.build.pipeline import prepare
from factsheet.content import git_dates
from factsheet.content.git_dates import GitHistory
from factsheet.web.outputs import Page
from msgspec.structs import replace

from tests.citing.site import FIGURE, NAMED
from tests.incremental.desk import Desk
from tests.model.content import write
from tests.site.builds import SMALL, laid_out

pytestmark = pytest.mark.slow

POINT = "content/sheets/talks/points/point.yml"
SHEET = "content/sheets/talks/sheet.yml"
FIRST, SECOND, THIRD = "2031-01-01T10:00:00Z", "2031-02-02T11:30:00Z", "2031-03-03T00:00:01Z"


def git(folder: Path, *words: str, date: str = FIRST) -> None:
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    dates = {"GIT_AUTHOR_DATE": "2000-01-01T00:00:00Z", "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(("git", *words), cwd=folder, env={**os.environ, **names, **dates}, check=True, capture_output=True)


def commit(folder: Path, date: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a change", date=date)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with content of one commit."""
    folder = tmp_path / "repository"
    write(folder / "content", FIGURE)
    git(folder, "init", "-q")
    commit(folder, FIRST)
    return folder


def dates(folder: Path) -> dict[str, str]:
    return dict(git_dates.read_history(folder / "content", GitHistory()).dates)


def change(folder: Path, file: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")


def test_each_file_has_the_date_of_the_last_commit_that_touched_it(repository: Path) -> None:
    assert dates(repository)[POINT] == FIRST
    change(repository, POINT)
    commit(repository, SECOND)
    assert (dates(repository)[POINT], dates(repository)[SHEET]) == (SECOND, FIRST)


def test_what_is_not_committed_keeps_its_date(repository: Path) -> None:
    change(repository, POINT)
    assert dates(repository)[POINT] == FIRST


def test_a_series_makes_its_point_younger(repository: Path) -> None:
    (repository / POINT.replace(".yml", ".injured.csv")).write_text("source\n", encoding="utf-8")
    commit(repository, SECOND)
    assert dates(repository)[POINT] == SECOND


def test_commits_with_older_dates_make_nothing_older(repository: Path) -> None:
    change(repository, POINT)
    commit(repository, THIRD)
    change(repository, POINT)
    commit(repository, SECOND)
    assert dates(repository)[POINT] == THIRD


def test_a_merge_leaves_each_side_its_own_date(repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    change(repository, POINT)
    commit(repository, SECOND)
    git(repository, "checkout", "-q", "-")
    change(repository, SHEET)
    commit(repository, SECOND)
    git(repository, "merge", "-q", "--no-edit", "side", date=THIRD)
    assert (dates(repository)[POINT], dates(repository)[SHEET]) == (SECOND, SECOND)


def test_content_may_lie_deep_in_its_repository(tmp_path: Path) -> None:
    write(tmp_path / "news" / "facts" / "content", FIGURE)
    git(tmp_path, "init", "-q")
    commit(tmp_path, FIRST)
    assert dates(tmp_path / "news" / "facts")[POINT] == FIRST


class TestNothingIsKnown:
    def test_outside_a_repository(self, tmp_path: Path) -> None:
        write(tmp_path / "content", FIGURE)
        assert dates(tmp_path) == {}

    def test_in_a_repository_without_a_commit(self, tmp_path: Path) -> None:
        write(tmp_path / "content", FIGURE)
        git(tmp_path, "init", "-q")
        assert dates(tmp_path) == {}

    def test_in_a_shallow_clone(self, repository: Path, tmp_path: Path) -> None:
        change(repository, POINT)
        commit(repository, SECOND)
        git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
        assert dates(tmp_path / "shallow") == {}
        git(tmp_path, "clone", "-q", repository.as_uri(), "whole")
        assert dates(tmp_path / "whole")[POINT] == SECOND

    def test_without_git(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert dates(repository) == {}

    def test_where_the_settings_say_so(self, repository: Path) -> None:
        settings = replace(NAMED, history=False)
        assert prepare(repository / "content", settings, Cache()).corpus.changed == {}


def test_what_is_known_of_a_commit_is_not_read_again(repository: Path) -> None:
    known = git_dates.read_history(repository / "content", GitHistory())
    assert git_dates.read_history(repository / "content", known) is known
    change(repository, POINT)
    commit(repository, SECOND)
    assert git_dates.read_history(repository / "content", known).dates[POINT] == SECOND


def test_a_sheet_is_as_young_as_its_youngest_point(repository: Path) -> None:
    change(repository, POINT)
    commit(repository, SECOND)
    site = prepare(repository / "content", NAMED, Cache())
    assert git_dates.find_sheet_date(site.corpus, "talks") == SECOND
    told = {page.address.path: changed for page, changed in git_dates.list_page_dates(site.corpus, site.make_pages())}
    assert told["sheets/talks/points/point/"] == told["sheets/talks/differences/"] == SECOND
    assert told["sources/bugle/"] == SECOND, "the point names it"
    assert told["actors/mirror-outlet/"] == FIRST
    assert told[""] is None


def of(site_pages: tuple[Page, ...], path: str) -> bytes:
    return next(page.digest() for page in site_pages if page.address.path == path)


def test_a_new_date_gives_the_pages_that_show_it_another_stamp(repository: Path) -> None:
    before = tuple(prepare(repository / "content", NAMED, Cache()).make_pages())
    git(repository, "commit", "-q", "--amend", "--no-edit", date=SECOND)
    after = tuple(prepare(repository / "content", NAMED, Cache()).make_pages())
    for path in ("sheets/talks/points/point/", "sheets/talks/", "sources/bugle/"):
        assert of(before, path) != of(after, path)


def test_builds_after_commits_give_the_bytes_of_a_build_from_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    laid_out(SMALL, folder, ("history: false", "history: true"))
    desk = Desk(folder)
    git(folder, "init", "-q")
    git(folder, "add", "content")
    commit(folder, FIRST)
    assert desk.build().code == 0
    point = next((folder / "content").glob("sheets/*/points/**/*.yml")).relative_to(folder).as_posix()
    change(folder, point)
    assert desk.build().code == 0
    git(folder, "add", "content")
    git(folder, "commit", "-qm", "another", date=SECOND)
    assert desk.build().code == 0
    _built, cold = desk.cold()
    warm = {path: left.content for path, left in desk.left().items()}
    again = {path.relative_to(cold).as_posix(): path.read_bytes() for path in cold.rglob("*") if path.is_file()}
    assert {path for path in again if warm.get(path) != again[path]} == set()
    assert set(warm) == set(again)
    sitemap = warm["sitemap.xml"].decode()
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {FIRST, SECOND}
    assert b"Last change: 2 February 2031" in warm[_page_of(point)]


def _page_of(file: str) -> str:
    _content, _sheets, sheet, *_rest, name = file.split("/")
    return f"sheets/{sheet}/points/{name.removesuffix('.yml')}/index.html"
