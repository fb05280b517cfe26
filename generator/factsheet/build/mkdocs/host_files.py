"""Our pages, style sheets and scripts as MkDocs knows pages and files."""

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents

from factsheet.build.mkdocs.handwritten_pages import get_prose_folder
from factsheet.build.mkdocs.navigation import LISTED
from factsheet.build.mkdocs.options import is_ours, list_theme_folders
from factsheet.build.server.page_lookup import SitePlan
from factsheet.build.write_site import DatedPage
from factsheet.site.rendering import find_own_templates, load_assets
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.urls import Address

FIRST = "factsheet.css"
"""The style sheet that the others build on."""
SITEMAPS = ("sitemap.xml", "pages/sitemap.xml")
_INDEX = "index.md"


class DrawnPage(HostPage):
    """A page of ours, which the host takes as it is: no Markdown, no source file."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, draw: Callable[[], str]) -> None:
        super().__init__(page.title, file, config)
        self.whole = page.is_whole_document
        self._draw = draw
        self._is_alias = page.canonical_address is not None

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {"noindex": True} if self._is_alias else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw()
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class WrittenFile(File):
    """A page of ours that hand-written pages may link to, and that the host neither draws nor writes."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        path = urls.get_file_path(page.address)
        super().__init__(_make_uri(page), None, config.site_dir, config.use_directory_urls, dest_uri=path)

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to the writer."""


class LinkedFiles(Files):
    """The files of the host, and pages of ours that it learns of when a hand-written page links to them."""

    def __init__(self, files: Files, plan: SitePlan, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._plan = plan
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        page = None if file else _find_page(PurePath(path).as_posix(), self._plan)
        return WrittenFile(page, self._config) if page else file


def make_file(page: Page, config: MkDocsConfig, draw: Callable[[], str]) -> File:
    """Return the page as a file of the host; under our own theme, what is written beside the host stays empty in it."""
    if is_ours(config) and page.origin is not None:
        return WrittenFile(page, config)
    inclusion = InclusionLevel.INCLUDED if page.address in LISTED else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, _make_uri(page), content="", inclusion=inclusion)
    file.page = DrawnPage(page, file, config, draw)
    return file


def refuse_collisions(files: Files, plan: SitePlan) -> None:
    """Raise PluginError for a file of somebody else that would take the place of a page of ours."""
    for file in files:
        if _find_page(f"{file.dest_uri.removesuffix('.html')}.md", plan):
            raise PluginError(f"{file.src_uri} is in the way of a page made from facts: rename it")


def list_handwritten(files: Files, changed: Mapping[str, str], config: MkDocsConfig) -> list[DatedPage]:
    """Return the pages that are not ours; `changed` has the dates of hand-written files, as problems name them."""
    pages = [file for file in files.documentation_pages() if not isinstance(file.page, DrawnPage)]
    return [(Address(file.url), changed.get(f"{get_prose_folder(config)}/{file.src_uri}")) for file in pages]


def add_templates(config: MkDocsConfig) -> None:
    """Have the host look for templates among ours, too; its own folder stays the last."""
    if find_own_templates().resolve() not in (folder.resolve() for folder in list_theme_folders(config)):
        config.theme.dirs.insert(-1, str(find_own_templates()))


def link_assets(config: MkDocsConfig) -> None:
    """Have another theme link our style sheets and scripts, which our own pages name one by one."""
    assets = load_assets(list_theme_folders(config))
    for name in sorted(assets.addresses, key=lambda name: (name != FIRST, name)):
        links = config.extra_css if name.endswith(".css") else config.extra_javascript
        links.append(assets.find_address(name).path)


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Have the host write each under the name that says what it holds, and not under its plain one.

    The host takes for files of the site what it does not know as templates: those of the sitemap.
    """
    assets = load_assets(list_theme_folders(config))
    templates = {*SITEMAPS}.difference(config.theme.static_templates)
    for path in (*templates, *(urls.make_asset_address(name).path for name in assets.addresses)):
        plain = files.get_file_from_path(path)
        if plain is not None:
            files.remove(plain)
    for path, content in assets.files.items():
        files.append(File.generated(config, path, content=content))


def pack_without_time(packed: Path) -> None:
    """Pack anew what the host packs with the day of the build, so that the same content gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))


def _make_uri(page: Page) -> str:
    """Return the file that the host would make the page from."""
    return f"{page.address.path}{_INDEX}"


def _find_page(uri: str, plan: SitePlan) -> Page | None:
    """Return the page that has the place of such a file; None where nothing of ours stands."""
    output = plan.find_output(uri.removesuffix(_INDEX)) if uri.endswith(_INDEX) else None
    return output if isinstance(output, Page) else None
