"""A feed in its two forms: Atom (RFC 4287), and JSON Feed 1.1 (https://www.jsonfeed.org)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

import orjson

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.exports.news import LONG_AGO, Entry
from factsheet.settings import Settings

_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold at all."""

ElementTree.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class Feed:
    of: Address
    """The page that it belongs to."""
    title: str
    settings: Settings
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        return max((entry.updated for entry in self.entries), default=LONG_AGO)

    def address(self, of: Address) -> str:
        """Return the whole address; a feed is made only where the site has one."""
        return addresses.canonical(self.settings.url, of)

    def id(self, entry: Entry) -> str:
        """Return what stays the same as long as the entry does."""
        return f"{self.address(entry.address)}{'#' if entry.id else ''}{entry.id}"


def atom(feed: Feed) -> bytes:
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": feed.settings.language})
    _add(root, "id", feed.address(feed.of))
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", feed.settings.name)
    _add(root, "link", rel="alternate", type="text/html", href=feed.address(feed.of))
    itself = feed.address(addresses.feed(feed.of, "xml"))
    _add(root, "link", rel="self", type="application/atom+xml", href=itself)
    if feed.settings.licence:
        _add(root, "rights", feed.settings.licence)
    for entry in feed.entries:
        _add_entry(root, feed, entry)
    ElementTree.indent(root, "")
    told: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return told + b"\n"


def json(feed: Feed) -> bytes:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address(feed.of),
        "feed_url": feed.address(addresses.feed(feed.of, "json")),
        "language": feed.settings.language,
        "authors": [{"name": feed.settings.name, "url": feed.settings.url}],
        "items": [_item(feed, entry) for entry in feed.entries],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def _add_entry(root: ElementTree.Element, feed: Feed, entry: Entry) -> None:
    added = _add(root, "entry")
    _add(added, "id", feed.id(entry))
    _add(added, "title", entry.title)
    _add(added, "updated", entry.updated)
    _add(added, "link", rel="alternate", type="text/html", href=feed.address(entry.address))
    _add(added, "category", term=entry.kind)
    _add(added, "content", entry.text)


def _item(feed: Feed, entry: Entry) -> Mapping[str, object]:
    return {
        "id": feed.id(entry),
        "url": feed.address(entry.address),
        "title": entry.title,
        "content_text": entry.text,
        "date_modified": entry.updated,
        "tags": [entry.kind],
    }


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **told: str) -> ElementTree.Element:
    added = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", told)
    added.text = _NO_XML.sub("", text) if text is not None else None
    return added
