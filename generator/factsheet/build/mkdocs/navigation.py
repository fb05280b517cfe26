"""The navigation as the head of every page shows it."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from factsheet.build.mkdocs.handwritten_pages import page_of
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address

LISTED = (urls.home(), *map(urls.section, ("sources", "actors", "places")))
"""The pages of ours that stand in the navigation of a site whose settings name none."""


def in_one_line(nav: Navigation, config: MkDocsConfig) -> Iterator[Span]:
    """Return the navigation without menus: the pages of a section stand in its place.

    A title that the settings give goes before the page's own.
    """
    given = dict(_titles(config.nav or ()))
    for item in _flat(nav.items):
        if isinstance(item, Page):
            yield Span(given.get(item.file.src_uri) or _title(item, config), Address(item.url))
        elif isinstance(item, Link) and item.url:
            yield Span(item.title or item.url, item.url)


def _title(page: Page, config: MkDocsConfig) -> str:
    """Return the title of a page; one that the host has not read yet has none, so what it will find is looked up."""
    if page.title:
        return str(page.title)
    return page_of(page.file, config).heading(page.file.src_uri)


def _flat(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            yield from _flat(item.children)
        else:
            yield item


def _titles(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Return each page that the settings give a title, at any depth, with it."""
    for entry in entries:
        for title, told in entry.items() if isinstance(entry, dict) else ():
            if isinstance(told, str):
                yield told, title
            elif isinstance(told, list):
                yield from _titles(told)
