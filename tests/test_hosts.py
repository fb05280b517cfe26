"""The site in the hands of hosts: MkDocs, its fork, other themes, a disk, and whatever breaks while it is built."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.builds import (
    SEARCHED,
    SEARCHED_SITE,
    SMALL,
    SMALL_SITE,
    Change,
    built,
    files,
    laid_out,
    run,
)
from tests.site.reading import MISSING, Reading, addresses, words

pytestmark = pytest.mark.slow

POINT = "sheets/bridge-repair/points/closing-pledge/index.html"
MATERIAL = ("name: null", "name: material")
FLAT = ("use_directory_urls: true", "use_directory_urls: false")
OWN_FOLDER = ("custom_dir: templates", "custom_dir: ours")
NO_ADDRESS = ("site_url: https://example.org/bridges/\n", "")
NO_FOLDER = ("  custom_dir: templates\n", "")
LONG_WORK = "{% for _ in range(1000000000) %}{% endfor %}"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)><b style="color:red">&amp;'
HOSTILE_ADDRESS = "'onmouseover=alert(8)//&lt;script&gt;alert(9)&lt;/script&gt;&quot;onclick=alert(10)"
"""Of signs that an address may hold; the others are refused."""
FREE_TEXTS = ("title", "name", "statement", "description", "question", "    quote")
HOSTILE_PROSE = f"""
# Hostile {HOSTILE}

