"""The addresses of all pages and files; the only module that spells internal links.

A printed address begins with a mark, and `resolve_links` replaces it with the path to the top of the site once the page
is known. So a piece of HTML is rendered once for all pages, and no macro needs to know its page.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

# A control character, which YAML refuses: no content can contain it.
MARK = "\x01"
_FOLDER_END = re.compile(re.escape(MARK) + r"((?:[^\"'#?<>\s]*/)?)(?=[\"'#?])")


class Address(NamedTuple):
    """A page or a file of the site; the path of a page ends in `/`, that of the home page is empty."""

    path: str
    anchor: str | None = None

    def __str__(self) -> str:
        return _format_address(self.path, self.anchor)

    def __html__(self) -> str:
        return _format_address(self.path, self.anchor)

    def add_anchor(self, anchor: str) -> "Address":
        """Return the address of a place on this page."""
        return Address(self.path, anchor)


@lru_cache(maxsize=65536)
def _format_address(path: str, anchor: str | None) -> str:
    printed = f"{MARK}{quote(path)}"
    return f"{printed}#{quote(anchor)}" if anchor else printed


def make_home_address() -> Address:
    return Address("")


def make_section_address(name: str) -> Address:
    """Return the index page of `sources`, `actors`, `places` …"""
    return Address(f"{name}/")


def make_sheet_address(id: str) -> Address:
    return Address(f"sheets/{id}/")


def make_point_address(sheet: str, id: str) -> Address:
    return Address(f"sheets/{sheet}/points/{id}/")


def make_group_address(sheet: str, group: str) -> Address:
    """Return the page of a section of a sheet that has too many points for one page."""
    return Address(f"sheets/{sheet}/sections/{group}/")


def make_sources_address(sheet: str) -> Address:
    """Return the page of sources of a sheet that has too many for its own page."""
    return Address(f"sheets/{sheet}/sources/")


def make_sheet_view_address(sheet: str, view: str) -> Address:
    """Return a page about all points of a sheet: `differences`, `positions`, `figures` …"""
    return Address(f"sheets/{sheet}/{view}/")


def make_document_address(sheet: str, id: str) -> Address:
    """Return the JSON document of a point."""
    return Address(f"sheets/{sheet}/points/{id}/point.json")


def make_schema_address(kind: str) -> Address:
    """Return the JSON Schema of a kind of file."""
    return Address(f"schema/{kind}.json")


def make_form_file_address(name: str) -> Address:
    """Return a file that the web form loads."""
    return Address(f"suggest/{name}")


def make_known_points_address(sheet: str) -> Address:
    """Return the list of points of a sheet, for the web form."""
    return Address(f"sheets/{sheet}/known.json")


def make_card_address(sheet: str, id: str) -> Address:
    """Return the card of a point, which other sites can embed."""
    return Address(f"sheets/{sheet}/points/{id}/card/")


def make_preview_address(sheet: str) -> Address:
    """Return the preview picture for links to pages of the sheet."""
    return Address(f"sheets/{sheet}/preview.png")


def get_sheet_id(address: Address) -> str:
    """Return the id of the sheet that a page belongs to; empty if it belongs to none."""
    folder, _slash, rest = address.path.partition("/")
    return rest.partition("/")[0] if folder == "sheets" else ""


def make_data_address(name: str, sheet: str | None = None) -> Address:
    """Return a data file of a sheet, or of the whole site."""
    if sheet:
        return Address(f"sheets/{sheet}/data/{name}")
    return Address(f"data/{name}")


def make_feed_address(of: Address, form: str) -> Address:
    """Return the feed of a page; `form` is `xml` or `json`."""
    return Address(f"{of.path}feed.{form}")


def make_corrections_address(sheet: str | None = None) -> Address:
    """Return the log of corrections of a sheet, or of the whole site."""
    if sheet:
        return make_sheet_view_address(sheet, "corrections")
    return make_section_address("corrections")


def make_policy_address() -> Address:
    """Return the corrections policy; every site has it, since linked data names this address."""
    return make_corrections_address().add_anchor("fs-policy")


def make_term_address(key: str) -> Address:
    """Return the glossary entry of a term, which is named by its key in the model."""
    return make_section_address("glossary").add_anchor(make_term_anchor(key))


def make_term_anchor(key: str) -> str:
    return key.replace("_", "-").replace(" ", "-")


def make_help_address(code: str) -> Address:
    """Return the page that explains a problem code; it never moves, since printed problems link to it."""
    return Address(f"help/{code}/")


def make_source_address(id: str) -> Address:
    return Address(f"sources/{id}/")


def make_actor_address(id: str) -> Address:
    return Address(f"actors/{id}/")


def make_place_address(id: str) -> Address:
    return Address(f"places/{id}/")


def make_letter_address(index: str, group: str, letter: str) -> Address:
    """Return the page of one letter in a group of an index, under its group since `actors/2/` can be an actor."""
    return Address(f"{index}/{group}/{letter}/")


def make_part_address(first: Address, number: int) -> Address:
    """Return a page of a long list; number 1 is the page where it begins."""
    return first if number == 1 else Address(f"{first.path}{number}/")


def make_search_index_address() -> Address:
    """Return the script that reads the search index next to it."""
    return Address("pagefind/pagefind.js")


def make_asset_address(name: str) -> Address:
    return Address(f"assets/{name}")


def get_file_path(address: Address) -> str:
    """Return the path of the file below the site folder."""
    if not address.path or address.path.endswith("/"):
        return f"{address.path}index.html"
    return address.path


def make_relative_root(page: Address) -> str:
    """Return the relative path from the page to the top of the site, with a slash at its end."""
    return "../" * page.path.count("/") or "./"


def get_root_path(site_url: str) -> str:
    """Return the path of the site on its server, with slashes at both ends: `/factsheet/`."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def resolve_links(html: str, top: str, *, directory_urls: bool, page: Address | None = None) -> str:
    """Replace the mark of each internal address with the path to the top (`../../`, or an absolute path).

    Links within the page become fragments. Without directory URLs (for `file://`) links to pages end in `index.html`.
    """
    if page is not None:
        html = html.replace(f"{MARK}{quote(page.path)}#", "#")
    if not directory_urls:
        html = _FOLDER_END.sub(rf"{MARK}\1index.html", html)
    return html.replace(MARK, top)


# Each page prints its own URL several times, and those of the things that it cites.
@lru_cache(maxsize=65536)
def make_canonical_url(site_url: str, address: Address) -> str:
    """Return the URL of the page, without an anchor; empty if the site has none."""
    if not site_url or not address.path:
        return site_url
    return f"{_get_folder(site_url)}{quote(address.path)}"


def make_permalink(site_url: str, address: Address) -> str | None:
    """Return the absolute URL of a page or a place on it; None if the site has no URL."""
    if not site_url:
        return None
    url = make_canonical_url(site_url, address)
    return f"{url}#{quote(address.anchor)}" if address.anchor else url


def make_absolute_url(site_url: str, written: str) -> str:
    """Return a URL of the settings, which can be relative to the top of the site; empty if it cannot be resolved."""
    if urlsplit(written).scheme in ("http", "https", "mailto"):
        return written
    return urljoin(site_url, written) if site_url and written else ""


@lru_cache(maxsize=16)
def _get_folder(url: str) -> str:
    return urljoin(url, ".")
