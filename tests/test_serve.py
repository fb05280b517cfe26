"""`factsheet serve` as an editor uses it: a file is saved, the browser asks again."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.site.builds import SMALL, laid_out

pytestmark = pytest.mark.slow

POINT = "sheets/bridge-repair/points/closing-pledge/"
FILE = "sheets/bridge-repair/points/closing-pledge.yml"
PLACE = "templates/pages/place.html"
PATIENCE = 30.0
"""Seconds after which a test gives up waiting; nothing is said of how fast it should be."""


@dataclass(frozen=True)
class Desk:
    """A site that is served, and its folder."""

    folder: Path
    top: str

    def page(self, path: str) -> str:
        with self.opened(path) as answer:
            return answer.read().decode()

    def opened(self, path: str) -> HTTPResponse:
        answer: HTTPResponse = urlopen(self.top + path, timeout=PATIENCE)
        return answer

    def fact(self, name: str) -> Path:
        found = list((self.folder / "content").rglob(name.rpartition("/")[2]))
        assert len(found) == 1
        return found[0]

    def shown(self, path: str) -> str:
        """Return the page at the path, also where there is none or it cannot be drawn."""
        try:
            return self.page(path)
        except HTTPError as missing:
            return missing.read().decode()

    def until(self, path: str, words: str, *, there: bool = True) -> str:
        """Return the page as soon as it has the words, or has them no longer."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            page = self.shown(path)
            if (words in page) is there:
                return page
            time.sleep(0.02)
        raise AssertionError(f"{path} never {'had' if there else 'lost'} “{words}”")


@contextmanager
def served(settings: Path) -> Iterator[Desk]:
    command = [sys.executable, "-m", "factsheet", "serve", "-f", settings.name, "--address", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=settings.parent, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            told = next(line for line in process.stderr if "Serving on" in line)
            found = re.search(r"http://\S+", told)
            assert found is not None
            yield Desk(settings.parent, found[0])
        finally:
            process.terminate()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served(laid_out(SMALL, tmp_path / "desk")) as found:
        yield found


def test_a_saved_fact_is_served_and_so_is_what_follows_from_it(desk: Desk) -> None:
    file = desk.fact(FILE)
    title = re.search(r"^title: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert title is not None
    assert title[1] in desk.page(POINT)
    file.write_text(file.read_text(encoding="utf-8").replace(title[1], "A title of another kind", 1), encoding="utf-8")
    desk.until(POINT, "A title of another kind")
    assert "A title of another kind" in desk.page("sheets/bridge-repair/")
    assert title[1] not in desk.page("sheets/bridge-repair/timeline/")


def test_what_a_page_links_is_served_before_and_after_a_template_changes(desk: Desk) -> None:
    for words in ("<main", "<p>another frame</p>"):
        page = desk.until("", words)
        linked = re.findall(r'(?:href|src)="\./(assets/[^"]+)"', page)
        assert {path.rpartition(".")[2] for path in linked} >= {"css", "js", "svg"}
        for path in linked:
            assert desk.page(path), path
        shell = desk.folder / "templates/shell.html"
        shell.write_text(shell.read_text(encoding="utf-8").replace("<main", "<p>another frame</p><main"), "utf-8")


def test_a_broken_fact_shows_its_problems_over_the_last_good_page_until_it_is_mended(desk: Desk) -> None:
    file = desk.fact(FILE)
    good, before = file.read_text(encoding="utf-8"), desk.page(POINT)
    heading = before[before.index("<h1") : before.index("</h1>")]
    file.write_text(good.replace("kind:", "knd:", 1), encoding="utf-8")
    broken = desk.until(POINT, "factsheet-problems")
    assert heading in broken
    assert "unknown field &quot;knd&quot;: did you mean &quot;kind&quot;?" in broken
    assert "factsheet-problems" in desk.page("")
    file.write_text(good, encoding="utf-8")
    assert heading in desk.until(POINT, "factsheet-problems", there=False)


def test_one_mended_file_does_not_hide_another_that_is_still_broken(desk: Desk) -> None:
    one, other = desk.fact(FILE), desk.fact("weirford.yml")
    good = one.read_text(encoding="utf-8")
    other.write_text("name: [", encoding="utf-8")
    desk.until("", "weirford.yml")
    one.write_text(good.replace("kind:", "knd:", 1), encoding="utf-8")
    desk.until("", "closing-pledge.yml")
    one.write_text(good, encoding="utf-8")
    assert "weirford.yml" in desk.until("", "closing-pledge.yml", there=False)


def test_a_new_fact_has_a_page_and_one_that_is_deleted_has_none(desk: Desk) -> None:
    new = desk.folder / "content/sheets/bridge-repair/points/brand-new.yml"
    new.write_text("title: Brand new\nkind: event\nstatement: Something new.\nreports: []\n", encoding="utf-8")
    desk.until("sheets/bridge-repair/", "Brand new")
    assert "Something new." in desk.page("sheets/bridge-repair/points/brand-new/")
    new.unlink()
    desk.until("sheets/bridge-repair/", "Brand new", there=False)
    with pytest.raises(HTTPError, match="404"):
        desk.page("sheets/bridge-repair/points/brand-new/")


def test_prose_and_templates_are_followed_too(desk: Desk) -> None:
    about = desk.folder / "content/pages/about.md"
    about.write_text("# About\n\nWritten a moment ago.\n", encoding="utf-8")
    desk.until("about/", "Written a moment ago.")
    template = desk.folder / "templates/pages/place.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{% block main %}", "{% block main %}<p>Drawn anew.</p>", 1), encoding="utf-8")
    desk.until("places/weirford/", "Drawn anew.")


