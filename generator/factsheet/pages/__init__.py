"""The page kinds of the site: one module each, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.findings import Findings
from factsheet.page import Page
from factsheet.pages import actor, home, index, place, point, section, sheet, sheet_sources, source, timeline
from factsheet.settings import Settings


class PageKind(Protocol):
    """A module with one function; a site can add its own by dotted name."""

    def pages(self, findings: Findings, settings: Settings) -> Iterator[Page]:
        """Return the pages of this kind, in the order in which they are written."""


KINDS: tuple[PageKind, ...] = (home, sheet, section, sheet_sources, timeline, point, source, actor, place, index)
