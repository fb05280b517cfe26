"""The way from page to page, and to the repository."""

import pytest
from factsheet import addresses
from factsheet.addresses import Address
from factsheet.forge import Repository

PAGES = [
    (addresses.home(), "./", "./", "./index.html"),
    (addresses.section("actors"), "../", "actors/", "actors/index.html"),
    (addresses.actor("nato"), "../../", "actors/nato/", "actors/nato/index.html"),
    (addresses.source("bbc"), "../../", "sources/bbc/", "sources/bbc/index.html"),
    (addresses.place("kyiv"), "../../", "places/kyiv/", "places/kyiv/index.html"),
    (addresses.sheet("talks"), "../../", "sheets/talks/", "sheets/talks/index.html"),
    (addresses.timeline("talks"), "../../../", "sheets/talks/timeline/", "sheets/talks/timeline/index.html"),
    (
        addresses.point("talks", "pledge"),
        "../../../../",
        "sheets/talks/points/pledge/",
        "sheets/talks/points/pledge/index.html",
    ),
]


@pytest.mark.parametrize(("page", "root"), [(page, root) for page, root, _, _ in PAGES])
def test_every_page_knows_its_way_to_the_top(page: Address, root: str) -> None:
    assert addresses.root(page) == root


@pytest.mark.parametrize(("page", "folder", "file"), [(page, folder, file) for page, _, folder, file in PAGES])
@pytest.mark.parametrize("rest", ["", "#row-1", "?q=a"])
def test_a_link_names_the_folder_or_for_reading_from_disk_the_file(
    page: Address, folder: str, file: str, rest: str
) -> None:
    html = f'<a href="{page}{rest}">'
    top = "./" if not page.path else ""
    assert addresses.settle(html, top, directory_urls=True) == f'<a href="{folder}{rest}">'
    assert addresses.settle(html, top, directory_urls=False) == f'<a href="{file}{rest}">'


def test_an_anchor_is_kept_in_both_styles() -> None:
    row = addresses.point("talks", "pledge").at("bbc")
    assert addresses.settle(f'"{row}"', "../", directory_urls=True) == '"../sheets/talks/points/pledge/#bbc"'
    assert addresses.settle(f'"{row}"', "../", directory_urls=False) == '"../sheets/talks/points/pledge/index.html#bbc"'


def test_a_place_on_the_page_itself_needs_no_way() -> None:
    page = addresses.point("talks", "pledge")
    html = f'"{page.at("bbc")}" "{page}" "{addresses.point("talks", "pledge-two").at("bbc")}"'
    settled = addresses.settle(html, "../", directory_urls=True, page=page)
    assert settled == '"#bbc" "../sheets/talks/points/pledge/" "../sheets/talks/points/pledge-two/#bbc"'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_file_is_named_as_it_is(directory_urls: bool) -> None:
    html = f'<link href="{addresses.asset("site.css")}">'
    assert addresses.settle(html, "../", directory_urls=directory_urls) == '<link href="../assets/site.css">'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_what_is_no_address_of_the_site_stays_as_it_is(directory_urls: bool) -> None:
    html = '<a href="https://news.example/page/">page/</a> <a href="sources/">'
    assert addresses.settle(html, "../", directory_urls=directory_urls) == html


def test_every_address_in_a_piece_of_html_is_settled_with_the_same_top() -> None:
    html = f'<a href="{addresses.home()}">, <a href="{addresses.actor("nato")}">'
    assert addresses.settle(html, "/site/", directory_urls=True) == '<a href="/site/">, <a href="/site/actors/nato/">'
    assert addresses.MARK not in addresses.settle(html, "/site/", directory_urls=False)


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
    assert addresses.root_path(site) == path


def test_a_page_is_cited_by_its_full_address_or_not_at_all() -> None:
    page = addresses.actor("nato")
    assert addresses.canonical("https://example.org/factsheet/", page) == "https://example.org/factsheet/actors/nato/"
    assert addresses.canonical("", page) == ""


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
