"""Long lists: which entries stand on which page, and the way from one page to the next.

A list fills its page and goes on at `2/`, `3/` … below it. A short one has one page, on which nothing of this shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address

MOST = 200
"""Entries on a page."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EntryGroup(Generic[T]):
    """Entries under one heading."""

    id: str
    """The anchor of the heading."""
    title: str
    entries: Sequence[T]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One of the pages that a list fills: what its view has to know of the others."""

    first: Address
    """Where the list begins."""
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
        """Return the way to the page; a further one is reached by the first, which has the name there."""
        return (*before, Crumb(name, self.first)) if self.number > 1 else tuple(before)

    def link_pages(self, headings: tuple[Span, ...] = ()) -> PageParts | None:
        """Return the way to the other pages, or None where there is no other."""
        if self.of == 1:
            return None
        pages = [urls.make_part_address(self.first, number) for number in range(1, self.of + 1)]
        return PageParts(
            place=_("Page {number} of {of}").format(number=self.number, of=self.of),
            headings=headings,
            pages=tuple(Span(str(number), address) for number, address in enumerate(pages, start=1)),
            current=pages[self.number - 1],
            previous=pages[self.number - 2] if self.number > 1 else None,
            next=pages[self.number] if self.number < self.of else None,
        )


def count_pages_for(entries: int) -> int:
    """Return how many pages the entries fill; one, where there are none."""
    return max(1, -(-entries // MOST))


def count_pages(groups: Iterable[EntryGroup[T]]) -> int:
    """Return how many pages the entries of all groups fill."""
    return count_pages_for(sum(len(group.entries) for group in groups))


def count_per_page(entries: int, of: int) -> int:
    """Return how many entries stand on each page, where the number of pages was settled before all were known."""
    return max(1, -(-entries // of))


def select_page(
    groups: Iterable[EntryGroup[T]], number: int, *, before: int = 0, most: int = 0
) -> Iterator[EntryGroup[T]]:
    """Return what stands on a page (from 1), each filled to its end; `before`: entries that come before the groups."""
    start, stop = (number - 1) * (most or MOST), number * (most or MOST)
    for group in groups:
        first, last = max(0, start - before), max(0, stop - before)
        if entries := group.entries[first:last]:
            yield replace(group, title=_format_continued(group.title) if first else group.title, entries=entries)
        before += len(group.entries)


def fill_pages(groups: Iterable[EntryGroup[T]]) -> Iterator[tuple[EntryGroup[T], ...]]:
    """Return what stands on each page where no group is torn but one that no page can hold."""
    page: tuple[EntryGroup[T], ...] = ()
    for whole in groups:
        for group in _split_group(whole):
            if page and sum(len(other.entries) for other in page) + len(group.entries) > MOST:
                yield page
                page = ()
            page = (*page, group)
    yield page


def _split_group(whole: EntryGroup[T]) -> Iterator[EntryGroup[T]]:
    """Return the group in pieces that a page can hold."""
    for number in range(1, count_pages_for(len(whole.entries)) + 1):
        yield from select_page((whole,), number)


def link_headings(
    groups: Iterable[EntryGroup[T]], first: Address, *, before: int = 0, most: int = 0
) -> tuple[Span, ...]:
    """Return the headings, each linked to the page on which it first stands."""
    headings = []
    for group in groups:
        if group.entries:
            headings.append(
                Span(group.title, urls.make_part_address(first, before // (most or MOST) + 1).add_anchor(group.id))
            )
        before += len(group.entries)
    return tuple(headings)


def _format_continued(title: str) -> str:
    return _("{title} (continued)").format(title=title)
