"""The page kinds of the site: one module each, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.findings import Findings
from factsheet.page import Page
from factsheet.pages import (
    a_to_z,
    actor,
    card,
    copying,
    corrections,
    data,
    differences,
    figures,
    glossary,
    help,
    home,
    index,
    keyboard,
    map,
    one_source,
    place,
    point,
    positions,
    quotations,
    search,
    section,
    sheet,
    sheet_sources,
    source,
    suggest,
    timeline,
    who_says_what,
)
from factsheet.records.outline import Outline
from factsheet.settings import Settings


class PageKind(Protocol):
    """A module with one function; a site can add its own by dotted name."""

    def pages(self, findings: Findings, settings: Settings) -> Iterator[Page]:
        """Return the pages of this kind, in the order in which they are written."""


class PointKind(Protocol):
    """A module with one function, for a kind of page that each point has."""

    def of_point(self, findings: Findings, settings: Settings, outline: Outline) -> Iterator[Page]:
        """Return the pages of the point, one mostly."""


KINDS: tuple[PageKind, ...] = (
    home,
    sheet,
    section,
    sheet_sources,
    timeline,
    differences,
    who_says_what,
    positions,
    quotations,
    figures,
    one_source,
    copying,
    map,
    corrections,
    source,
    actor,
    place,
    index,
    a_to_z,
    search,
    data,
    glossary,
    help,
    keyboard,
    suggest,
)
KINDS_OF_POINTS: tuple[PointKind, ...] = (point, card)
"""What each point has; its own page stands first."""
