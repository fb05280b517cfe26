"""The search index as a part of a build: the same each time, made only when a page changed, and never in the way."""

import gzip
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError

import cbor2
import pytest
from factsheet.checks.check_content import examine
from factsheet.site.pages.parts import pagination
from selectolax.lexbor import LexborHTMLParser

from tests.incremental.desk import Desk, redrawn
from tests.site.builds import (
    SEARCHED,
    SEARCHED_SITE,
    SITES,
    SMALL,
    SharedSite,
    built,
    files,
    laid_out,
    run,
)
from tests.site.reading import Reading
from tests.test_serve import served

pytestmark = pytest.mark.slow

POINT = "content/sheets/bridge-repair/points/repair-plan.yml"
FACETS = {"kind", "status", "source", "actor", "place", "date"}


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder of a real disk: Pagefind numbers pages as it meets them, and in memory the newest file is met first."""
    with TemporaryDirectory(prefix="factsheet-", dir="/var/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def desk(disk: Path) -> Desk:
    """The small site with a search, built once."""
    laid_out(SMALL, disk / "desk", SEARCHED)
    desk = Desk(disk / "desk")
    assert desk.build().code == 0
    return desk


def index(site: Path) -> dict[str, bytes]:
    return files(site / "pagefind")


def unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(b"pagefind_dcd")


def fragments(site: Path) -> Iterator[dict[str, object]]:
    """Return what the index tells of each page that can be found."""
    for path, content in index(site).items():
        if path.endswith(".pf_fragment"):
            yield json.loads(unpacked(content))


@pytest.fixture(scope="module", params=[SITES[1], pytest.param(SEARCHED_SITE, id="small")])
def shared(request: pytest.FixtureRequest) -> SharedSite:
    found: SharedSite = request.param
    return found


def test_the_index_of_the_same_pages_is_the_same_in_every_folder(disk: Path) -> None:
    one, other = (
        index(built(laid_out(SMALL, disk / name, SEARCHED), disk / name / "site")) for name in ("one", "other")
    )
    assert len(one) > 60
    assert one == other


def test_facets_and_their_values_are_sorted_and_files_are_where_the_index_says(shared: SharedSite) -> None:
    found = index(shared.folder)
    (language, told), *others = json.loads(found["pagefind-entry.json"])["languages"].items()
    assert (language, others) == ("en", [])
    _version, _pages, chunks, facets, *_rest = cbor2.loads(unpacked(found[f"pagefind.{told['hash']}.pf_meta"]))
    assert [name for name, _file in facets] == sorted(FACETS)
    for name, file in facets:
        given, values = cbor2.loads(unpacked(found[f"filter/{file}.pf_filter"]))
        assert given == name
        assert [value for value, _pages in values] == sorted(value for value, _pages in values)
    assert {f"index/{file}.pf_index" for *_words, file in chunks} <= set(found)
    assert not [path for path in found if "ui" in path or path.endswith(".css")]


def test_what_is_worth_finding_is_found_and_no_list_of_it(shared: SharedSite) -> None:
    corpus = examine(shared.content)[0].corpus
    expected = {f"/sheets/{point.sheet}/points/{point.id}/" for point in corpus.points.values()}
    expected |= {f"/{kind}s/{id}/" for kind in ("source", "actor", "place") for id in getattr(corpus, f"{kind}s")}
    expected |= {f"/sheets/{sheet}/" for sheet in corpus.sheets} | {
        f"/{page.stem}/" for page in (shared.content / "pages").glob("*.md")
    }
    expected |= {"/glossary/"}
    assert {str(found["url"]) for found in fragments(shared.folder)} == expected


def test_a_point_has_the_facets_that_its_page_shows() -> None:
    found = next(one for one in fragments(SEARCHED_SITE.folder) if str(one["url"]).endswith("/points/closing-pledge/"))
    facets = found["filters"]
    assert isinstance(facets, dict)
    assert facets["kind"] == ["Statement"]
    assert "Weirford" in facets["place"]
    assert "Weirford Town Council" in facets["actor"]
    assert set(facets) >= {"source", "status"}
    assert "not mentioned" not in str(found["content"]).lower()


def test_no_two_words_of_different_lines_run_into_one() -> None:
    texts = {str(found["url"]): str(found["content"]) for found in fragments(SEARCHED_SITE.folder)}
    walkers = next(text for url, text in texts.items() if url.endswith("/points/walkers/"))
    assert re.findall(r"\w*\das of", walkers) == []
    assert "Outlet Weirford Gazette" in texts["/sources/gazette/"]
    assert "Sheet Everything recorded" in texts["/glossary/"]


def test_an_unchanged_build_leaves_the_index_alone(desk: Desk) -> None:
    before = desk.left()
    assert "pagefind/pagefind-entry.json" in before
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_a_lost_memory_costs_time_and_no_file_of_the_index(desk: Desk) -> None:
    before = desk.left()
    desk.kept.unlink()
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_a_changed_point_can_be_found_and_other_pages_keep_their_files(desk: Desk) -> None:
    before = desk.left()
    desk.change(POINT, "title: Three", "title: Quetzalcoatl")
    assert desk.build().code == 0
    changed = {path for path in redrawn(before, desk.left()) if path.startswith("pagefind/")}
    assert any("Quetzalcoatl" in str(found) for found in fragments(desk.site))
    assert "pagefind/pagefind.js" not in changed
    kept = {path for path in before if path.startswith("pagefind/fragment/")} - changed
    assert len(kept) > 20
    warm, fresh = index(desk.site), index(desk.cold()[1])
    assert warm == fresh


def test_a_changed_page_of_prose_is_indexed_too(desk: Desk) -> None:
    about = "content/pages/about.md"
    desk.write(about, f"{desk.read(about)}\n\nA word about axolotls.\n")
    assert desk.build().code == 0
    assert any("axolotls" in str(found["content"]) for found in fragments(desk.site))


def test_an_index_that_was_damaged_is_made_anew(desk: Desk) -> None:
    before = index(desk.site)
    lost = next(path for path in before if path.endswith(".pf_index"))
    (desk.site / "pagefind" / lost).unlink()
    assert desk.build().code == 0
    assert index(desk.site) == before


def test_without_search_there_is_no_index_and_every_page_leads_to_the_letters(tmp_path: Path) -> None:
    site = built(laid_out(SMALL, tmp_path / "copy"), tmp_path / "site")
    assert not (site / "pagefind").exists()
    assert not (site / "search").exists()
    assert '<a href="../a-z/">A–Z</a>' in (site / "sources/index.html").read_text(encoding="utf-8")


def test_where_search_is_switched_off_the_old_index_goes(desk: Desk) -> None:
    desk.change("site.yml", "search: true", "search: false")
    assert desk.build().code == 0
    assert not (desk.site / "pagefind").exists()


def test_where_pagefind_fails_the_site_is_there_without_an_index_and_says_why(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pagefind.py").write_text("raise SystemExit('no program for this machine')\n", encoding="utf-8")
    first = os.pathsep.join((str(broken), os.environ.get("PYTHONPATH", "")))
    desk.change(POINT, "title: Three", "title: Four")
    before = desk.left()
    refused = run("factsheet", "build", "--strict", folder=desk.folder, PYTHONPATH=first)
    assert refused.returncode != 0
    assert redrawn(before, desk.left()) == set()
    done = run("factsheet", "build", folder=desk.folder, PYTHONPATH=first)
    assert done.returncode == 0
    assert "Pagefind made no index (no program for this machine)" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk.site / "pagefind").exists()
    assert "Four" in (desk.site / "sheets/bridge-repair/points/repair-plan/index.html").read_text(encoding="utf-8")
    assert desk.build().code == 0
    assert (desk.site / "pagefind/pagefind.js").is_file()


def test_another_theme_has_its_own_search(tmp_path: Path) -> None:
    changes = (SEARCHED, ("name: null", "name: mkdocs"), ("  custom_dir: templates\n", ""))
    site = built(laid_out(SMALL, tmp_path / "copy", *changes), tmp_path / "site", "mkdocs")
    assert not (site / "pagefind").exists()
    assert not (site / "search/index.html").exists()
    assert (site / "a-z/index.html").is_file()


def test_a_site_that_is_served_lends_the_index_of_the_last_build(desk: Desk) -> None:
    with served(desk.settings) as server:
        assert "fs-search" in server.page("search/")
        with server.opened("pagefind/pagefind-entry.json") as answer:
            assert answer.read() == (desk.site / "pagefind/pagefind-entry.json").read_bytes()
        shutil.rmtree(desk.site)
        with pytest.raises(HTTPError, match="404"):
            server.page("pagefind/pagefind-entry.json")
        assert "fs-search" in server.page("search/")


def test_serving_makes_no_index(tmp_path: Path) -> None:
    settings = laid_out(SMALL, tmp_path / "desk", SEARCHED)
    with served(settings) as server, pytest.raises(HTTPError, match="404"):
        server.page("pagefind/pagefind-entry.json")
    assert not (settings.parent / "site").exists()


def test_the_letters_lead_to_everything_and_from_every_spelling(shared: SharedSite) -> None:
    corpus = examine(shared.content)[0].corpus
    pages = [path.read_text(encoding="utf-8") for path in sorted((shared.folder / "a-z").rglob("index.html"))]
    text = "".join(pages)
    linked = set(re.findall(r'<li><a href="[./]*((?:sheets|sources|actors|places)/[^"/]+/[^"]*)"', text))
    expected = {f"sheets/{point.sheet}/points/{point.id}/" for point in corpus.points.values()}
    expected |= {f"{kind}s/{id}/" for kind in ("source", "actor", "place") for id in getattr(corpus, f"{kind}s")}
    expected |= {f"sheets/{sheet}/" for sheet in corpus.sheets}
    assert linked == expected
    aliases = [(alias, actor.name) for actor in corpus.actors.values() for alias in actor.aliases]
    assert aliases
    for alias, name in aliases[:20]:
        assert re.search(rf">{re.escape(alias)}</a> <small[^>]*>see {re.escape(name)}<", text), alias
    assert max(len(LexborHTMLParser(page).css(".fs-index > li")) for page in pages) <= pagination.MOST


def test_no_page_of_the_letters_leads_to_a_letter_that_is_not_there(shared: SharedSite) -> None:
    site = Reading(shared.server, shared.path, within=".fs-letters")
    assert site.lost() == []
    line = site.pages[f"{shared.path}a-z/index.html"].css(".fs-letters a")
    entries = sum(len(page.css(".fs-index > li")) for path, page in site.pages.items() if "/a-z/" in path)
    assert (
        sum(int(count.text()) for count in site.pages[f"{shared.path}a-z/index.html"].css(".fs-letters small"))
        == entries
    )
    assert len(line) > 8
