"""The pieces that the views of several page kinds share, as partial templates receive them."""

from msgspec import Struct

from factsheet.text.rich_text import RichText, Span
from factsheet.web.urls import Address


class Counts(Struct, frozen=True):
    """The three counts, always together."""

    sources: int
    families: int
    origins: int
    """Those that are named."""
    unnamed: str
    """ "2 reports name none"; empty where each names somebody, or nothing is counted."""
    words: str
    """ "6 sources, 4 families, 1 origin"; "origin not named" in place of the last where none is."""
    rests_on: tuple[str, ...] = ()
    """On the page of a point: the anchors of the rows that are counted."""


class SupportLabel(Struct, frozen=True):
    """The computed support of a point: a key for the style sheet, a word, and what the word means in one sentence."""

    key: str
    """A value of `Support`: `corroborated`, `single_origin` …"""
    word: str
    meaning: str
    rests_on: tuple[str, ...] = ()
    """On the page of a point: the anchors of the rows that it follows from."""


class Sentence(Struct, frozen=True):
    """A computed sentence, with the anchors of the rows that it rests on."""

    words: RichText
    rests_on: tuple[str, ...]


class Traits(Struct, frozen=True):
    """The keys by which a point in a list can be filtered, with a space between several."""

    kind: str
    status: str
    sources: str
    actors: str


class PointItem(Struct, frozen=True):
    """A point as one entry of a list."""

    title: str
    href: Address
    kind: str
    """In words: Statement, Figure …"""
    who: RichText
    """Speakers, linked; empty where nobody speaks."""
    date: str
    """As shown; empty where unknown."""
    counts: Counts
    support: SupportLabel
    status: str
    """ "superseded", "withdrawn" … in words; empty where the point is current."""
    note: RichText = ()
    """Added by this list: the figure as stated, the quotation …"""
    traits: Traits | None = None
    """None in a list without filters."""
    language: str = ""
    """Of the title, where it is another than the page's."""
    original: Span | None = None
    """The title as written, where `title` is a translation."""


class PointList(Struct, frozen=True):
    """Points under one heading."""

    id: str
    """The anchor of the heading."""
    title: str
    summary: RichText
    items: tuple[PointItem, ...]


class OriginalText(Struct, frozen=True):
    """Our words as they were written, shown next to their translation."""

    language: str
    title: str
    text: str
    """The statement of a point, the question of a sheet."""
    note: str
    """Who translated."""


class Definition(Struct, frozen=True):
    """A named fact about a thing: `Published: 29 March 2022`."""

    term: str
    words: RichText
    note: str = ""


class Crumb(Struct, frozen=True):
    text: str
    href: Address
    language: str = ""
    """As that of a span."""


class PageParts(Struct, frozen=True):
    """The position of a page among the pages of a long list."""

    place: str
    """ "Page 2 of 7"."""
    headings: tuple[Span, ...]
    """Those of the whole list, or the first of each page, each linked to where it begins."""
    pages: tuple[Span, ...]
    current: Address
    previous: Address | None
    next: Address | None


class EditLinks(Struct, frozen=True):
    """The links from a page to its file; both are empty without a repository."""

    edit: str
    line: str
