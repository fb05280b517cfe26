"""The page of a sheet: what it says of all its points."""

from collections.abc import Callable

from factsheet.site.pages.kinds import sheet as sheet_page
from factsheet.site.pages.kinds.sheet import SheetView

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]


def shown(content: Content) -> SheetView:
    return sheet_page.make_view(content.findings, SETTINGS, content.findings.corpus.sheets[SHEET])


def test_nothing_is_called_agreed_that_stands_no_longer(content: Write) -> None:
    point = "{status: STATUS, reports: [{source: one}, {source: two}]}"
    points = ", ".join(f"{status}: {point.replace('STATUS', status)}" for status in ("stands", "withdrawn"))
    assert [one.title for one in shown(content(f"points: {{{points}}}")).agreed] == ["Stands"]


def test_of_a_sheet_without_points_nothing_is_counted(content: Write) -> None:
    assert shown(content("sources: {one: }")).single_family is None
