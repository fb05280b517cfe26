"""What templates show around the content of a page: of the whole site, and of the page alone."""

from typing import NamedTuple

from msgspec import Struct

from factsheet.site.pages.parts.view_types import EditLinks
from factsheet.text.rich_text import Span
from factsheet.web.urls import Address


class SiteFrame(Struct, frozen=True):
    """What is the same around the content of every page."""

    name: str
    description: str
    language: str
    direction: str
    url: str
    repository: str
    contact: str
    nav: tuple[Span, ...]
    licence: Span


class FeedLink(NamedTuple):
    """The feed of what is new on a page, in one of its forms."""

    type: str
    title: str
    href: Address


class PageFrame(Struct, frozen=True):
    """What differs around the content of a page."""

    canonical: str
    editing: EditLinks
    current: Address
    picture: str = ""
    """The whole address of the preview that other sites show next to a link to the page; empty if there is none."""
    feeds: tuple[FeedLink, ...] = ()
