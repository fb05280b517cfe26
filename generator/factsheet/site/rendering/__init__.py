"""Pages → HTML. The only room with Jinja."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from factsheet.content.fingerprint import compute_digest
from factsheet.site.pages.parts.view_types import Crumb, EditLinks
from factsheet.site.rendering.assets import Assets, build_assets
from factsheet.site.rendering.bytecode_cache import CompiledTemplates
from factsheet.site.rendering.markup import render_name, render_small_counts, render_words
from factsheet.site.rendering.template_errors import find_mistake
from factsheet.text import i18n
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

MOST_IN_SITEMAP = 50_000
SHIPPED = Path(__file__).parents[2] / "templates"
CHECKED_OUT = Path(__file__).parents[4] / "templates"


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page shows around its own content."""

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


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What the frame says of the page in it."""

    canonical: str
    editing: EditLinks
    current: Address
    picture: str = ""
    """The whole address of the picture that others show beside a link to it; empty where there is none."""
    feeds: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ProseView:
    title: str
    body: Markup
    """HTML that has been made safe."""
    crumbs: tuple[Crumb, ...] = ()


@dataclass(frozen=True, slots=True)
class SitemapView:
    addresses: Sequence[tuple[str, str | None]]
    """Each with the date of its last change."""
    files: bool
    """The addresses are those of further sitemaps."""


def find_own_templates() -> Path:
    """Return the folder of the templates that come with the generator: in the package, or beside it in a checkout."""
    return SHIPPED if SHIPPED.is_dir() else CHECKED_OUT


def load_assets(folders: Sequence[Path]) -> Assets:
    """Return our style sheets and scripts; a site's own file of the same name goes before ours."""
    return build_assets(folders, find_own_templates())


@i18n.cache_per_language
def _format_message(message: str, **values: object) -> Markup:
    """Return an interface word for a template, with escaped values in its `%(name)s`."""
    words = Markup(i18n.gettext(message))
    return words % {name: _format_number(value) for name, value in values.items()} if values else words


def _format_number(value: object) -> object:
    """Return a count as the language of the site prints it, and all else as it is."""
    return i18n.format_number(value) if type(value) is int else value


def _link_search(settings: Settings) -> Span:
    """Return the page that every page leads to for whoever looks for something."""
    if settings.search:
        return Span(i18n.gettext("Search"), urls.make_section_address("search"))
    return Span(i18n.gettext("A–Z"), urls.make_section_address("a-z"))


def _is_page_or_piece(name: str) -> bool:
    return name.startswith(("pages/", "pieces/"))


