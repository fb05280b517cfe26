"""Which addresses below the top of a site are its own, so that no hand-written page may take or imitate them."""

import re
import unicodedata

from factsheet.web import urls
from factsheet.web.urls import Address

_OURS = (
    urls.make_home_address(),
    *map(urls.make_section_address, ("a-z", "search", "keyboard")),
    urls.make_sheet_address("x"),
    urls.make_source_address("x"),
    urls.make_actor_address("x"),
    urls.make_place_address("x"),
    urls.make_help_address("x"),
    urls.make_term_address("x"),
    urls.make_corrections_address(),
    urls.make_data_address("x"),
    urls.make_schema_address("x"),
    urls.make_form_file_address("x"),
    urls.make_feed_address(urls.make_home_address(), "xml"),
    urls.make_asset_address("x"),
    urls.make_search_index_address(),
    *map(Address, ("404.html", "sitemap.xml", "robots.txt", "llms.txt")),
)
"""One address of each kind."""
_LOOKALIKES = str.maketrans("аԁеһіјӏорԛѕсԝхуαιορνυκѵ", "adehijlopqscwxyaiopvukv")
"""Cyrillic and Greek letters that look like Latin ones in the address line of a browser."""
_PART = re.compile(r"(?<=^sitemap)-\d+$")
"""Of a sitemap that is too long for one file."""


def is_reserved(path: str) -> bool:
    """Return whether a file below the top of the site would have, or seem to have, an address of the site's own."""
    return _get_stem(path) in RESERVED


def normalize_path(path: str) -> str:
    """Return what is the same for paths that some server, disk or reader takes for one another."""
    plain = unicodedata.normalize("NFKC", path).casefold().translate(_LOOKALIKES)
    return "/".join(segment.rstrip(" .") for segment in plain.split("/"))


def _get_stem(path: str) -> str:
    """Return the first segment without an ending: some servers answer `/sheets` with `sheets.html`."""
    first = normalize_path(path).partition("/")[0]
    return _PART.sub("", first.partition(".")[0])


RESERVED = frozenset(_get_stem(urls.get_file_path(address)) for address in _OURS)
"""First segments of paths, without endings."""
