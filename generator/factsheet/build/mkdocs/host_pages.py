"""Our pages as MkDocs knows pages and files."""

from collections.abc import Callable
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents

from factsheet.build.server.page_lookup import Plan
from factsheet.web import urls
from factsheet.web.outputs import Page

_INDEX = "index.md"


class DrawnPage(HostPage):
    """A page of ours, which the host takes as it is: no Markdown, no source file."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, draw: Callable[[], str]) -> None:
        super().__init__(page.title, file, config)
        self.whole = page.whole
        self._draw = draw
        self._stands_for_another = page.stands_for is not None

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {"noindex": True} if self._stands_for_another else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw()
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


def uri_of(page: Page) -> str:
    """Return the file that the host would make the page from."""
    return f"{page.address.path}{_INDEX}"


def page_at(uri: str, plan: Plan) -> Page | None:
    """Return the page that has the place of such a file; None where nothing of ours stands."""
    output = plan.at(uri.removesuffix(_INDEX)) if uri.endswith(_INDEX) else None
    return output if isinstance(output, Page) else None


class LinkedFiles(Files):
    """The files of the host, and pages of ours that it learns of when a hand-written page links to them."""

    def __init__(self, files: Files, plan: Plan, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._plan = plan
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        return super().get_file_from_path(path) or self._written(PurePath(path).as_posix())

    def _written(self, uri: str) -> File | None:
        page = page_at(uri, self._plan)
        return WrittenFile(page, uri, self._config) if page is not None else None


class WrittenFile(File):
    """A page of ours that hand-written pages may link to, and that the host neither draws nor writes."""

    def __init__(self, page: Page, uri: str, config: MkDocsConfig) -> None:
        path = urls.file(page.address)
        super().__init__(uri, None, config.site_dir, config.use_directory_urls, dest_uri=path)

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to the writer."""
