"""Pages → HTML. The only package with Jinja, used through its public API alone."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from factsheet.content.fingerprint import compute_digest
from factsheet.site.pages.parts.view_types import Crumb, EditLinks
from factsheet.site.rendering.assets import Assets, build_assets
from factsheet.site.rendering.bytecode_cache import CompiledTemplates
from factsheet.site.rendering.compiled_templates import SYNTAX, CompiledLoader
from factsheet.site.rendering.frames import FeedLink, PageFrame, SiteFrame
from factsheet.site.rendering.markup import render_name, render_small_counts, render_words
from factsheet.site.rendering.template_errors import find_mistake
from factsheet.text import i18n
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

MOST_IN_SITEMAP = 50_000
"""Addresses in one file, the limit of https://www.sitemaps.org/protocol.html."""
SHIPPED = Path(__file__).parents[2] / "templates"
CHECKED_OUT = Path(__file__).parents[4] / "templates"
COMPILED = Path(__file__).parents[2] / "compiled_templates"
"""In the package only: a checkout compiles its templates when they are first used."""


class ProseView(Struct, frozen=True):
    title: str
    body: Markup
    """Sanitized HTML."""
    crumbs: tuple[Crumb, ...] = ()


class SitemapView(Struct, frozen=True):
    addresses: Sequence[tuple[str, str | None]]
    """Each with the date of its last change, or None if that is unknown."""
    files: bool
    """True if the addresses are those of further sitemaps."""


def find_own_templates() -> Path:
    """Return the folder of the templates that come with the generator: in the package, or next to it in a checkout."""
    return SHIPPED if SHIPPED.is_dir() else CHECKED_OUT


def load_assets(folders: Sequence[Path]) -> Assets:
    """Return our style sheets and scripts; a site's own file of the same name replaces ours."""
    return build_assets(folders, find_own_templates())


@i18n.cache_per_language
def _format_message(message: str, **values: object) -> Markup:
    """Return an interface text for a template, with escaped values in its `%(name)s`."""
    # Only with values: a text without any may have a bare "%".
    words = Markup(i18n.gettext(message))
    if values:
        words %= {name: _format_number(value) for name, value in values.items()}
    return words


def _format_number(value: object) -> object:
    """Return a count as the language of the site prints it, and anything else unchanged."""
    # `type`, since a truth value is an `int` too.
    return i18n.format_number(value) if type(value) is int else value


def _link_search(settings: Settings) -> Span:
    """Return the link to the search page, or to the A–Z on a site without a search."""
    if settings.search:
        return Span(i18n.gettext("Search"), urls.make_section_address("search"))
    return Span(i18n.gettext("A–Z"), urls.make_section_address("a-z"))


