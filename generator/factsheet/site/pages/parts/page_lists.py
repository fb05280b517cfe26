"""From a page kind to its pages: one for each record, or as many as a long list fills."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Generic, TypeVar

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin, PageView
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

T = TypeVar("T")


class PageList(Struct, frozen=True):
    """The pages that one list fills."""

    address: Address
    """Of the first."""
    title: str
    template: str
    view: Callable[[ListPage], PageView]
    """Makes the content of a page when it is drawn."""
    digest: Callable[[], bytes]
    """Returns the digest of everything that the pages show."""
    digest_page: Callable[[ListPage], bytes] | None = None
    """Returns the digest of what one page shows, where that is quickly known; else all pages have `digest`."""
    of: int = 1
    """How many pages there are."""
    origin: PageOrigin | None = None
    followed: Address | None = None

    def make(self) -> Iterator[Page]:
        # The pages of one list share their digest, so it is computed once.
        digest = cache(self.digest) if self.of > 1 else self.digest
        for number in range(1, self.of + 1):
            page = ListPage(self.address, self.title, number, self.of)
            yield self._make(page, partial(self.digest_page, page) if self.digest_page else digest)

    def _make(self, page: ListPage, digest: Callable[[], bytes]) -> Page:
        address = urls.make_part_address(self.address, page.number)
        view = self.view
        return Page(
            address, page.title, self.template, lambda: view(page), self.origin, digest, feed_page=self.followed
        )


class SheetPages(Struct, Generic[T], frozen=True, kw_only=True):
    """The pages that look across the points of a sheet; each sheet has them."""

    name: str
    """In the address."""
    title: str
    """Contains `{sheet}` for the title of the sheet."""
    template: str
    arrange: Callable[[Findings, Sheet], T]
    """Collects and sorts the entries of a sheet. Called at most once: when a page is drawn, or when `count` asks."""
    count: Callable[[Findings, Sheet, Callable[[], T]], int]
    """Returns how many pages there are."""
    view: Callable[[Findings, Settings, Sheet, T, ListPage], PageView]
    digest: Callable[[Findings, Sheet], bytes] | None = None
    """Returns the digest of everything that the pages show; None: they depend on the whole sheet."""

    def make(self, findings: Findings, settings: Settings) -> Iterator[Page]:
        for sheet in findings.corpus.sheets.values():
            yield from self._make(findings, settings, sheet)

    def _make(self, findings: Findings, settings: Settings, sheet: Sheet) -> Iterator[Page]:
        arranged = cache(lambda: self.arrange(findings, sheet))
        pages = PageList(
            address=urls.make_sheet_view_address(sheet.id, self.name),
            title=self.title.format(sheet=sheet.title),
            template=self.template,
            view=lambda page: self.view(findings, settings, sheet, arranged(), page),
            digest=lambda: (
                self.digest(findings, sheet) if self.digest else findings.dependencies.digest_whole_sheet(sheet.id)
            ),
            of=self.count(findings, sheet, arranged),
        )
        return pages.make()
