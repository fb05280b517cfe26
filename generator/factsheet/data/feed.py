"""A feed in its two forms: Atom (RFC 4287), and JSON Feed 1.1 (https://www.jsonfeed.org)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

import orjson
from msgspec import Struct

from factsheet.data.news import LONG_AGO, FeedEntry
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_ATOM = "http://www.w3.org/2005/Atom"
# What the Char production of XML 1.0 leaves out (https://www.w3.org/TR/xml/#charsets), even as a reference.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"


class Feed(Struct, frozen=True):
    of: Address
    """The page that the feed belongs to."""
    title: str
    settings: Settings
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> str:
        return max((entry.updated for entry in self.entries), default=LONG_AGO)

    def make_url(self, of: Address) -> str:
        """Return the absolute URL; there are no feeds where the site has none."""
        return urls.make_canonical_url(self.settings.url, of)


def encode_atom(feed: Feed) -> bytes:
    """Return the XML, one element per line."""
    lines = [
        _DECLARATION,
        f'<feed xmlns="{_ATOM}"{_format_language(feed.settings.language_of_facts)}>',
        _format_element("id", feed.make_url(feed.of)),
        _format_element("title", feed.title),
        _format_element("updated", feed.updated),
        f"<author>\n{_format_element('name', feed.settings.name)}\n</author>",
        _format_link("alternate", "text/html", feed.make_url(feed.of)),
        _format_link("self", "application/atom+xml", feed.make_url(urls.make_feed_address(feed.of, "xml"))),
    ]
    if feed.settings.licence:
        lines.append(_format_element("rights", feed.settings.licence))
    for entry in feed.entries:
        lines.append(_format_entry(entry))
    lines.append("</feed>\n")
    return "\n".join(lines).encode()


def encode_json(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.make_url(feed.of),
        "feed_url": feed.make_url(urls.make_feed_address(feed.of, "json")),
        **_make_language(feed.settings.language_of_facts),
        "authors": [{"name": feed.settings.name, "url": feed.settings.url}],
        "items": [_make_item(entry) for entry in feed.entries],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


# One point is in the feeds of its site, its sheet and each of its actors.
@lru_cache(maxsize=4096)
def _format_entry(entry: FeedEntry) -> str:
    lines = (
        _format_element("id", entry.id),
        _format_element("title", entry.title),
        _format_element("updated", entry.updated),
        _format_link("alternate", "text/html", entry.url),
        f"<category term={_quote_attribute(entry.kind)} />",
        _format_element("content", entry.text),
    )
    return "\n".join((f"<entry{_format_language(entry.language)}>", *lines, "</entry>"))


def _make_item(entry: FeedEntry) -> Mapping[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.text,
        "date_modified": entry.updated,
        "tags": [entry.kind],
        **_make_language(entry.language),
    }


def _format_language(language: str) -> str:
    """Return the attribute with a space before it, or an empty string if the language is unknown."""
    return f" xml:lang={_quote_attribute(language)}" if language else ""


def _make_language(language: str) -> Mapping[str, str]:
    return {"language": language} if language else {}


def _format_element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NO_XML.sub('', text), quote=False)}</{name}>"


def _format_link(relation: str, type: str, href: str) -> str:
    return f'<link rel="{relation}" type="{type}" href={_quote_attribute(href)} />'


def _quote_attribute(text: str) -> str:
    return f'"{escape(_NO_XML.sub("", text))}"'
