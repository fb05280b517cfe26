"""Our place in MkDocs: the only module that knows the host."""

import gzip
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from factsheet import prose
from factsheet.addresses import Address, Repository
from factsheet.build import Site, build
from factsheet.page import Origin, Page
from factsheet.pages.terms import direction
from factsheet.parallel import in_order
from factsheet.problems import ContentError, Level
from factsheet.render import Renderer, SiteFrame, own_templates
from factsheet.settings import Settings
from factsheet.staging import Staging
from factsheet.words import Span

log = logging.getLogger("mkdocs.plugins.factsheet")

WAITED_FOR = 1_000
"""Pages that take long enough to draw for a person to want to see how far they are."""
STYLES = ("assets/factsheet.css",)
"""What our bodies need under a theme that is not ours."""


class LinkedAddress(config_options.OptionallyRequired[str]):
    """An address that pages link to: of the kinds that are safe to follow, or empty."""

    def run_validation(self, value: object) -> str:
        if value == "":
            return ""
        if not isinstance(value, str) or not value.startswith(("https://", "http://", "mailto:")):
            raise base.ValidationError(f"{value!r} must begin with https://, http:// or mailto:")
        return value


class FactsheetConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `site.yml`."""

    content = config_options.Type(str, default="content")
    branch = config_options.Type(str, default="main")
    contact = LinkedAddress(default="")
    licence = config_options.Type(str, default="CC BY 4.0")
    licence_url = LinkedAddress(default="https://creativecommons.org/licenses/by/4.0/")


class DrawnPage(HostPage):
    """A page of ours, which the host takes as it is: no Markdown, no source file."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, plugin: "FactsheetPlugin") -> None:
        super().__init__(page.title, file, config)
        self._plugin = plugin

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave a whole page undrawn until it is written, so that the host does not hold all of them at once."""
        self.content = "" if _is_ours(config) else self.draw()
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()

    def draw(self) -> str:
        return next(self._plugin.drawn)


class FactsheetPlugin(BasePlugin[FactsheetConfig]):  # type: ignore[no-untyped-call]
    """Builds the site from the content folder and hands its pages to MkDocs."""

    renderer: Renderer
    drawn: Iterator[str]
    """The pages as HTML, in the order in which the host writes them: that in which they were handed over."""
    _settings: Settings

    def __init__(self) -> None:
        self._serving = False
        self._staging: Staging | None = None
        self._site: Site | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folders = (self._content(config), *map(Path, config.theme.dirs))
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())
        if own_templates().resolve() not in (Path(folder).resolve() for folder in config.theme.dirs):
            config.theme.dirs.insert(-1, str(own_templates()))  # the host's own folder stays last
        if not _is_ours(config):
            config.extra_css.extend(style for style in STYLES if style not in config.extra_css)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and arrange everything before the host touches the site folder."""
        self._settings = self._read_settings(config)
        if not self._serving:
            self._staging = Staging(Path(config.site_dir))
            self._staging.heal()
        try:
            self._site = build(self._content(config), self._settings)
        except ContentError as error:
            self._refuse(error)
        else:
            for problem in self._site.problems:
                log.log(logging.WARNING if problem.level is Level.WARNING else logging.DEBUG, str(problem))
        if self._staging is not None:
            config.site_dir = str(self._staging.begin())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self._site is not None
        for page in self._site.pages:
            uri = f"{page.address.path}index.md"
            if files.get_file_from_path(uri) is not None:
                raise PluginError(f"{uri} in {config.docs_dir} is in the way of a page made from facts: rename it")
            inclusion = InclusionLevel.INCLUDED if page.origin is None else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, uri, content="", inclusion=inclusion)
            file.page = DrawnPage(page, file, config, self)
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        assert self._site is not None
        folders, pages = [Path(folder) for folder in config.theme.dirs], self._site.pages
        self.renderer = Renderer(folders, self._settings, self._frame(nav, config), bare=not _is_ours(config))
        self.drawn = _watched(in_order(lambda number: self.renderer.draw(pages[number]), len(pages)), len(pages))
        return nav

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DrawnPage):
            return html
        body = prose.safe(html)
        if not _is_ours(config):
            return body
        folder = Path(config.docs_dir).resolve().relative_to(_top(config))
        return self.renderer.draw_prose(
            Address(page.url), page.title or "", body, Origin(f"{folder.as_posix()}/{page.file.src_uri}")
        )

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        return page.draw() if isinstance(page, DrawnPage) and _is_ours(config) else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        next(self.drawn, None)  # all are written: let the processes that drew them end
        if _is_ours(config):
            (Path(config.site_dir) / "404.html").write_text(self.renderer.draw_missing(), encoding="utf-8")
        _without_time(Path(config.site_dir) / "sitemap.xml.gz")
        if self._staging is not None and not (config.strict and _warned()):
            self._staging.publish()
            config.site_dir = str(self._staging.site)

    def on_build_error(self, *, error: Exception) -> None:
        if self._staging is not None:
            self._staging.discard()

    def _refuse(self, error: ContentError) -> None:
        """Stop; but under `serve`, go on showing the last good site."""
        if self._site is None or not self._serving:
            raise Abort(str(error)) from error
        log.error(f"{error}\nThe pages shown are those of the last good content.")

    def _content(self, config: MkDocsConfig) -> Path:
        return _top(config) / self.config.content

    def _read_settings(self, config: MkDocsConfig) -> Settings:
        repository = Repository(config.repo_url, self.config.branch) if config.repo_url else None
        return Settings(
            name=config.site_name,
            description=config.site_description or "",
            url=config.site_url or "",
            language=str(config.theme.get("language") or "en"),
            repository=repository,
            contact=self.config.contact,
            directory_urls=config.use_directory_urls,
        )

    def _frame(self, nav: Navigation, config: MkDocsConfig) -> SiteFrame:
        return SiteFrame(
            name=self._settings.name,
            description=self._settings.description,
            language=self._settings.language,
            direction=direction(self._settings.language),
            url=self._settings.url,
            repository=config.repo_url or "",
            contact=self._settings.contact,
            nav=tuple(_nav_items(nav, config)),
            licence=Span(self.config.licence, self.config.licence_url or None),
        )


def _watched(drawn: Iterator[str], count: int) -> Iterator[str]:
    """Show a person at a terminal how far the pages are, where there are enough of them to wait for."""
    hidden = count < WAITED_FOR or not sys.stderr.isatty()
    with click.progressbar(drawn, length=count, label="Pages", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _is_ours(config: MkDocsConfig) -> bool:
    """True where our own templates draw whole pages; false under a theme of MkDocs, which draws around our bodies."""
    return config.theme.name is None


def _top(config: MkDocsConfig) -> Path:
    """Return the folder that holds the settings: files are named from there."""
    return Path(config.config_file_path).resolve().parent


def _nav_items(nav: Navigation, config: MkDocsConfig) -> Iterator[Span]:
    """Return the top of the navigation; a title that the settings give goes before the page's own."""
    given = {path: title for entry in config.nav or () if isinstance(entry, dict) for title, path in entry.items()}
    for item in nav.items:
        if isinstance(item, HostPage):
            yield Span(given.get(item.file.src_uri) or item.title or "", Address(item.url))
        elif item.is_link and item.url:
            yield Span(item.title, item.url)


def _without_time(packed: Path) -> None:
    """Pack anew what the host packs with the day of the build, so that the same content gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))


def _warned() -> bool:
    """True where the host has counted a warning, which a strict build does not forgive."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
