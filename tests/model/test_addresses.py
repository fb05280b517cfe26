"""The way from page to page, and to the repository."""

import pytest
from factsheet.web import urls
from factsheet.web.repository_urls import Repository
from factsheet.web.urls import Address

PAGES = [
    (urls.home(), "./", "./", "./index.html"),
    (urls.section("actors"), "../", "actors/", "actors/index.html"),
    (urls.actor("nato"), "../../", "actors/nato/", "actors/nato/index.html"),
    (urls.source("bbc"), "../../", "sources/bbc/", "sources/bbc/index.html"),
    (urls.place("kyiv"), "../../", "places/kyiv/", "places/kyiv/index.html"),
    (urls.sheet("talks"), "../../", "sheets/talks/", "sheets/talks/index.html"),
    (urls.timeline("talks"), "../../../", "sheets/talks/timeline/", "sheets/talks/timeline/index.html"),
    (
        urls.point("talks", "pledge"),
        "../../../../",
        "sheets/talks/points/pledge/",
        "sheets/talks/points/pledge/index.html",
    ),
]


@pytest.mark.parametrize(("page", "root"), [(page, root) for page, root, _, _ in PAGES])
def test_every_page_knows_its_way_to_the_top(page: Address, root: str) -> None:
    assert urls.root(page) == root


@pytest.mark.parametrize(("page", "folder", "file"), [(page, folder, file) for page, _, folder, file in PAGES])
@pytest.mark.parametrize("rest", ["", "#row-1", "?q=a"])
def test_a_link_names_the_folder_or_for_reading_from_disk_the_file(
    page: Address, folder: str, file: str, rest: str
) -> None:
    html = f'<a href="{page}{rest}">'
    top = "./" if not page.path else ""
    assert urls.settle(html, top, directory_urls=True) == f'<a href="{folder}{rest}">'
    assert urls.settle(html, top, directory_urls=False) == f'<a href="{file}{rest}">'


def test_an_anchor_is_kept_in_both_styles() -> None:
    row = urls.point("talks", "pledge").at("bbc")
    assert urls.settle(f'"{row}"', "../", directory_urls=True) == '"../sheets/talks/points/pledge/#bbc"'
    assert urls.settle(f'"{row}"', "../", directory_urls=False) == '"../sheets/talks/points/pledge/index.html#bbc"'


def test_a_place_on_the_page_itself_needs_no_way() -> None:
    page = urls.point("talks", "pledge")
    html = f'"{page.at("bbc")}" "{page}" "{urls.point("talks", "pledge-two").at("bbc")}"'
    settled = urls.settle(html, "../", directory_urls=True, page=page)
    assert settled == '"#bbc" "../sheets/talks/points/pledge/" "../sheets/talks/points/pledge-two/#bbc"'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_file_is_named_as_it_is(directory_urls: bool) -> None:
    html = f'<link href="{urls.asset("site.css")}">'
    assert urls.settle(html, "../", directory_urls=directory_urls) == '<link href="../assets/site.css">'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_what_is_no_address_of_the_site_stays_as_it_is(directory_urls: bool) -> None:
    html = '<a href="https://news.example/page/">page/</a> <a href="sources/">'
    assert urls.settle(html, "../", directory_urls=directory_urls) == html


def test_every_address_in_a_piece_of_html_is_settled_with_the_same_top() -> None:
    html = f'<a href="{urls.home()}">, <a href="{urls.actor("nato")}">'
    assert urls.settle(html, "/site/", directory_urls=True) == '<a href="/site/">, <a href="/site/actors/nato/">'
    assert urls.MARK not in urls.settle(html, "/site/", directory_urls=False)


@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("https://example.org/factsheet/", "/factsheet/"),
        ("https://example.org/factsheet", "/factsheet/"),
        ("https://example.org/a/b/", "/a/b/"),
        ("https://example.org", "/"),
        ("", "/"),
    ],
)
def test_the_top_of_a_site_on_its_server_has_a_slash_at_either_end(site: str, path: str) -> None:
    assert urls.root_path(site) == path


def test_a_page_is_cited_by_its_full_address_or_not_at_all() -> None:
    page = urls.actor("nato")
    assert urls.canonical("https://example.org/factsheet/", page) == "https://example.org/factsheet/actors/nato/"
    assert urls.canonical("", page) == ""


FILE = "content/sources/bbc.yml"


@pytest.mark.parametrize(
    ("url", "edit", "line"),
    [
        (
            "https://github.com/owner/repo",
            "https://github.com/owner/repo/edit/main/content/sources/bbc.yml",
            "https://github.com/owner/repo/blob/main/content/sources/bbc.yml#L7",
        ),
        (
            "https://gitlab.com/group/repo/",
            "https://gitlab.com/group/repo/-/edit/main/content/sources/bbc.yml",
            "https://gitlab.com/group/repo/-/blob/main/content/sources/bbc.yml#L7",
        ),
        (
            "https://gitlab.example.org/group/sub/repo",
            "https://gitlab.example.org/group/sub/repo/-/edit/main/content/sources/bbc.yml",
            "https://gitlab.example.org/group/sub/repo/-/blob/main/content/sources/bbc.yml#L7",
        ),
        (
            "https://github.com/owner/gitlab-notes",
            "https://github.com/owner/gitlab-notes/edit/main/content/sources/bbc.yml",
            "https://github.com/owner/gitlab-notes/blob/main/content/sources/bbc.yml#L7",
        ),
    ],
)
def test_a_repository_spells_its_links_as_its_forge_does(url: str, edit: str, line: str) -> None:
    repository = Repository(url, "main")
    assert repository.edit(FILE) == edit
    assert repository.line(FILE, 7) == line


def test_signs_in_a_branch_or_a_file_are_encoded_and_slashes_kept() -> None:
    repository = Repository("https://github.com/owner/repo", "fix/#1")
    assert repository.edit("content/a b.yml") == "https://github.com/owner/repo/edit/fix/%231/content/a%20b.yml"
