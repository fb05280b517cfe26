"""What surrounds every page: the navigation, and what the settings say about the site."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from factsheet.build.mkdocs.handwritten_pages import load_page
from factsheet.site.rendering import SiteFrame
from factsheet.text.i18n import get_text_direction
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

LISTED = (urls.make_home_address(), *map(urls.make_section_address, ("sources", "actors", "places")))
"""The pages of ours that stand in the navigation of a site whose settings name none."""


def read_frame(nav: Navigation, config: MkDocsConfig, settings: Settings) -> SiteFrame:
    """Return what the settings say about every page."""
    return SiteFrame(
        name=settings.name,
        description=settings.description,
        language=settings.language,
        direction=get_text_direction(settings.language),
        url=settings.url,
        repository=config.repo_url or "",
        contact=settings.contact,
        nav=tuple(_flatten_titles(nav, config)),
        licence=Span(settings.licence, settings.licence_url or None),
    )


def _flatten_titles(nav: Navigation, config: MkDocsConfig) -> Iterator[Span]:
    """Return the navigation without menus: the pages of a section stand in its place.

    A title that the settings give goes before the page's own.
    """
    titles_by_file = dict(_list_titles(config.nav or ()))
    for item in _flatten_items(nav.items):
        if isinstance(item, Page):
            yield Span(titles_by_file.get(item.file.src_uri) or _get_title(item, config), Address(item.url))
        elif isinstance(item, Link) and item.url:
            yield Span(item.title or item.url, item.url)


def _get_title(page: Page, config: MkDocsConfig) -> str:
    """Return the title of a page; one that the host has not read yet has none, so what it will find is looked up."""
    if page.title:
        return str(page.title)
    return load_page(page.file, config).find_heading(page.file.src_uri)


def _flatten_items(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            yield from _flatten_items(item.children)
        else:
            yield item


def _list_titles(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Return each page that the settings give a title, at any depth, with it."""
    for entry in entries:
        for title, target in entry.items() if isinstance(entry, dict) else ():
            if isinstance(target, str):
                yield target, title
            elif isinstance(target, list):
                yield from _list_titles(target)
