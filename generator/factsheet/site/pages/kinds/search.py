"""The search page. Without JavaScript it only links to the A–Z; `search.js` does the rest."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.site.pages.parts import search_facets
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class SearchFilter(Struct, frozen=True):
    """A facet that results can be narrowed by."""

    name: str
    title: str
    is_short: bool
    """True if all values are shown side by side; otherwise readers choose from a list."""


class SearchView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    index: Address
    """The script that reads the index."""
    a_to_z: Address
    filters: tuple[SearchFilter, ...]
    has_early_facets: bool
    """True if the facets are fetched with the first search, on screens with room for them."""


MOST_AT_ONCE = 2_000
"""Points up to which facets are fetched early: they are smaller than the search program; at 10,000 they are 200 KB."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the search page of a site that has a search."""
    if settings.search:
        opens = len(findings.corpus.points) <= MOST_AT_ONCE
        address, template = urls.make_section_address("search"), "pages/search.html"
        yield Page(address, _("Search"), template, lambda: make_view(opens=opens), None, lambda: bytes([opens]))


def make_view(*, opens: bool) -> SearchView:
    narrowings = (
        SearchFilter(search_facets.KIND, _("Kind"), is_short=True),
        SearchFilter(search_facets.STATUS, _("Support"), is_short=True),
        SearchFilter(search_facets.SOURCE, _("Source"), is_short=False),
        SearchFilter(search_facets.ACTOR, _("Actor"), is_short=False),
        SearchFilter(search_facets.PLACE, _("Place"), is_short=False),
        SearchFilter(search_facets.DATE, _("Date"), is_short=False),
    )
    return SearchView(
        _("Search"), (), urls.make_search_index_address(), urls.make_section_address("a-z"), narrowings, opens
    )
