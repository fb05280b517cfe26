"""Which addresses below the top of a site are its own, so that no hand-written page may take or imitate them."""

import re
import unicodedata

from factsheet.web import urls
from factsheet.web.urls import Address

_OURS = (
    urls.home(),
    *map(urls.section, ("a-z", "search", "keyboard")),
    urls.sheet("x"),
    urls.source("x"),
    urls.actor("x"),
    urls.place("x"),
    urls.help_on("x"),
    urls.term("x"),
    urls.corrections(),
    urls.data("x"),
    urls.schema("x"),
    urls.suggesting("x"),
    urls.feed(urls.home(), "xml"),
    urls.asset("x"),
    urls.search_index(),
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


RESERVED = frozenset(_stem(urls.file(address)) for address in _OURS)
"""First segments of paths, without endings."""
