"""The way from page to page, and to the repository."""

import pytest
from factsheet.web import urls
from factsheet.web.repository_urls import Repository
from factsheet.web.urls import Address

PAGES = [
    (urls.make_home_address(), "./", "./", "./index.html"),
    (urls.make_section_address("actors"), "../", "actors/", "actors/index.html"),
    (urls.make_actor_address("nato"), "../../", "actors/nato/", "actors/nato/index.html"),
    (urls.make_source_address("bbc"), "../../", "sources/bbc/", "sources/bbc/index.html"),
    (urls.make_place_address("kyiv"), "../../", "places/kyiv/", "places/kyiv/index.html"),
    (urls.make_sheet_address("talks"), "../../", "sheets/talks/", "sheets/talks/index.html"),
    (
        urls.make_sheet_view_address("talks", "timeline"),
        "../../../",
        "sheets/talks/timeline/",
        "sheets/talks/timeline/index.html",
    ),
    (
        urls.make_point_address("talks", "pledge"),
        "../../../../",
        "sheets/talks/points/pledge/",
        "sheets/talks/points/pledge/index.html",
    ),
]


@pytest.mark.parametrize(("page", "root"), [(page, root) for page, root, _, _ in PAGES])
def test_every_page_knows_its_way_to_the_top(page: Address, root: str) -> None:
    assert urls.make_relative_root(page) == root


@pytest.mark.parametrize(("page", "folder", "file"), [(page, folder, file) for page, _, folder, file in PAGES])
@pytest.mark.parametrize("rest", ["", "#row-1", "?q=a"])
def test_a_link_names_the_folder_or_for_reading_from_disk_the_file(
    page: Address, folder: str, file: str, rest: str
) -> None:
    html = f'<a href="{page}{rest}">'
    top = "./" if not page.path else ""
    assert urls.resolve_links(html, top, directory_urls=True) == f'<a href="{folder}{rest}">'
    assert urls.resolve_links(html, top, directory_urls=False) == f'<a href="{file}{rest}">'


def test_an_anchor_is_kept_in_both_styles() -> None:
    row = urls.make_point_address("talks", "pledge").add_anchor("bbc")
    assert urls.resolve_links(f'"{row}"', "../", directory_urls=True) == '"../sheets/talks/points/pledge/#bbc"'
    assert (
        urls.resolve_links(f'"{row}"', "../", directory_urls=False) == '"../sheets/talks/points/pledge/index.html#bbc"'
    )


def test_a_place_on_the_page_itself_needs_no_way() -> None:
    page = urls.make_point_address("talks", "pledge")
    html = f'"{page.add_anchor("bbc")}" "{page}" "{urls.make_point_address("talks", "pledge-two").add_anchor("bbc")}"'
    settled = urls.resolve_links(html, "../", directory_urls=True, page=page)
    assert settled == '"#bbc" "../sheets/talks/points/pledge/" "../sheets/talks/points/pledge-two/#bbc"'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_file_is_named_as_it_is(directory_urls: bool) -> None:
    html = f'<link href="{urls.make_asset_address("site.css")}">'
    assert urls.resolve_links(html, "../", directory_urls=directory_urls) == '<link href="../assets/site.css">'


@pytest.mark.parametrize("directory_urls", [True, False])
def test_what_is_no_address_of_the_site_stays_as_it_is(directory_urls: bool) -> None:
    html = '<a href="https://news.example/page/">page/</a> <a href="sources/">'
    assert urls.resolve_links(html, "../", directory_urls=directory_urls) == html


def test_every_address_in_a_piece_of_html_is_settled_with_the_same_top() -> None:
    html = f'<a href="{urls.make_home_address()}">, <a href="{urls.make_actor_address("nato")}">'
    assert urls.resolve_links(html, "/site/", directory_urls=True) == '<a href="/site/">, <a href="/site/actors/nato/">'
    assert urls.MARK not in urls.resolve_links(html, "/site/", directory_urls=False)


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
    assert urls.get_root_path(site) == path


def test_a_page_is_cited_by_its_full_address_or_not_at_all() -> None:
    page = urls.make_actor_address("nato")
    assert (
        urls.make_canonical_url("https://example.org/factsheet/", page) == "https://example.org/factsheet/actors/nato/"
    )
    assert urls.make_canonical_url("", page) == ""


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
    assert repository.make_edit_url(FILE) == edit
    assert repository.make_line_url(FILE, 7) == line


def test_signs_in_a_branch_or_a_file_are_encoded_and_slashes_kept() -> None:
    repository = Repository("https://github.com/owner/repo", "fix/#1")
    assert (
        repository.make_edit_url("content/a b.yml") == "https://github.com/owner/repo/edit/fix/%231/content/a%20b.yml"
    )
