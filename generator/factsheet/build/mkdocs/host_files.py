"""Our pages, style sheets and scripts as pages and files of MkDocs."""

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
"""The style sheet that must be linked before the others, which build on it."""
SITEMAPS = ("sitemap.xml", "pages/sitemap.xml")
"""Templates that MkDocs would copy into the site, as it does with every file that it does not know as a template."""
_INDEX = "index.md"


class DrawnPage(HostPage):
    """A page of ours that MkDocs puts into the site as it is: no Markdown, no source file."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, draw: Callable[[], str]) -> None:
        super().__init__(page.title, file, config)
        self.whole = page.is_whole_document
        self._draw = draw
        self._is_alias = page.canonical_address is not None

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"noindex": True} if self._is_alias else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw()
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class WrittenFile(File):
    """A page of ours that hand-written pages can link to, but that MkDocs neither renders nor writes."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        path = urls.get_file_path(page.address)
        super().__init__(_make_uri(page), None, config.site_dir, config.use_directory_urls, dest_uri=path)

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: `write_site` writes the page."""


class LinkedFiles(Files):
    """The files of MkDocs, and pages of ours that are added when a hand-written page links to them."""

    def __init__(self, files: Files, plan: SitePlan, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._plan = plan
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        if file is not None:
            return file
        # Only now: adding the pages of all points to MkDocs beforehand would hold ten thousand files in memory.
        page = _find_page(PurePath(path).as_posix(), self._plan)
        return WrittenFile(page, self._config) if page else None


def make_file(page: Page, config: MkDocsConfig, draw: Callable[[], str]) -> File:
    """Return the page as a file of MkDocs, without content if `write_site` is to write it."""
    if is_ours(config) and page.origin is not None:
        return WrittenFile(page, config)
    inclusion = InclusionLevel.INCLUDED if page.address in LISTED else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, _make_uri(page), content="", inclusion=inclusion)
    file.page = DrawnPage(page, file, config, draw)
    return file


def refuse_collisions(files: Files, plan: SitePlan) -> None:
    """Raise PluginError if a hand-written file would replace a page of ours."""
    for file in files:
        if _find_page(f"{file.dest_uri.removesuffix('.html')}.md", plan):
            raise PluginError(f"{file.src_uri} has the address of a page made from facts: rename it")


def list_handwritten(files: Files, changed: Mapping[str, str], config: MkDocsConfig) -> list[DatedPage]:
    """Return the hand-written pages; `changed` has the dates of their files by path relative to the settings."""
    pages: list[DatedPage] = []
    for file in files.documentation_pages():
        if not isinstance(file.page, DrawnPage):
            pages.append((Address(file.url), changed.get(f"{get_prose_folder(config)}/{file.src_uri}")))
    return pages


def add_templates(config: MkDocsConfig) -> None:
    """Make MkDocs look for templates in our folder too, before its own, which it keeps last."""
    if find_own_templates().resolve() not in (folder.resolve() for folder in list_theme_folders(config)):
        config.theme.dirs.insert(-1, str(find_own_templates()))


def link_assets(config: MkDocsConfig) -> None:
    """Make another theme link all our style sheets and scripts; under our own, pages link those that they need."""
    assets = load_assets(list_theme_folders(config))
    for name in sorted(assets.addresses, key=lambda name: (name != FIRST, name)):
        path = assets.find_address(name).path
        if name.endswith(".css"):
            config.extra_css.append(path)
        else:
            config.extra_javascript.append(path)


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Make MkDocs write our style sheets and scripts under the names with a digest instead of the plain ones."""
    assets = load_assets(list_theme_folders(config))
    unwanted = set(SITEMAPS).difference(config.theme.static_templates)
    unwanted.update(urls.make_asset_address(name).path for name in assets.addresses)
    for path in unwanted:
        plain = files.get_file_from_path(path)
        if plain is not None:
            files.remove(plain)
    for path, content in assets.files.items():
        files.append(File.generated(config, path, content=content))


def pack_without_time(packed: Path) -> None:
    """Compress a file again without the time that MkDocs puts in, so that the same content gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))


def _make_uri(page: Page) -> str:
    """Return the path of the Markdown file that MkDocs would make the page from."""
    return f"{page.address.path}{_INDEX}"


def _find_page(uri: str, plan: SitePlan) -> Page | None:
    """Return our page for such a path, or None if there is none."""
    if not uri.endswith(_INDEX):
        return None
    output = plan.find_output(uri.removesuffix(_INDEX))
    return output if isinstance(output, Page) else None
