"""Where each thing stands in the site and in its repository; the only speller of internal links.

Until the page on which it stands is known, an address begins with a mark that no content can hold;
`settle` puts the way to the site's top in its place. So a piece of HTML that recurs is drawn once for all pages.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

MARK = "\x01"
_FOLDER_END = re.compile(re.escape(MARK) + r"((?:[^\"'#?<>\s]*/)?)(?=[\"'#?])")


class Address(NamedTuple):
    """A page (its path ends in `/`, or is empty: the home page) or a file of the site."""

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
    fragment = f"#{quote(anchor)}" if anchor else ""
    return f"{MARK}{quote(path)}{fragment}"


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
    """Return the page of a group of a sheet that is too long for one page."""
    return Address(f"sheets/{sheet}/sections/{group}/")


def make_sources_address(sheet: str) -> Address:
    """Return the page of the sources of a sheet that has too many for its own page."""
    return Address(f"sheets/{sheet}/sources/")


def make_timeline_address(sheet: str) -> Address:
    return Address(f"sheets/{sheet}/timeline/")


def make_sheet_view_address(sheet: str, view: str) -> Address:
    """Return the page that looks across the points of a sheet: `differences`, `positions`, `figures` …"""
    return Address(f"sheets/{sheet}/{view}/")


def make_document_address(sheet: str, id: str) -> Address:
    """Return the file that tells machines all that the page of a point shows."""
    return Address(f"sheets/{sheet}/points/{id}/point.json")


def make_schema_address(kind: str) -> Address:
    """Return what may be written in a file of the kind."""
    return Address(f"schema/{kind}.json")


def make_form_file_address(name: str) -> Address:
    """Return a file that the form for proposals reads."""
    return Address(f"suggest/{name}")


def make_known_points_address(sheet: str) -> Address:
    """Return the file in which the form finds the points of a sheet."""
    return Address(f"sheets/{sheet}/known.json")


def make_card_address(sheet: str, id: str) -> Address:
    """Return the page of a point that others show inside theirs."""
    return Address(f"sheets/{sheet}/points/{id}/card/")


def make_preview_address(sheet: str) -> Address:
    """Return the picture that others show beside a link to a page of the sheet."""
    return Address(f"sheets/{sheet}/preview.png")


def get_sheet_id(address: Address) -> str:
    """Return the sheet that a page belongs to; empty for a page of no sheet."""
    folder, _slash, rest = address.path.partition("/")
    return rest.partition("/")[0] if folder == "sheets" else ""


def make_data_address(name: str, sheet: str | None = None) -> Address:
    """Return a file with the data of a sheet, or one that the site has once."""
    return Address(f"sheets/{sheet}/data/{name}" if sheet else f"data/{name}")


def make_feed_address(of: Address, form: str) -> Address:
    """Return the feed of what is new on a page, as `xml` or `json`."""
    return Address(f"{of.path}feed.{form}")


def make_corrections_address(sheet: str | None = None) -> Address:
    """Return the log of what was corrected on a sheet, or on the whole site."""
    return make_sheet_view_address(sheet, "corrections") if sheet else make_section_address("corrections")


def make_policy_address() -> Address:
    """Return where the site says how it corrects; every site has this place, and it never moves."""
    return make_corrections_address().add_anchor("fs-policy")


def make_term_address(key: str) -> Address:
    """Return where the glossary explains a word of ours; a key of the model serves as its name."""
    return make_section_address("glossary").add_anchor(make_term_anchor(key))


def make_term_anchor(key: str) -> str:
    return key.replace("_", "-").replace(" ", "-")


def make_help_address(code: str) -> Address:
    """Return the page that explains a code of the checker; reports name it, so it never moves."""
    return Address(f"help/{code}/")


def make_source_address(id: str) -> Address:
    return Address(f"sources/{id}/")


def make_actor_address(id: str) -> Address:
    return Address(f"actors/{id}/")


def make_place_address(id: str) -> Address:
    return Address(f"places/{id}/")


def make_letter_address(index: str, group: str, letter: str) -> Address:
    """Return the page of those in a group of an index that begin with a letter, which is never a number alone."""
    return Address(f"{index}/{group}/{letter}/")


def make_part_address(first: Address, number: int) -> Address:
    """Return the page on which a long list goes on; number 1 is the page where it begins. No id is in the way."""
    return first if number == 1 else Address(f"{first.path}{number}/")


def make_search_index_address() -> Address:
    """Return the script that reads the search index, which lies beside it."""
    return Address("pagefind/pagefind.js")


def make_asset_address(name: str) -> Address:
    return Address(f"assets/{name}")


def get_file_path(address: Address) -> str:
    """Return the file of a page, or the file itself, below the site folder."""
    return f"{address.path}index.html" if address.path.endswith("/") or not address.path else address.path


def make_relative_root(page: Address) -> str:
    """Return the way from the page to the site's top, with a slash at its end."""
    return "../" * page.path.count("/") or "./"


def get_root_path(site_url: str) -> str:
    """Return the path of the site's top on its server, with a slash at either end: `/factsheet/`."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def resolve_links(html: str, top: str, *, directory_urls: bool, page: Address | None = None) -> str:
    """Put the way to the site's top (`../../`, or an absolute path) before each internal address.

    A place on the page itself needs no way. Without directory addresses (for `file://`) a page is named by its
    `index.html`.
    """
    if page is not None:
        html = html.replace(f"{MARK}{quote(page.path)}#", "#")
    if not directory_urls:
        html = _FOLDER_END.sub(rf"{MARK}\1index.html", html)
    return html.replace(MARK, top)


@lru_cache(maxsize=65536)
def make_canonical_url(site_url: str, address: Address) -> str:
    """Return the address by which the page is cited, or an empty text where the site has none yet."""
    return f"{_get_folder(site_url)}{quote(address.path)}" if site_url and address.path else site_url


def make_permalink(site_url: str, address: Address) -> str | None:
    """Return the whole address of a page or of a place on it; None where the site has none yet."""
    anchor = f"#{quote(address.anchor)}" if address.anchor else ""
    return f"{make_canonical_url(site_url, address)}{anchor}" if site_url else None


def make_absolute_url(site_url: str, written: str) -> str:
    """Return an address that the settings give, whole or as a way from the site's top; empty where it is neither."""
    whole = urlsplit(written).scheme in ("http", "https", "mailto")
    return written if whole else urljoin(site_url, written) if site_url and written else ""


@lru_cache(maxsize=16)
def _get_folder(url: str) -> str:
    return urljoin(url, ".")
