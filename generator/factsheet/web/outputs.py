"""The outputs of a build before they are written: pages and files, each with its content and its digest."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from factsheet.web.urls import Address


class PageView(Protocol):
    """Everything that a template can use; each page kind has its own."""

    @property
    def title(self) -> str: ...


class PageOrigin(Struct, frozen=True):
    """The hand-written file of a page, and the line (from 1) where it begins."""

    file: str
    line: int = 1


class Page(Struct, frozen=True):
    address: Address
    title: str
    template: str
    """Path below the templates folder."""
    view: Callable[[], PageView]
    """Called when the page is rendered, so that only one view is in memory at a time."""
    origin: PageOrigin | None
    """None for pages that gather many files."""
    digest: Callable[[], bytes]
    """Returns the digest of all files behind the page; while it is the same, so is the page."""
    point: str | None = None
    """The key of the point whose page it is; None for all other pages."""
    canonical_address: Address | None = None
    """The page to cite and to list in the sitemap instead of this one; None is this one."""
    is_whole_document: bool = False
    """True if the template renders the whole document, whatever the theme."""
    feed_page: Address | None = None
    """The page with the feed of this page; None if there is no feed."""


FileReader = Callable[[Address], bytes]
"""Returns the content of another file of the site."""


class File(Struct, frozen=True):
    """A file of the site that is not a page: data, a feed, a picture."""

    address: Address
    content: Callable[[FileReader], bytes]
    """Returns the bytes; can read files of earlier turns."""
    digest: Callable[[], bytes]
    """As for a page."""
    point: str | None = None
    """The key of the point that it is about; None if it is about several."""
    source: Callable[[], str] | None = None
    """Returns all that the content is made of besides the generator, if it takes long to make: it is then kept."""
    copy: Callable[[FileReader, str], None] | None = None
    """Writes the content to a new file, by its path, if it is too large to be in memory as a whole."""
    turn: int = 1
    """Order of files that belong to no point: after those of all points, and after all lower turns."""


Output = Page | File
"""Anything in the site folder."""


def get_turn(output: Output) -> int:
    """Return the turn: 0 for what belongs to a point, 1 for other pages."""
    if output.point is not None:
        return 0
    return output.turn if isinstance(output, File) else 1
