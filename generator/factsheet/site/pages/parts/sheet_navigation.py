"""The navigation between the pages that look across the points of a sheet."""

from collections.abc import Iterator

from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import Crumb
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls


def link_views(sheet: Sheet) -> tuple[Span, ...]:
    """Return the views of a sheet, those that most readers want first; each sheet has all of them."""
    return tuple(Span(title, urls.make_sheet_view_address(sheet.id, view)) for view, title in _list_views())


def make_crumbs(sheet: Sheet) -> tuple[Crumb, ...]:
    """Return the way from the top to a view."""
    return (Crumb(sheet.title, urls.make_sheet_address(sheet.id), sheet.foreign),)


def _list_views() -> Iterator[tuple[str, str]]:
    yield "differences", _("Differences")
    yield "who-says-what", _("Who says what")
    yield "positions", _("Positions")
    yield "quotations", _("Quotations")
    yield "figures", _("Figures")
    yield "timeline", _("Timeline")
    yield "one-source", _("Only one source")
    yield "copying", _("Who copies whom")
    yield "map", _("Map")
    yield "corrections", _("Corrections")