<script>alert(1)</script><style>* {{ display: none }}</style><iframe src="https://example.org/"></iframe>
<img src="x" onerror="alert(2)" alt=""> <img src="https://example.org/eye.png" alt="eye"> <svg onload="alert(3)"></svg>
<a href="javascript:alert(4)">one</a> <a href="JaVa&#x53;cript:alert(5)">two</a> <form action="https://example.org/"></form>
[three](javascript:alert(6)) [four](data:text/html;base64,PHNjcmlwdD4=) ![five](//example.org/eye.png)
<p style="position:fixed" onclick="alert(7)">six</p> <base href="https://example.org/">
<meta http-equiv="refresh" content="0">
"""


@pytest.fixture(scope="module")
def small() -> dict[str, bytes]:
    """The files of the small site."""
    return files(SMALL_SITE.folder)


def changed(folder: Path, *changes: Change, settings: Path = SMALL) -> Path:
    return laid_out(settings, folder / "changed", *changes)


def write(settings: Path, name: str, text: str) -> None:
    """Write a file beside the settings."""
    file = settings.parent / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def parsed(content: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(content)


def test_mkdocs_itself_builds_the_same_files(tmp_path: Path) -> None:
    assert files(built(SMALL, tmp_path / "site", "mkdocs")) == files(SMALL_SITE.folder)


def test_properdocs_builds_the_same_files(tmp_path: Path, small: dict[str, bytes]) -> None:
    site = built(SMALL, tmp_path / "site", "properdocs", DISABLE_MKDOCS_2_WARNING="true")
    assert files(site) == small


def test_content_may_be_a_link_to_a_folder_elsewhere(tmp_path: Path, small: dict[str, bytes]) -> None:
    settings = changed(tmp_path)
    content = (settings.parent / "content").rename(tmp_path / "elsewhere")
    (settings.parent / "content").symlink_to(content)
    assert files(built(settings, tmp_path / "site")) == small


@pytest.mark.parametrize("under", ["", "bridges/", "a/folder with spaces/"])
def test_the_site_may_stand_anywhere(tmp_path: Path, small: dict[str, bytes], under: str) -> None:
    for path, content in small.items():
        file = tmp_path / under / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    lost = Reading(tmp_path, under).lost()
    assert [link for link in lost if not link.startswith(under + MISSING)] == []
    assert [link for link in lost if under == "bridges/"] == []


def test_read_from_a_disk_every_link_names_a_file(tmp_path: Path) -> None:
    site = Reading(built(changed(tmp_path, FLAT), tmp_path / "bridges").parent, "bridges/")
    assert site.lost(folders=False) == []
    assert len(site.pages) > 60


def test_a_theme_of_mkdocs_draws_around_our_bodies(tmp_path: Path, small: dict[str, bytes]) -> None:
    site = files(built(changed(tmp_path, MATERIAL, NO_FOLDER), tmp_path / "site", "mkdocs"))
    style = next(path for path in small if path.endswith(".css"))
    assert site[style] == small[style]
    assert "assets/factsheet.css" not in site
    cards = [path for path in small if path.endswith("/card/index.html")]
    assert {path: site[path] for path in cards} == {path: small[path] for path in cards}
    for path in [path for path in small if path.endswith("/index.html") or path == "index.html"]:
        if path in cards:
            continue
        page = parsed(site[path])
        assert page.css_first("[data-md-component=header]") is not None, path
        assert [href for tag, href in addresses(page) if tag == "link" and style in href], path
        assert words(page.css_first("h1")).startswith(words(parsed(small[path]).css_first("h1"))), path
    listed = re.findall("<loc>([^<]*)", site["sitemap.xml"].decode())
    assert sorted(listed) == sorted(re.findall("<loc>([^<]*)", small["sitemap.xml"].decode()))
    ours, theirs = parsed(small[POINT]), parsed(site[POINT])
    assert words(theirs.css_first("table.fs-comparison")) == words(ours.css_first("table.fs-comparison"))
    assert [row.id for row in theirs.css(".fs-body tr[id]")] == [row.id for row in ours.css("main tr[id]")]


def test_no_template_is_published_and_without_an_address_no_sitemap(tmp_path: Path, small: dict[str, bytes]) -> None:
    site = files(built(changed(tmp_path, NO_ADDRESS), tmp_path / "site"))
    assert set(small) - set(site) >= {"sitemap.xml", "feed.xml"}
    assert [path for path in (*small, *site) if path.startswith(("pages/", "pieces/"))] == []


def test_one_changed_line_gives_another_theme(tmp_path: Path) -> None:
    built(changed(tmp_path, MATERIAL, SEARCHED), tmp_path / SMALL_SITE.path, "mkdocs")
    site = Reading(tmp_path, SMALL_SITE.path, within=".md-content")
    assert site.lost() == []
    ours = Reading(SEARCHED_SITE.server, SEARCHED_SITE.path).pages
    assert set(ours) - set(site.pages) == {f"{SMALL_SITE.path}search/index.html"}  # that theme has a search of its own
    assert set(site.pages) <= set(ours)


def test_a_site_with_a_folder_of_its_own_changes_only_what_stands_there(
    tmp_path: Path, small: dict[str, bytes]
) -> None:
    settings = changed(tmp_path, OWN_FOLDER)
    write(settings, "ours/pieces/quotation.html", "{% macro quotation(words) %}<p>no words here</p>{% endmacro %}")
    more = '{% extends "default/pages/place.html" %}{% block main %}{{ super() }}<p>A map.</p>{% endblock %}'
    write(settings, "ours/pages/place.html", more)
    write(settings, "ours/assets/favicon.svg", "<svg/>")
    site = files(built(settings, tmp_path / "site"))
    assert b"no words here" in site[POINT]
    assert b'<q class="fs-quotation"' not in site[POINT]
    place = site["places/weirford/index.html"]
    assert place.replace(b"<p>A map.</p>", b"") == small["places/weirford/index.html"]
    assert b"<p>A map.</p>" in place
    assert site["assets/favicon.svg"] == b"<svg/>"
    assert site["actors/westmark/index.html"] == small["actors/westmark/index.html"]


def test_the_pages_of_a_section_stand_in_its_place_in_the_navigation(tmp_path: Path) -> None:
    nested = "  - More:\n    - How it works:\n      - The method: about.md\n    - Away: https://example.org/away/\n"
    settings = changed(tmp_path, ("  - About: about.md\n", nested))
    page = parsed(files(built(settings, tmp_path / "site"))["about/index.html"])
    links = [(words(link), link.attributes["href"]) for link in page.css("header nav a")]
    assert ("The method", "./") in links or ("The method", "../about/") in links
    assert ("Away", "https://example.org/away/") in links


def test_without_a_navigation_in_the_settings_there_are_the_lists_and_what_the_site_has_written(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8")
    navigation = given[given.index("nav:\n") : given.index("plugins:\n")]
    settings = changed(tmp_path, (navigation, ""))
    page = parsed(files(built(settings, tmp_path / "site"))["about/index.html"])
    links = [(words(link), link.attributes["href"]) for link in page.css("header nav a")]
    assert [title for title, _href in links] == [
        "Bridge facts",
        "About these facts",
        "Actors",
        "Places",
        "Sources",
        "A–Z",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/pages/place.html", "{{ view.no_such_thing }}"),
        ("templates/pages/place.html", "{% if %}"),
        ("templates/main.html", "{% if %}"),
        ("content/places/weirford.yml", "name: Weirford\nkind: [town"),
        ("content/pages/about.md", "[nowhere](nowhere.md)"),
        ("content/pages/sources/index.md", "# In the way"),
    ],
)
def test_what_breaks_leaves_the_last_good_site(tmp_path: Path, small: dict[str, bytes], name: str, text: str) -> None:
    settings = changed(tmp_path)
    site = filled(settings.parent / "site", small)
    write(settings, name, text)
    done = run("factsheet", "build", "--strict", folder=settings.parent)
    assert done.returncode != 0
    assert files(site) == small
    assert {path.name for path in settings.parent.iterdir()} == {
        "content",
        "templates",
        "site",
        "site.yml",
    }


def filled(folder: Path, content: dict[str, bytes]) -> Path:
    for path, data in content.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def test_a_build_that_is_killed_leaves_the_last_good_site(tmp_path: Path, small: dict[str, bytes]) -> None:
    settings = changed(tmp_path)
    site = filled(settings.parent / "site", small)
    good = (settings.parent / "templates/pages/place.html").read_text(encoding="utf-8")
    write(settings, "templates/pages/place.html", LONG_WORK)
    killed_while_it_writes(settings)
    assert files(site) == small
    write(settings, "templates/pages/place.html", good)
    built(settings, site)
    assert files(site) == small
    assert {path.name for path in settings.parent.iterdir()} == {
        "content",
        "templates",
        "site",
        "site.yml",
    }


def killed_while_it_writes(settings: Path) -> None:
    command = [sys.executable, "-m", "factsheet", "build"]
    with subprocess.Popen(command, cwd=settings.parent, stderr=subprocess.DEVNULL) as building:
        begun = settings.parent / ".site.next" / "actors"
        until = time.monotonic() + 30
        while not begun.exists() and building.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        seen = begun.exists()
        building.send_signal(signal.SIGKILL)
    assert seen
    assert building.returncode == -signal.SIGKILL


def test_a_site_that_was_ready_takes_its_place(tmp_path: Path, small: dict[str, bytes]) -> None:
    settings = changed(tmp_path)
    filled(settings.parent / ".site.ready", small)
    write(settings, "content/places/weirford.yml", "name: [")
    assert run("factsheet", "build", folder=settings.parent).returncode != 0
    assert files(settings.parent / "site") == small


def test_hostile_content_comes_out_as_harmless_words(tmp_path: Path, small: dict[str, bytes]) -> None:
    settings = changed(tmp_path)
    write(settings, "content/pages/about.md", HOSTILE_PROSE)
    for file in (settings.parent / "content").rglob("*.yml"):
        hostile = [with_hostile_words(line) for line in file.read_text(encoding="utf-8").splitlines()]
        file.write_text("\n".join(hostile) + "\n", encoding="utf-8")
    site = files(built(settings, tmp_path / "site"))
    assert set(site) == set(small)
    shown = 0
    for path, content in site.items():
        if path.endswith(".html"):
            page = parsed(content)
            assert_harmless(page, path)
            shown += HOSTILE in words(page.css_first("main"))
    assert shown > 40


def with_hostile_words(line: str) -> str:
    """Put hostile words behind a text or an address that stands alone on its line."""
    field, colon, text = line.partition(": ")
    if field in FREE_TEXTS and text[:1] not in ('"', "{", ">"):
        return f"{field}{colon}'{text} {HOSTILE}'"
    return f"{line}{HOSTILE_ADDRESS}" if field == "url" and "://" in text else line


def assert_harmless(page: LexborHTMLParser, path: str) -> None:
    ours = "script:not([src$='.js'], [type='application/ld+json']), form:not([id^=fs-])"
    for data in page.css("script[type='application/ld+json']"):
        assert json.loads(data.text()), path
    foreign = f"{ours}, style, iframe, svg:not([class^=fs-], [aria-hidden]), base, object, embed, meta[http-equiv]"
    assert page.css(foreign) == [], path
    for element in page.css("*"):
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"], path
    for tag, address in addresses(page):
        scheme, colon, _rest = address.partition(":")
        assert not colon or "/" in scheme or scheme in ("https", "http", "mailto") or scheme.startswith("#"), address
        assert tag in ("a", "link") or "//" not in address, address
    assert page.css("link[href*='//']:not([rel=canonical], [rel=alternate])") == [], path  # these ask for nothing
