"""Long lists: which entries are on which page, and the links from one page to the next.

A list fills its page and continues at `2/`, `3/` … below it. A short list has one page without such links.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address

MOST = 200
"""Entries on a page."""

T = TypeVar("T")


class EntryGroup(Struct, Generic[T], frozen=True):
    """Entries under one heading."""

    id: str
    """The anchor of the heading."""
    title: str
    entries: Sequence[T]


class ListPage(Struct, frozen=True):
    """One of the pages that a list fills, and what its view has to know about the others."""

    first: Address
    """The first page of the list."""
    name: str
    """The title of the whole list."""
    number: int = 1
    of: int = 1

    @property
    def title(self) -> str:
        if self.number == 1:
            return self.name
        return _("{title} (page {number})").format(title=self.name, number=self.number)

    def make_crumbs(self, before: Sequence[Crumb], name: str) -> tuple[Crumb, ...]:
        """Return the crumbs of the page; on further pages the last crumb is the first page, under `name`."""
        return (*before, Crumb(name, self.first)) if self.number > 1 else tuple(before)

    def link_pages(self, headings: tuple[Span, ...] = ()) -> PageParts | None:
        """Return the links to the other pages, or None where there is only this one."""
        if self.of == 1:
            return None
        numbers = range(1, self.of + 1)
        return PageParts(
            place=_("Page {number} of {of}").format(number=self.number, of=self.of),
            headings=headings,
            pages=tuple(Span(str(number), urls.make_part_address(self.first, number)) for number in numbers),
            current=urls.make_part_address(self.first, self.number),
            previous=urls.make_part_address(self.first, self.number - 1) if self.number > 1 else None,
            next=urls.make_part_address(self.first, self.number + 1) if self.number < self.of else None,
        )


def count_pages_for(entries: int) -> int:
    """Return how many pages the entries fill; an empty list has one page too."""
    return max(1, -(-entries // MOST))


def count_pages(groups: Iterable[EntryGroup[T]]) -> int:
    """Return how many pages the entries of all groups fill."""
    return count_pages_for(sum(len(group.entries) for group in groups))


def count_per_page(entries: int, of: int) -> int:
    """Return how many entries to put on each page, where the number of pages was fixed before all were known."""
    return max(1, -(-entries // of))


def select_page(
    groups: Iterable[EntryGroup[T]], number: int, *, before: int = 0, most: int = 0
) -> Iterator[EntryGroup[T]]:
    """Return the entries of a page (from 1); every page but the last is full.

    `before`: how many entries come before the groups; `most`: entries on a page, 0 for the usual number.
    """
    start, stop = (number - 1) * (most or MOST), number * (most or MOST)
    for group in groups:
        first, last = max(0, start - before), max(0, stop - before)
        if entries := group.entries[first:last]:
            title = _("{title} (continued)").format(title=group.title) if first else group.title
            yield replace(group, title=title, entries=entries)
        before += len(group.entries)


def fill_pages(groups: Iterable[EntryGroup[T]]) -> Iterator[tuple[EntryGroup[T], ...]]:
    """Return the groups of each page; a group is only split where it is longer than a page."""
    page: list[EntryGroup[T]] = []
    filled = 0
    for whole in groups:
        for group in _split_group(whole):
            if page and filled + len(group.entries) > MOST:
                yield tuple(page)
                page, filled = [], 0
            page.append(group)
            filled += len(group.entries)
    yield tuple(page)


def _split_group(whole: EntryGroup[T]) -> Iterator[EntryGroup[T]]:
    """Return the group in pieces that a page can hold."""
    for number in range(1, count_pages_for(len(whole.entries)) + 1):
        yield from select_page((whole,), number)


def link_headings(
    groups: Iterable[EntryGroup[T]], first: Address, *, before: int = 0, most: int = 0
) -> tuple[Span, ...]:
    """Return the headings, each linked to the page where it first appears."""
    headings = []
    for group in groups:
        if group.entries:
            page = urls.make_part_address(first, before // (most or MOST) + 1)
            headings.append(Span(group.title, page.add_anchor(group.id)))
        before += len(group.entries)
    return tuple(headings)
