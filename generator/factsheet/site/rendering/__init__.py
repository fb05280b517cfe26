"""Pages → HTML. The only room with Jinja."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from factsheet.content.fingerprint import digest
from factsheet.site.pages.parts.view_types import Crumb, Editing
from factsheet.site.rendering.assets import Assets, assets
from factsheet.site.rendering.bytecode_cache import Compiled
from factsheet.site.rendering.jinja_compiler import Theme
from factsheet.site.rendering.template_errors import mistake
from factsheet.text import i18n
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
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
    editing: Editing
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


def own_templates() -> Path:
    """Return the folder of the templates that come with the generator: in the package, or beside it in a checkout."""
    return SHIPPED if SHIPPED.is_dir() else CHECKED_OUT


def found_assets(folders: Sequence[Path]) -> Assets:
    """Return our style sheets and scripts; a site's own file of the same name goes before ours."""
    return assets(folders, own_templates())


@i18n.remembered
def _worded(message: str, **values: object) -> Markup:
    """Return an interface word for a template, with escaped values in its `%(name)s`."""
    words = Markup(i18n.gettext(message))
    return words % {name: _numbered(value) for name, value in values.items()} if values else words


def _numbered(value: object) -> object:
    """Return a count as the language of the site prints it, and all else as it is."""
    return i18n.number(value) if type(value) is int else value


def _way_to_find(settings: Settings) -> Span:
    """Return the page that every page leads to for whoever looks for something."""
    if settings.search:
        return Span(i18n.gettext("Search"), urls.section("search"))
    return Span(i18n.gettext("A–Z"), urls.section("a-z"))


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
        own = FileSystemLoader(own_templates())
        found = found_assets(folders)
        self._environment = Theme(
            loader=ChoiceLoader([*map(FileSystemLoader, folders), own, PrefixLoader({"default": own})]),
            undefined=StrictUndefined,
            bytecode_cache=Compiled(kept) if kept else None,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["number"] = _numbered
        self._environment.globals.update(
            _=_worded,
            ngettext=i18n.plural,
            asset=found.address,
            home=urls.home(),
            data=urls.section("data"),
            glossary=urls.section("glossary"),
            keyboard=urls.section("keyboard"),
            suggest=urls.section("suggest"),
            help=urls.section("help"),
            term=urls.term,
            search=_way_to_find(settings),
            layout="body.html" if bare else "shell.html",
        )
        self._settings = settings
        self._frame = frame
        self._folders = (*folders, own_templates())

    @cached_property
    def stamp(self) -> bytes:
        """Return the digest of what surrounds every page: all templates, the settings, the frame."""
        folders = enumerate(self._folders)
        files = ((number, folder, path) for number, folder in folders for path in sorted(folder.rglob("*")))
        told = (
            part
            for number, folder, path in files
            if path.is_file()
            for part in (f"{number} {path.relative_to(folder).as_posix()}", path.read_bytes())
        )
        return digest(repr((self._settings, self._frame)), *told)

    def draw(self, page: Page) -> str:
        """Return the page as HTML, its internal addresses as the way from where it stands.

        Raise TemplateMistake where a template cannot be read or drawn.
        """
        cited = urls.canonical(self._settings.url, page.stands_for or page.address)
        frame = PageFrame(cited, self._editing(page), page.address, self._picture(page), tuple(self._feeds(page)))
        return self._settled(page.template, page.address, view=page.view(), page=frame)

    def draw_prose(self, address: Address, title: str, body: str, origin: Origin) -> str:
        """Return a hand-written page; its body is HTML that has been made safe."""
        view = ProseView(title, Markup(body))
        return self.draw(Page(address, title, "pages/prose.html", lambda: view, origin, bytes))

    def draw_missing(self) -> str:
        """Return the page for addresses that lead nowhere: shown at any depth, so its links start from the root."""
        frame = PageFrame("", Editing("", ""), Address("404.html"))
        top = urls.root_path(self._settings.url)
        view = ProseView(i18n.gettext("Page not found"), Markup())
        return self._settled("pages/missing.html", None, top=top, view=view, page=frame)

    def draw_sitemaps(self, pages: Sequence[tuple[Address, str | None]]) -> Iterator[tuple[str, str]]:
        """Return `sitemap.xml` with every page, and the files that it leads to where one cannot hold them all.

        Beside each page stands when it was last changed, where anybody knows.

        Nothing where the site has no address yet. As https://www.sitemaps.org/protocol.html has it.
        """
        told = [(urls.canonical(self._settings.url, page), changed) for page, changed in pages]
        parts = [told[start : start + MOST_IN_SITEMAP] for start in range(0, len(told), MOST_IN_SITEMAP)]
        if not self._settings.url:
            return
        if len(parts) == 1:
            yield "sitemap.xml", self._sitemap(told, files=False)
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, self._sitemap(part, files=False)
        where = [(urls.canonical(self._settings.url, Address(name)), None) for name in names]
        yield "sitemap.xml", self._sitemap(where, files=True)

    def _sitemap(self, told: Sequence[tuple[str, str | None]], *, files: bool) -> str:
        return self._drawn("pages/sitemap.xml", view=SitemapView(told, files))

    def _drawn(self, template: str, **shown: Any) -> str:
        try:
            return self._environment.get_template(template).render(**shown)
        except Exception as error:
            if found := mistake(error, self._folders):
                raise found from error
            raise

    def _settled(self, template: str, address: Address | None, *, top: str = "", **shown: Any) -> str:
        html = self._drawn(template, site=self._frame, **shown)
        top = urls.root(address) if address is not None else top
        return urls.settle(html, top, directory_urls=self._settings.directory_urls, page=address)

    def _picture(self, page: Page) -> str:
        sheet = urls.sheet_of(page.address)
        return urls.permalink(self._settings.url, urls.preview(sheet)) or "" if sheet else ""

    def _feeds(self, page: Page) -> Iterator[FeedLink]:
        """Return the feeds, which the site has where it knows its address."""
        if page.followed is not None and self._settings.url:
            yield FeedLink("application/atom+xml", "Atom", urls.feed(page.followed, "xml"))
            yield FeedLink("application/feed+json", "JSON Feed", urls.feed(page.followed, "json"))

    def _editing(self, page: Page) -> Editing:
        repository = self._settings.repository
        if repository is None or page.origin is None:
            return Editing("", "")
        return Editing(repository.edit(page.origin.file), repository.line(page.origin.file, page.origin.line))
