"""Long lists: which entries stand on which page, and the way from one page to the next.

A list fills its page and goes on at `2/`, `3/` … below it. A short one has one page, on which nothing of this shows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Generic, TypeVar

from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page, View
from factsheet.web.urls import Address

MOST = 200
"""Entries on a page."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Entries under one heading."""

    id: str
    """The anchor of the heading."""
    title: str
    entries: Sequence[T]


def number_of(entries: int) -> int:
    """Return how many pages the entries fill; one, where there are none."""
    return max(1, -(-entries // MOST))


def evenly(entries: int, of: int) -> int:
    """Return how many entries stand on each page, where the number of pages was settled before all were known."""
    return max(1, -(-entries // of))


def cut(groups: Iterable[Group[T]], number: int, *, before: int = 0, most: int = 0) -> Iterator[Group[T]]:
    """Return what stands on a page (from 1), each filled to its end; `before`: entries that come before the groups."""
    start, stop = (number - 1) * (most or MOST), number * (most or MOST)
    for group in groups:
        first, last = max(0, start - before), max(0, stop - before)
        if found := group.entries[first:last]:
            yield replace(group, title=_continued(group.title) if first else group.title, entries=found)
        before += len(group.entries)


def filled(groups: Iterable[Group[T]]) -> Iterator[tuple[Group[T], ...]]:
    """Return what stands on each page where no group is torn but one that no page can hold."""
    page: tuple[Group[T], ...] = ()
    for whole in groups:
        for group in _torn(whole):
            if page and sum(len(other.entries) for other in page) + len(group.entries) > MOST:
                yield page
                page = ()
            page = (*page, group)
    yield page


def _torn(whole: Group[T]) -> Iterator[Group[T]]:
    """Return the group in pieces that a page can hold."""
    for number in range(1, number_of(len(whole.entries)) + 1):
        yield from cut((whole,), number)


def beginnings(groups: Iterable[Group[T]], first: Address, *, before: int = 0, most: int = 0) -> tuple[Span, ...]:
    """Return the headings, each linked to the page on which it first stands."""
    found = []
    for group in groups:
        if group.entries:
            found.append(Span(group.title, urls.part(first, before // (most or MOST) + 1).at(group.id)))
        before += len(group.entries)
    return tuple(found)


def each(first: Page, of: int, view: Callable[[int], View]) -> Iterator[Page]:
    """Return a page for each part of the list; `view` makes what the part of a number (from 1) shows."""
    stamp = cache(first.stamp) if of > 1 else first.stamp
    for number in range(1, of + 1):
        yield replace(
            first,
            stamp=stamp,
            address=urls.part(first.address, number),
            title=titled(first.title, number),
            view=partial(view, number),
        )


def titled(title: str, number: int) -> str:
    return title if number == 1 else _("{title} (page {number})").format(title=title, number=number)


def crumbs(before: Sequence[Crumb], title: str, first: Address, number: int) -> tuple[Crumb, ...]:
    """Return the way to a part: to a further one by the first."""
    return (*before, Crumb(title, first)) if number > 1 else tuple(before)


def turned(first: Address, number: int, of: int, headings: tuple[Span, ...] = ()) -> Parts | None:
    """Return the way from a part (from 1) to the others, or None where it is the only one."""
    if of == 1:
        return None
    each = [urls.part(first, one) for one in range(1, of + 1)]
    return Parts(
        place=_("Page {number} of {of}").format(number=number, of=of),
        headings=headings,
        pages=tuple(Span(str(one), address) for one, address in enumerate(each, start=1)),
        current=each[number - 1],
        previous=each[number - 2] if number > 1 else None,
        next=each[number] if number < of else None,
    )


def _continued(title: str) -> str:
    return _("{title} (continued)").format(title=title)
