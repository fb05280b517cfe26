"""What the site is made of before it is written: pages and files, each with what it shows and what that rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from factsheet.web.urls import Address


class PageView(Protocol):
    """All that a template may see of the world; each page kind has a dataclass of its own."""

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """The hand-written file that a page shows, and the line (from 1) where it begins."""

    file: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    address: Address
    title: str
    template: str
    """Path below the templates folder."""
    view: Callable[[], PageView]
    """Makes what the page shows. Called when the page is drawn, so that no more than one is held at a time."""
    origin: PageOrigin | None
    """None for pages that gather many files."""
    stamp: Callable[[], bytes]
    """Gives the digest of all files that stand behind what the page shows: while it is the same, the page is."""
    point: str | None = None
    """The key of the point whose page it is; None for every other page."""
    canonical_address: Address | None = None
    """The page that is cited in its place, and listed in the sitemap; None: itself."""
    is_whole_document: bool = False
    """True where the template draws the whole document, under another theme too."""
    feed_page: Address | None = None
    """The page whose feed tells what is new here; None where none does."""


FileReader = Callable[[Address], bytes]
"""Gives what another file of the site holds."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page: data, a feed, a picture."""

    address: Address
    content: Callable[[FileReader], bytes]
    """Makes it. It may read what was made in an earlier turn."""
    stamp: Callable[[], bytes]
    """As that of a page."""
    point: str | None = None
    """The key of the point that it is about; None where it gathers many."""
    turn: int = 1
    """When it is made, where it is of no point: after all that points have, and after all of the turns before."""


Output = Page | File
"""Whatever stands in the site folder in the end."""


def get_turn(output: Output) -> int:
    """Return when it is made: 0 what a point has, 1 other pages."""
    if output.point is not None:
        return 0
    return output.turn if isinstance(output, File) else 1