class Renderer:
    """Renders pages with the templates of the site, and with ours for those that it lacks."""

    def __init__(
        self,
        folders: Sequence[Path],
        settings: Settings,
        frame: SiteFrame,
        *,
        kept: Path | None = None,
        bare: bool = False,
    ) -> None:
        """Search the folders for templates in order, ours last; `bare` renders bodies for the pages of another theme.

        `kept` is a folder for compiled templates that no other version of the generator uses; None keeps none.
        """
        self.bare = bare
        templates = find_own_templates()
        self._folders = tuple(dict.fromkeys((*folders, templates)))
        own: BaseLoader = FileSystemLoader(templates)
        if COMPILED.is_dir():
            own = ChoiceLoader([CompiledLoader(COMPILED, templates), own])
        loaders = [own if folder == templates else FileSystemLoader(folder) for folder in self._folders]
        self._environment = Environment(
            # A changed template makes a new renderer, so there is no need to look at the files for every page.
            auto_reload=False,
            # The prefix, so that a template of the site can extend the one of ours that it replaces.
            loader=ChoiceLoader([*loaders, PrefixLoader({"default": own})]),
            # A slip in a template must end the build, not publish a page with a gap.
            undefined=StrictUndefined,
            bytecode_cache=CompiledTemplates(kept) if kept else None,
            **SYNTAX,
        )
        self._environment.filters.update(
            name=render_name, number=_format_number, small_counts=render_small_counts, words=render_words
        )
        # Few, since Jinja goes through them whenever a template imports another.
        self._environment.globals.update(
            _=_format_message,
            ngettext=i18n.choose_plural,
            asset=load_assets(folders).find_address,
            glossary=urls.make_section_address("glossary"),
            term=urls.make_term_address,
        )
        search = _link_search(settings)
        self._seen_by_pages = {
            "site": frame,
            "layout": "body.html" if bare else "shell.html",
            "search": search,
            "home": urls.make_home_address(),
            **{name: urls.make_section_address(name) for name in ("data", "help", "keyboard", "suggest")},
        }
        self._in_navigation = frozenset(item.href for item in (*frame.nav, search))
        self._headers: dict[Address | None, Markup] = {}
        """By page of the navigation; that of all other pages is under None."""
        self._settings = settings
        self._frame = frame

    @cached_property
    def digest(self) -> bytes:
        """Return the digest of what surrounds every page: all templates, the settings, the frame."""
        parts: list[str | bytes] = []
        for number, folder in enumerate(self._folders):
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    parts += [f"{number} {path.relative_to(folder).as_posix()}", path.read_bytes()]
        return compute_digest(repr((self._settings, self._frame)), *parts)

    def render_page(self, page: Page) -> str:
        """Return the page as HTML, with internal addresses relative to its own.

        Raise TemplateMistake if a template cannot be read or rendered.
        """
        frame = PageFrame(
            canonical=urls.make_canonical_url(self._settings.url, page.canonical_address or page.address),
            editing=self._make_edit_links(page),
            current=page.address,
            picture=self._find_picture(page),
            feeds=tuple(self._link_feeds(page)),
        )
        return self._render_document(page.template, page.address, frame, view=page.view())

    def _get_header(self, page: Address) -> Markup:
        current = page if page in self._in_navigation else None
        if current not in self._headers:
            header = self._render_template("pieces/header.html", **self._seen_by_pages, current=current)
            self._headers[current] = Markup(header)
        return self._headers[current]

    @cached_property
    def _footer(self) -> Markup:
        return Markup(self._render_template("pieces/footer.html", **self._seen_by_pages))

    def render_prose(self, address: Address, title: str, body: str, origin: PageOrigin) -> str:
        """Return a hand-written page; its body is sanitized HTML."""
        view = ProseView(title, Markup(body))
        return self.render_page(Page(address, title, "pages/prose.html", lambda: view, origin, bytes))

    def render_missing(self) -> str:
        """Return the page for unknown addresses. It is served at any depth, so its links start at the root."""
        frame = PageFrame("", EditLinks("", ""), Address("404.html"))
        top = urls.get_root_path(self._settings.url)
        view = ProseView(i18n.gettext("Page not found"), Markup())
        return self._render_document("pages/missing.html", None, frame, top=top, view=view)

    def render_sitemaps(self, pages: Sequence[tuple[Address, str | None]]) -> Iterator[tuple[str, str]]:
        """Return name and text of `sitemap.xml`, and of further sitemaps if one cannot list all pages.

        `pages` have the date of their last change, if it is known. Return nothing if the site has no address yet, since
        sitemaps list absolute addresses (https://www.sitemaps.org/protocol.html).
        """
        if not self._settings.url:
            return
        entries: list[tuple[str, str | None]] = []
        for page, changed in pages:
            entries.append((urls.make_canonical_url(self._settings.url, page), changed))
        if len(entries) <= MOST_IN_SITEMAP:
            yield "sitemap.xml", self._render_sitemap(entries, files=False)
            return
        sitemaps: list[tuple[str, str | None]] = []
        for start in range(0, len(entries), MOST_IN_SITEMAP):
            name = f"sitemap-{len(sitemaps) + 1}.xml"
            sitemaps.append((urls.make_canonical_url(self._settings.url, Address(name)), None))
            yield name, self._render_sitemap(entries[start : start + MOST_IN_SITEMAP], files=False)
        yield "sitemap.xml", self._render_sitemap(sitemaps, files=True)

    def _render_sitemap(self, entries: Sequence[tuple[str, str | None]], *, files: bool) -> str:
        return self._render_template("pages/sitemap.xml", view=SitemapView(entries, files))

    def _render_template(self, template: str, **shown: Any) -> str:
        try:
            return self._environment.get_template(template).render(**shown)
        except Exception as error:  # an expression in a template can raise anything
            if template_mistake := find_mistake(error, self._folders):
                raise template_mistake from error
            raise

    def _render_document(
        self, template: str, address: Address | None, page: PageFrame, *, top: str = "", **shown: Any
    ) -> str:
        if not self.bare:
            shown |= {"header": self._get_header(page.current), "footer": self._footer}
        html = self._render_template(template, **self._seen_by_pages, page=page, **shown)
        if address is not None:
            top = urls.make_relative_root(address)
        return urls.resolve_links(html, top, directory_urls=self._settings.directory_urls, page=address)

    def _find_picture(self, page: Page) -> str:
        sheet = urls.get_sheet_id(page.address)
        if not sheet:
            return ""
        return urls.make_permalink(self._settings.url, urls.make_preview_address(sheet)) or ""

    def _link_feeds(self, page: Page) -> Iterator[FeedLink]:
        """Return the feeds of the page; a site without an address has none."""
        if page.feed_page is not None and self._settings.url:
            yield FeedLink("application/atom+xml", "Atom", urls.make_feed_address(page.feed_page, "xml"))
            yield FeedLink("application/feed+json", "JSON Feed", urls.make_feed_address(page.feed_page, "json"))

    def _make_edit_links(self, page: Page) -> EditLinks:
        repository = self._settings.repository
        if repository is None or page.origin is None:
            return EditLinks("", "")
        file, line = page.origin.file, page.origin.line
        return EditLinks(repository.make_edit_url(file), repository.make_line_url(file, line))