@pytest.mark.parametrize(
    ("name", "before", "broken", "told", "path"),
    [
        (PLACE, "{% block main %}", "{% block main %}{% if %}", "place.html:", "places/weirford/"),
        (PLACE, "{% block main %}", "{% block main %}{{ view.no }}", "has no attribute", "places/weirford/"),
        ("templates/shell.html", "<html", "{% if %}<html", "shell.html:", ""),
        ("site.yml", "site_name: ", "foo: [\nsite_name: ", "site.yml: ", ""),
        ("site.yml", "mailto:desk@", "javascript:desk@", "must begin with https://", ""),
        ("site.yml", "- factsheet:", "- search:", "the plugin `factsheet` is missing from `plugins`", ""),
        ("site.yml", "name: null", "name: mkdocs", "start again", ""),
    ],
)
def test_whatever_breaks_is_shown_and_followed_until_it_is_mended(
    desk: Desk, name: str, before: str, broken: str, told: str, path: str
) -> None:
    file, about = desk.folder / name, desk.folder / "content/pages/about.md"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace(before, broken, 1), encoding="utf-8")
    assert told in desk.until(path, "factsheet-problems")
    about.write_text("# About\n\nWritten meanwhile.\n", encoding="utf-8")
    file.write_text(good, encoding="utf-8")
    desk.until("about/", "Written meanwhile.")
    assert "factsheet-problems" not in desk.until(path, "factsheet-problems", there=False)


def test_what_is_changed_while_a_fact_is_broken_is_taken_in_once_it_is_mended(desk: Desk) -> None:
    file, about = desk.fact(FILE), desk.folder / "content/pages/about.md"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("kind:", "knd:", 1), encoding="utf-8")
    desk.until("", "factsheet-problems")
    about.write_text("# About\n\nWritten meanwhile.\n", encoding="utf-8")
    time.sleep(0.5)
    file.write_text(good, encoding="utf-8")
    assert "factsheet-problems" not in desk.until("about/", "Written meanwhile.")


def test_a_folder_that_is_moved_away_takes_its_pages_along_and_brings_them_back(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.folder / "content/sheets/ferry-too"
    shutil.copytree(desk.folder / "content/sheets/ferry", sheet)
    desk.until("sheets/ferry-too/", "Page not found", there=False)
    sheet.rename(tmp_path / "away")
    desk.until("sheets/ferry-too/", "Page not found")
    (tmp_path / "away").rename(sheet)
    desk.until("sheets/ferry-too/points/ferry-runs/", "Page not found", there=False)


def test_pages_wait_for_news_and_nothing_outside_the_site_is_served(desk: Desk) -> None:
    assert "/.factsheet/news" in desk.page(POINT)
    assert desk.opened("").headers["Cache-Control"] == "no-store"
    for path in ("../site.yml", "..%2Fsite.yml", "%2e%2e/site.yml", "content/actors/westmark.yml", "nowhere/"):
        with pytest.raises(HTTPError, match="404"):
            desk.page(path)


def test_content_that_is_broken_from_the_beginning_is_shown_as_soon_as_it_is_mended(tmp_path: Path) -> None:
    settings = laid_out(SMALL, tmp_path / "desk")
    (file,) = (settings.parent / "content").rglob("weirford.yml")
    good = file.read_text(encoding="utf-8")
    file.write_text("name: [", encoding="utf-8")
    with served(settings) as desk:
        with pytest.raises(HTTPError, match="404") as missing:
            desk.page("places/weirford/")
        assert "weirford.yml" in missing.value.read().decode()
        file.write_text(good, encoding="utf-8")
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                assert "Weirford" in desk.page("places/weirford/")
            except HTTPError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the mended content is never shown")


def test_every_file_that_the_settings_inherit_from_is_followed(desk: Desk) -> None:
    settings, shared = desk.folder / "site.yml", desk.folder / "shared"
    good = settings.read_text(encoding="utf-8")
    shared.mkdir()
    (shared / "base.yml").write_text("INHERIT: ../oldest.yml\n", encoding="utf-8")
    (desk.folder / "oldest.yml").write_text("site_name: Facts of the oldest\n", encoding="utf-8")
    settings.write_text("INHERIT: shared/base.yml\n" + good.replace("site_name: Bridge facts\n", ""), encoding="utf-8")
    desk.until("", "Facts of the oldest")
    (desk.folder / "oldest.yml").write_text("site_name: Facts told anew\n", encoding="utf-8")
    desk.until("", "Facts told anew")
    (shared / "base.yml").write_text("site_name: [\n", encoding="utf-8")
    desk.until("", "factsheet-problems")
    (shared / "base.yml").write_text("site_name: Facts of the base\n", encoding="utf-8")
    desk.until("", "Facts of the base")


def test_a_port_that_is_taken_is_told(desk: Desk) -> None:
    port = re.search(r":(\d+)", desk.top)
    assert port is not None
    command = [sys.executable, "-m", "factsheet", "serve", "-f", "site.yml", "--address", f"127.0.0.1:{port[1]}"]
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, timeout=PATIENCE * 2, check=False)
    assert done.returncode == 1
    assert f"cannot serve on 127.0.0.1:{port[1]}" in done.stderr
    assert "Traceback" not in done.stderr
