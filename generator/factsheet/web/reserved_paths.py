"""Top-level paths that belong to the site, so that no hand-written page can take or imitate them.

Whole first segments are reserved, not only the addresses in use: a page at `sheets/new-sheet/` would pass for one of
ours, and comparing with all outputs of 10,000 points takes too long.
"""

import re
import unicodedata

from factsheet.web import urls
from factsheet.web.urls import Address

_OURS = (
    urls.make_home_address(),
    urls.make_section_address("a-z"),
    urls.make_section_address("search"),
    urls.make_section_address("keyboard"),
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
    Address("404.html"),
    Address("sitemap.xml"),
    Address("robots.txt"),
    Address("llms.txt"),
)
"""One address of each kind; a test keeps the list complete."""
_LOOKALIKES = str.maketrans("аԁеһіјӏорԛѕсԝхуαιορνυκѵ", "adehijlopqscwxyaiopvukv")
"""Cyrillic and Greek letters that look like Latin ones in the address line of a browser."""
_PART = re.compile(r"(?<=^sitemap)-\d+$")
"""The number of a further file of a long sitemap."""


def is_reserved(path: str) -> bool:
    """Return whether the path of a file is, or looks like, an address that belongs to the site."""
    return _get_stem(path) in RESERVED


def normalize_path(path: str) -> str:
    """Return the same text for all paths that a server, a file system or a reader could confuse."""
    # Some file systems ignore case and Unicode forms; Windows drops spaces and full stops at the end of a name.
    plain = unicodedata.normalize("NFKC", path).casefold().translate(_LOOKALIKES)
    return "/".join(segment.rstrip(" .") for segment in plain.split("/"))


def _get_stem(path: str) -> str:
    """Return the first segment without an extension: some servers answer `/sheets` with `sheets.html`."""
    first = normalize_path(path).partition("/")[0]
    return _PART.sub("", first.partition(".")[0])


RESERVED = frozenset(_get_stem(urls.get_file_path(address)) for address in _OURS)
"""First segments of paths, without extensions."""
