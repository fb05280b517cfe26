"""A drawn page → the part of it that a preview shows, with names and links adapted to a file of many pages."""

import posixpath
import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct, field

DROPPED = ("script", "iframe", "object", "embed", "link", "meta", "base")
"""Elements that would make a request, or run."""
VOID = ("link", "meta", "base", "embed")
"""Those of them that have no end tag."""
NAMES = ("id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "name")
"""Attributes with ids, which get a prefix, since two pages may use the same."""
ASKING = ("src", "srcset", "poster", "action", "formaction", "ping", "background", "autofocus")
"""Attributes that would make a request, or move the focus."""
_URL = re.compile(r"url\(#")
_OUTSIDE = ("http", "https", "mailto")


class PagePlace(Struct, frozen=True):
    """The place of a page in the site, and in the preview."""

    file: str
    """Below the site folder."""
    prefixes: Mapping[str, str]
    """By file: the prefix of all ids in a page of the preview."""
    site_url: str
    """Where the site is published; empty where that is unknown."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """By file: the pictures that the preview contains, as `data:` addresses."""

    @property
    def prefix(self) -> str:
        return self.prefixes[self.file]


class Body(Struct, frozen=True):
    html: str
    style_sheets: tuple[str, ...]
    """Those that the page links, by their path in the site."""


def extract_body(html: str, place: PagePlace) -> Body:
    """Return the main part of the page."""
    mover = _BodyExtractor(place)
    mover.feed(html)
    mover.close()
    return Body("".join(mover.parts), tuple(mover.style_sheets))


class _BodyExtractor(HTMLParser):
    """Keeps the content of `main`, and changes only attributes."""

    def __init__(self, place: PagePlace) -> None:
        super().__init__(convert_charrefs=False)  # so that text passes through as it is written
        self.parts: list[str] = []
        self.style_sheets: list[str] = []
        self._place = place
        self._inside = False
        self._dropping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "link" and ("rel", "stylesheet") in attrs:
            self.style_sheets.append(_resolve_file(self._place.file, dict(attrs).get("href") or ""))
        if tag in DROPPED and not self._dropping and tag not in VOID:
            self._dropping = tag
        if tag == "main":
            self._inside = True
            self.parts.append('<div class="fs-shell__main">')
        elif self._inside and tag not in DROPPED and not self._dropping:
            self.parts.append(self._format_tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in DROPPED and self._inside and not self._dropping:
            self.parts.append(f"{self._format_tag(tag, attrs)[:-1]}/>")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._dropping:
            self._dropping = ""
        elif tag == "main":
            self._pass_on("</div>")
            self._inside = False
        elif tag not in DROPPED:
            self._pass_on(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._pass_on(data)

    def handle_entityref(self, name: str) -> None:
        self._pass_on(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._pass_on(f"&#{name};")

    def _pass_on(self, html: str) -> None:
        if self._inside and not self._dropping:
            self.parts.append(html)

    def _format_tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        attributes = ""
        for name, value in attrs:
            if (tag, name) == ("img", "src"):
                picture = self._place.pictures.get(_find_picture(self._place, value))
                if picture:
                    attributes += f' src="{escape(picture)}"'
            if name in ASKING or name.startswith("on"):
                continue
            if value is None:
                attributes += f" {name}"
                continue
            for key, text in self._convert_attribute(name, value):
                attributes += f' {key}="{escape(text)}"'
        return f"<{self._get_written_case(tag)}{attributes}>"

    def _get_written_case(self, tag: str) -> str:
        """Return the name as written: the parser lowers it, and some names of SVG have capitals."""
        written = re.match(r"</?([^\s/>]+)", self.get_starttag_text() or "")
        return written[1] if written and written[1].lower() == tag else tag

    def _convert_attribute(self, name: str, value: str) -> list[tuple[str, str]]:
        if name in NAMES:
            return [(name, " ".join(f"{self._place.prefix}-{word}" for word in value.split()))]
        if name in ("href", "xlink:href"):
            return _convert_link(name, value, self._place)
        return [(name, _URL.sub(f"url(#{self._place.prefix}-", value))]


def _convert_link(name: str, value: str, place: PagePlace) -> list[tuple[str, str]]:
    """Return the attribute with the new target: within the preview, on the published site, outside, or none."""
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return [(name, value)] if parts.scheme in _OUTSIDE else []
    file = _resolve_file(place.file, value)
    if file in place.prefixes:
        prefix = place.prefixes[file]
        return [(name, f"#{prefix}-{parts.fragment}" if parts.fragment else f"#{prefix}")]
    if place.site_url:
        address = urljoin(place.site_url, _resolve_path(place.file, value))
        return [(name, f"{address}#{parts.fragment}" if parts.fragment else address)]
    return [("data-elsewhere", "not part of this preview")]


def _find_picture(place: PagePlace, src: str | None) -> str:
    """Return the file of a picture on the page; empty where it is not a file of the site."""
    parts = urlsplit(src or "")
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return _resolve_file(place.file, parts.path)


def _resolve_file(page: str, href: str) -> str:
    """Return the file below the site folder that a link on the page leads to."""
    path = unquote(_resolve_path(page, href))
    return f"{path}index.html" if path.endswith("/") or not path else path


def _resolve_path(page: str, href: str) -> str:
    """Return the path from the top of the site, as a link spells it."""
    path = urlsplit(href).path
    if not path:
        return page.removesuffix("index.html")
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path)).lstrip("/")
    return f"{joined}/" if path.endswith(("/", "/.", "..")) and joined else joined
