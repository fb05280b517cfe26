"""The pages of a site as its sitemap lists them."""

from collections.abc import Iterator

from mkdocs.structure.files import Files

from factsheet.build.mkdocs.host_pages import DrawnPage
from factsheet.build.pipeline import Site
from factsheet.content import git_dates
from factsheet.web.urls import Address

Listed = tuple[Address, str | None]
"""A page, and when it was last changed, where anybody knows."""


def listed(site: Site, files: Files, prose: str) -> tuple[Listed, ...]:
    """Return each page that is cited by its own address; `prose` is the folder of hand-written ones, with a slash."""
    return (*_of_facts(site), *_of_prose(site, files, prose))


def _of_facts(site: Site) -> Iterator[Listed]:
    own = (page for page in site.pages() if not page.stands_for)
    for page, changed in git_dates.of_pages(site.corpus, own):
        yield page.address, changed


def _of_prose(site: Site, files: Files, prose: str) -> Iterator[Listed]:
    for file in files.documentation_pages():
        if not isinstance(file.page, DrawnPage):
            yield Address(file.url), site.corpus.changed.get(f"{prose}{file.src_uri}")