class Renderer:
    """Draws pages with the site's templates where it has them, else with ours."""

    def __init__(
        self,
        folders: Sequence[Path],
        settings: Settings,
        frame: SiteFrame,
        *,
        kept: Path | None = None,
        bare: bool = False,
    ) -> None:
        """Search the folders in order, ours last; `bare` draws what another theme puts into a page of its own.

        `kept` is a folder for compiled templates, which no other version of the generator may use; None: none is kept.
        """
        own = FileSystemLoader(find_own_templates())
        self.bare = bare
        own_assets = load_assets(folders)
        self._environment = Environment(
            autoescape=True,
            auto_reload=False,
            loader=ChoiceLoader([*map(FileSystemLoader, folders), own, PrefixLoader({"default": own})]),
            undefined=StrictUndefined,
            bytecode_cache=CompiledTemplates(kept) if kept else None,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            name=render_name, number=_format_number, small_counts=render_small_counts, words=render_words
        )
        self._environment.globals.update(  # few, for Jinja looks at each of them whenever a template imports a piece
            _=_format_message,
            ngettext=i18n.choose_plural,
            asset=own_assets.find_address,
            glossary=urls.make_section_address("glossary"),
            term=urls.make_term_address,
        )
        self._seen_by_pages = {
            "site": frame,
            "layout": "body.html" if bare else "shell.html",
            "search": _link_search(settings),
            "home": urls.make_home_address(),
            **{name: urls.make_section_address(name) for name in ("data", "help", "keyboard", "suggest")},
        }
        self._settings = settings
        self._frame = frame
        self._folders = (*folders, find_own_templates())

    @cached_property
    def stamp(self) -> bytes:
        """Return the digest of what surrounds every page: all templates, the settings, the frame."""
        folders = enumerate(self._folders)
        files = ((number, folder, path) for number, folder in folders for path in sorted(folder.rglob("*")))
        parts = (
            part
            for number, folder, path in files
            if path.is_file()
            for part in (f"{number} {path.relative_to(folder).as_posix()}", path.read_bytes())
        )
        return compute_digest(repr((self._settings, self._frame)), *parts)

    def load_templates(self) -> None:
        """Compile all templates now: what is loaded before a build starts a second process is compiled only once.

        A template that is wrong is left for the page that asks for it.
        """
        for name in self._environment.list_templates(filter_func=_is_page_or_piece):
            with suppress(TemplateError, OSError, UnicodeError):
                self._environment.get_template(name)

    def render_page(self, page: Page) -> str:
        """Return the page as HTML, its internal addresses as the way from where it stands.

        Raise TemplateMistake where a template cannot be read or drawn.
        """
        cited = urls.make_canonical_url(self._settings.url, page.canonical_address or page.address)
        frame = PageFrame(
            cited, self._make_edit_links(page), page.address, self._find_picture(page), tuple(self._link_feeds(page))
        )
        return self._render_document(page.template, page.address, view=page.view(), page=frame)

    def render_prose(self, address: Address, title: str, body: str, origin: PageOrigin) -> str:
        """Return a hand-written page; its body is HTML that has been made safe."""
        view = ProseView(title, Markup(body))
        return self.render_page(Page(address, title, "pages/prose.html", lambda: view, origin, bytes))

    def render_missing(self) -> str:
        """Return the page for addresses that lead nowhere: shown at any depth, so its links start from the root."""
        frame = PageFrame("", EditLinks("", ""), Address("404.html"))
        top = urls.get_root_path(self._settings.url)
        view = ProseView(i18n.gettext("Page not found"), Markup())
        return self._render_document("pages/missing.html", None, top=top, view=view, page=frame)

    def render_sitemaps(self, pages: Sequence[tuple[Address, str | None]]) -> Iterator[tuple[str, str]]:
        """Return `sitemap.xml` with every page, and the files that it leads to where one cannot hold them all.

        Beside each page stands when it was last changed, where anybody knows.

        Nothing where the site has no address yet. As https://www.sitemaps.org/protocol.html has it.
        """
        entries = [(urls.make_canonical_url(self._settings.url, page), changed) for page, changed in pages]
        parts = [entries[start : start + MOST_IN_SITEMAP] for start in range(0, len(entries), MOST_IN_SITEMAP)]
        if not self._settings.url:
            return
        if len(parts) == 1:
            yield "sitemap.xml", self._render_sitemap(entries, files=False)
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, self._render_sitemap(part, files=False)
        where = [(urls.make_canonical_url(self._settings.url, Address(name)), None) for name in names]
        yield "sitemap.xml", self._render_sitemap(where, files=True)

    def _render_sitemap(self, entries: Sequence[tuple[str, str | None]], *, files: bool) -> str:
        return self._render_template("pages/sitemap.xml", view=SitemapView(entries, files))

    def _render_template(self, template: str, **shown: Any) -> str:
        try:
            return self._environment.get_template(template).render(**shown)
        except Exception as error:
            if template_mistake := find_mistake(error, self._folders):
                raise template_mistake from error
            raise

    def _render_document(self, template: str, address: Address | None, *, top: str = "", **shown: Any) -> str:
        html = self._render_template(template, **self._seen_by_pages, **shown)
        top = urls.make_relative_root(address) if address is not None else top
        return urls.resolve_links(html, top, directory_urls=self._settings.directory_urls, page=address)

    def _find_picture(self, page: Page) -> str:
        sheet = urls.get_sheet_id(page.address)
        return urls.make_permalink(self._settings.url, urls.make_preview_address(sheet)) or "" if sheet else ""

    def _link_feeds(self, page: Page) -> Iterator[FeedLink]:
        """Return the feeds, which the site has where it knows its address."""
        if page.feed_page is not None and self._settings.url:
            yield FeedLink("application/atom+xml", "Atom", urls.make_feed_address(page.feed_page, "xml"))
            yield FeedLink("application/feed+json", "JSON Feed", urls.make_feed_address(page.feed_page, "json"))

    def _make_edit_links(self, page: Page) -> EditLinks:
        repository = self._settings.repository
        if repository is None or page.origin is None:
            return EditLinks("", "")
        return EditLinks(
            repository.make_edit_url(page.origin.file), repository.make_line_url(page.origin.file, page.origin.line)
        )
