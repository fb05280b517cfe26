"""A built site as a reader's browser takes it: pages as trees, links followed, what a page is made of."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

MISSING = "404.html"
"""Shown at any depth: the one page whose links begin at the root of its server."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(frozen=True)
class Reading:
    """The pages of a site that stands in a folder of its server."""

    server: Path
    under: str = ""
    """Path of the site on its server, with a slash at its end; empty: at the root."""
    within: str = "html"
    """The part of each page whose links are followed."""

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Return each page by its path on the server, in order."""
        found = sorted((self.server / self.under).rglob("*.html"))
        return {path.relative_to(self.server).as_posix(): LexborHTMLParser(path.read_bytes()) for path in found}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        return {path: set(ids(page)) for path, page in self.pages.items()}

    def lost(self, *, folders: bool = True) -> list[str]:
        """Return each link that does not lead to a page or file of the site, or to an anchor on it.

        Without `folders`, a link must name its file: nothing answers for a folder on a disk.
        """
        return [
            f"{path}: {address}"
            for path, page in self.pages.items()
            for part in page.css(self.within)
            for address in sorted(set(internal(part)))
            if not self._leads(path, address, folders)
        ]

    def _leads(self, page: str, address: str, folders: bool) -> bool:
        way = urlsplit(address)
        if way.path.startswith("/"):
            target = way.path[1:] if page.endswith(MISSING) else ".."
        else:
            target = posixpath.join(posixpath.dirname(page), unquote(way.path)) if way.path else page
        if folders and (target.endswith("/") or not target):
            target += "index.html"
        target = posixpath.normpath(target)
        stands = target.startswith(self.under) and (self.server / target).is_file()
        return stands and (not way.fragment or unquote(way.fragment) in self.ids.get(target, ()))


def addresses(page: LexborHTMLParser | LexborNode) -> Iterator[tuple[str, str]]:
    """Return every address on the page, with the name of its element."""
    for element in page.css("[href], [src], [action], [srcset], [data], [poster]"):
        for name in ("href", "src", "action", "srcset", "data", "poster"):
            if name in element.attributes:
                yield element.tag or "", element.attributes[name] or ""


def internal(page: LexborHTMLParser | LexborNode) -> Iterator[str]:
    for _tag, address in addresses(page):
        way = urlsplit(address)
        if not way.scheme and not way.netloc:
            yield address


def ids(page: LexborHTMLParser) -> Iterator[str]:
    for element in page.css("[id]"):
        yield element.id or ""


def words(element: LexborNode | None) -> str:
    """Return the text of an element, its spaces as a reader sees them; empty where there is no element."""
    return " ".join(element.text(deep=True).split()) if element is not None else ""


def tree(page: LexborHTMLParser) -> list[tuple[int, str]]:
    """Return the elements that a browser makes of a page, each with its depth."""
    found: list[tuple[int, str]] = []
    todo = [(0, page.root)]
    while todo:
        depth, node = todo.pop()
        if node is None or not node.is_element_node:
            continue
        found.append((depth, node.tag or ""))
        children = list(node.iter(include_text=False))
        todo += [(depth + 1, child) for child in reversed(children)]
    return found


class Written(HTMLParser):
    """The elements of a page as its tags stand in the file: nothing mended, nothing closed that is left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[int, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: object) -> None:
        self.elements.append((len(self._open), tag))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1:] == [tag]:
            self._open.pop()
        else:
            self.elements.append((len(self._open), f"/{tag}"))
