"""The pages of a site as its sitemap lists them."""

from collections.abc import Iterator

from mkdocs.structure.files import Files

from factsheet import history
from factsheet.addresses import Address
from factsheet.build import Site
from factsheet.plugin.host_pages import DrawnPage

Listed = tuple[Address, str | None]
"""A page, and when it was last changed, where anybody knows."""


def listed(site: Site, files: Files, prose: str) -> tuple[Listed, ...]:
    """Return each page that is cited by its own address; `prose` is the folder of hand-written ones, with a slash."""
    return (*_of_facts(site), *_of_prose(site, files, prose))


def _of_facts(site: Site) -> Iterator[Listed]:
    own = (page for page in site.pages() if not page.stands_for)
    for page, changed in history.of_pages(site.corpus, own):
        yield page.address, changed


def _of_prose(site: Site, files: Files, prose: str) -> Iterator[Listed]:
    for file in files.documentation_pages():
        if not isinstance(file.page, DrawnPage):
            yield Address(file.url), site.corpus.changed.get(f"{prose}{file.src_uri}")
