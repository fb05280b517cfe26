"""The frame around every page: the navigation, and the site as the settings describe it."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from factsheet.build.mkdocs.handwritten_pages import load_page
from factsheet.site.rendering.frames import SiteFrame
from factsheet.text.i18n import get_text_direction
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

LISTED = (urls.make_home_address(), *map(urls.make_section_address, ("sources", "actors", "places")))
"""The pages of ours in the navigation of a site without `nav` in its settings."""


def read_frame(nav: Navigation, config: MkDocsConfig, settings: Settings) -> SiteFrame:
    """Return the frame of all pages."""
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
    """Return the navigation without menus: each section is replaced by its pages.

    A title in the settings takes precedence over the page's own.
    """
    titles_by_file = dict(_list_titles(config.nav or ()))
    for item in _flatten_items(nav.items):
        if isinstance(item, Page):
            yield Span(titles_by_file.get(item.file.src_uri) or _get_title(item, config), Address(item.url))
        elif isinstance(item, Link) and item.url:
            yield Span(item.title or item.url, item.url)


def _get_title(page: Page, config: MkDocsConfig) -> str:
    """Return the title of a page."""
    # MkDocs sets it only when it reads the page, and the navigation is needed before that.
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
    """Return each page with a title in the settings, at any depth, and the title."""
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        for title, target in entry.items():
            if isinstance(target, str):
                yield target, title
            elif isinstance(target, list):
                yield from _list_titles(target)
