"""The changed pages in one file: what they need stands in it, and no name of one page is that of another."""

import re
from collections import Counter
from pathlib import Path

import pytest
from factsheet.cli.diff.preview import MOST_PAGES
from factsheet.cli.diff.preview.body import PagePlace, extract_body

from tests.changes.desk import PLEDGE, TRAVELLERS, change
from tests.changes.test_command import diff

PAGE = "sheets/a/points/b/index.html"
PREFIXES = {PAGE: "p1", "sheets/a/index.html": "p2", "index.html": "p3"}


def body(html: str, site: str = "") -> str:
    return extract_body(
        f"<html><head></head><body><main>{html}</main></body></html>", PagePlace(PAGE, PREFIXES, site)
    ).html


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="../../">x</a>', '<a href="#p2">x</a>'),
        ('<a href="../../#fs-sources">x</a>', '<a href="#p2-fs-sources">x</a>'),
        ('<a href="../../../../">x</a>', '<a href="#p3">x</a>'),
        ('<a href="../../index.html">x</a>', '<a href="#p2">x</a>'),
        ('<a href="#row">x</a>', '<a href="#p1-row">x</a>'),
        ('<a href="https://a.example/?a=1&amp;b=2">x</a>', '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="../c/">x</a>', '<a data-elsewhere="not part of this preview">x</a>'),
    ],
)
def test_a_link_stays_in_the_file_or_leads_outside_or_nowhere(written: str, becomes: str) -> None:
    assert becomes in body(written)


def test_a_link_to_another_page_leads_to_the_published_site_where_it_has_an_address() -> None:
    html = body('<a href="../c/#row">x</a>', "https://facts.example/lake/")
    assert '<a href="https://facts.example/lake/sheets/a/points/c/#row">' in html


def test_names_are_those_of_their_page_alone() -> None:
    html = body(
        '<p id="x">1 &lt; 2 &amp; “so”</p><label for="x" aria-labelledby="x y">n</label><svg clip-path="url(#c)"/>'
    )
    assert '<p id="p1-x">1 &lt; 2 &amp; “so”</p>' in html
    assert '<label for="p1-x" aria-labelledby="p1-x p1-y">' in html
    assert 'clip-path="url(#p1-c)"' in html


@pytest.mark.parametrize(
    "written",
    [
        '<script src="a.js">run()</script>',
        "<script>if (a < b) run()</script>",
        '<img src="https://evil.example/i.png">',
        '<form action="../search/"></form>',
        '<p onclick="run()">x</p>',
        '<iframe src="x"><p>in</p></iframe>',
        '<link rel="preload" href="https://evil.example/">',
    ],
)
def test_nothing_runs_and_nothing_is_asked_for(written: str) -> None:
    html = body(written)
    assert not re.search(r"run\(|evil|action=|src=|onclick|iframe|<link", html)


def test_elements_of_drawings_keep_their_capitals() -> None:
    assert "<linearGradient " in body('<svg><linearGradient id="g"></linearGradient></svg>')


def test_the_file_has_the_report_and_each_changed_page_once(repository: Path, tmp_path: Path) -> None:
    change(repository / "content", PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen")
    file = tmp_path / "preview.html"
    told = diff(repository, "HEAD", "--preview", str(file))
    assert told.exit_code == 0, told.output
    html = file.read_text(encoding="utf-8")
    names = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert [name for name, count in names.items() if count > 1] == []
    assert "What this changes" in html
    assert re.search(r"<h1[^>]*>\s*The bridge is to reopen", html)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets <= set(names), targets - set(names)
    assert not re.search(r"<(?:script|link|img|iframe)\b", html)


def test_what_finds_no_room_is_named(repository: Path, tmp_path: Path) -> None:
    text = (repository / "content" / TRAVELLERS).read_text(encoding="utf-8")
    for number in range(MOST_PAGES):
        name = f"sheets/talks/points/crowd-{number}.yml"
        change(repository / "content", name, "", text.replace("at the bridge", f"at bridge {number}"))
    file = tmp_path / "preview.html"
    told = diff(repository, "HEAD", "--preview", str(file))
    assert re.search(rf"{MOST_PAGES} pages in .*; \d+ left out", told.output)
    assert "Left out of this file" in file.read_text(encoding="utf-8")


def test_where_the_new_state_has_errors_the_file_has_the_report_alone(repository: Path, tmp_path: Path) -> None:
    change(repository / "content", PLEDGE, "by: [anna-berg]", "by: [anna-brg]")
    file = tmp_path / "preview.html"
    assert diff(repository, "HEAD", "--preview", str(file)).exit_code == 0
    html = file.read_text(encoding="utf-8")
    assert "anna-brg" in html
    assert 'fs-preview__page"' not in html


def test_under_another_theme_there_is_no_preview(repository: Path, tmp_path: Path) -> None:
    settings = repository / "site.yml"
    settings.write_text("site_name: Lake\ndocs_dir: content/pages\nplugins: [factsheet]\n", encoding="utf-8")
    told = diff(repository, "HEAD", "--preview", str(tmp_path / "preview.html"))
    assert told.exit_code == 2
    assert "our own templates" in told.output
