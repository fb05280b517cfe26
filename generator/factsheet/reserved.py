"""Which addresses below the top of a site are its own, so that no hand-written page may take or imitate them."""

import re
import unicodedata

from factsheet import addresses
from factsheet.addresses import Address

_OURS = (
    addresses.home(),
    *map(addresses.section, ("a-z", "search", "keyboard")),
    addresses.sheet("x"),
    addresses.source("x"),
    addresses.actor("x"),
    addresses.place("x"),
    addresses.help_on("x"),
    addresses.term("x"),
    addresses.corrections(),
    addresses.data("x"),
    addresses.schema("x"),
    addresses.suggesting("x"),
    addresses.feed(addresses.home(), "xml"),
    addresses.asset("x"),
    addresses.search_index(),
    *map(Address, ("404.html", "sitemap.xml", "robots.txt", "llms.txt")),
)
"""One address of each kind."""
_LOOKALIKES = str.maketrans("аԁеһіјӏорԛѕсԝхуαιορνυκѵ", "adehijlopqscwxyaiopvukv")
"""Cyrillic and Greek letters that look like Latin ones in the address line of a browser."""
_PART = re.compile(r"(?<=^sitemap)-\d+$")
"""Of a sitemap that is too long for one file."""


def is_reserved(path: str) -> bool:
    """Return whether a file below the top of the site would have, or seem to have, an address of the site's own."""
    return _stem(path) in RESERVED


def folded(path: str) -> str:
    """Return what is the same for paths that some server, disk or reader takes for one another."""
    plain = unicodedata.normalize("NFKC", path).casefold().translate(_LOOKALIKES)
    return "/".join(segment.rstrip(" .") for segment in plain.split("/"))


def _stem(path: str) -> str:
    """Return the first segment without an ending: some servers answer `/sheets` with `sheets.html`."""
    first = folded(path).partition("/")[0]
    return _PART.sub("", first.partition(".")[0])


RESERVED = frozenset(_stem(addresses.file(address)) for address in _OURS)
"""First segments of paths, without endings."""
