"""A feed in its two forms: Atom (RFC 4287), and JSON Feed 1.1 (https://www.jsonfeed.org)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

import orjson

from factsheet.data.news import LONG_AGO, Entry
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold at all."""
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"


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
        return urls.canonical(self.settings.url, of)

    def id(self, entry: Entry) -> str:
        """Return what stays the same as long as the entry does."""
        return f"{self.address(entry.address)}{'#' if entry.id else ''}{entry.id}"


def atom(feed: Feed) -> bytes:
    """Return the XML, an element a line."""
    lines = (
        f'<feed xmlns="{_ATOM}"{_spoken(feed.settings.language_of_facts)}>',
        _element("id", feed.address(feed.of)),
        _element("title", feed.title),
        _element("updated", feed.updated),
        f"<author>\n{_element('name', feed.settings.name)}\n</author>",
        _link("alternate", "text/html", feed.address(feed.of)),
        _link("self", "application/atom+xml", feed.address(urls.feed(feed.of, "xml"))),
        *((_element("rights", feed.settings.licence),) if feed.settings.licence else ()),
        *(_entry(feed.id(entry), feed.address(entry.address), entry) for entry in feed.entries),
        "</feed>\n",
    )
    return "\n".join((_DECLARATION, *lines)).encode()


def json(feed: Feed) -> bytes:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address(feed.of),
        "feed_url": feed.address(urls.feed(feed.of, "json")),
        **_language(feed.settings.language_of_facts),
        "authors": [{"name": feed.settings.name, "url": feed.settings.url}],
        "items": [_item(feed, entry) for entry in feed.entries],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


@lru_cache(maxsize=4096)
def _entry(id: str, page: str, entry: Entry) -> str:
    """Return the element: what is new of a point stands in the feeds of its site, its sheet and its actors."""
    lines = (
        _element("id", id),
        _element("title", entry.title),
        _element("updated", entry.updated),
        _link("alternate", "text/html", page),
        f"<category term={_quoted(entry.kind)} />",
        _element("content", entry.text),
    )
    return "\n".join((f"<entry{_spoken(entry.language)}>", *lines, "</entry>"))


def _item(feed: Feed, entry: Entry) -> Mapping[str, object]:
    return {
        "id": feed.id(entry),
        "url": feed.address(entry.address),
        "title": entry.title,
        "content_text": entry.text,
        "date_modified": entry.updated,
        "tags": [entry.kind],
        **_language(entry.language),
    }


def _spoken(language: str) -> str:
    """Return the attribute of an element; nothing for a language that is not known."""
    return f" xml:lang={_quoted(language)}" if language else ""


def _language(language: str) -> Mapping[str, str]:
    return {"language": language} if language else {}


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NO_XML.sub('', text))}</{name}>"


def _link(relation: str, type: str, href: str) -> str:
    return f'<link rel="{relation}" type="{type}" href={_quoted(href)} />'


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
