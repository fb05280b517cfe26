"""The page kinds of the site: one module each, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.analysis.analysis import Findings
from factsheet.model.point import Point
from factsheet.site.pages.kinds import (
    a_to_z,
    actor,
    corrections,
    data,
    differences,
    embed_card,
    figures,
    glossary,
    home,
    indexes,
    keyboard,
    one_source,
    place,
    point,
    positions,
    proposal_form,
    quotations,
    rule_help,
    search,
    section,
    sheet,
    sheet_map,
    sheet_sources,
    source,
    timeline,
    who_copies_whom,
    who_says_what,
)
from factsheet.site.pages.parts import agreed_points, list_entries
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class PageKind(Protocol):
    """A module with one function; a site can add its own by dotted name."""

    def make_pages(self, findings: Findings, settings: Settings) -> Iterator[Page]:
        """Return the pages of this kind, in the order in which they are written."""


class PointPageKind(Protocol):
    """A module with one function, for a kind of page that each point has."""

    def make_point_pages(self, findings: Findings, settings: Settings, point: Point) -> Iterator[Page]:
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
    who_copies_whom,
    sheet_map,
    corrections,
    source,
    actor,
    place,
    indexes,
    a_to_z,
    search,
    data,
    glossary,
    rule_help,
    keyboard,
    proposal_form,
)
KINDS_OF_POINTS: tuple[PointPageKind, ...] = (point, embed_card)
"""What each point has, its own page first."""
_PARTS_OF_ENTRIES = (
    differences.ENTRIES,
    differences.OUTLETS,
    quotations.ENTRIES,
    figures.ENTRIES,
    agreed_points.ENTRIES,
)


def make_entry(findings: Findings, settings: Settings, point: Point) -> dict[str, bytes]:
    """Return what the lists of all kinds show of a point."""
    return list_entries.make_entry(_PARTS_OF_ENTRIES, findings, settings, point)
