"""Values of a series on the pages: who gives each, in which source, and the source among those of the sheet."""

from pathlib import Path

import pytest
from factsheet.site.pages.kinds import source as source_page
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import PointComparison
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.text.rich_text import RichText
from factsheet.web import urls

from tests.model.content import SETTINGS, SHEET, Content
from tests.model.test_series import points, written

__all__ = ["points"]
SERIES = """
sources: {update: {title: Update, publisher: un, kind: dataset}, post: }
actors: {un: , mayor: }
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: civilian, series: daily}]
"""


def text(words: RichText) -> str:
    return "".join(span.text for span in words)


def shown(content: Content) -> PointComparison:
    return make_comparison(content.findings, SETTINGS, content.point())


@pytest.fixture
def lines(points: Path) -> Content:
    lines = "update,un,2031-05-01,day,5,row 1,", "update,un,2031-05-02,day,6,,", "update,mayor,2031-05-02,day,9,,"
    return written(points, SERIES, point="\n".join((*lines, "post,mayor,2031-05-02,week,40,p. 2,forty were")))


def test_the_source_stands_in_the_head_or_where_a_claimant_has_several_at_each_value(lines: Content) -> None:
    (table,) = shown(lines).series
    heads = [(claimant.name.text, text(claimant.note)) for claimant in table.claimants]
    assert heads == [("Un", "in “Update”, day"), ("Mayor", "")]
    assert all(table.claimants[0].note[number].href for number in (1,))
    assert [(date, *map(text, cells)) for date, cells in table.lines] == [
        ("1 May 2031", "5 row 1", ""),
        ("2 May 2031", "6", "9 (Un) day; 40 (Post) week p. 2 “forty were”"),
    ]


def test_nobody_is_said_to_agree_who_only_has_values_in_it(lines: Content) -> None:
    assert (shown(lines).agreed, shown(lines).alike) == (None, None)
    assert lines.findings.get_brief(f"{SHEET}/point").agreed is None


def test_its_sources_are_sources_of_the_sheet_and_their_pages_lead_to_it(lines: Content) -> None:
    assert lines.findings.corpus.list_sources(SHEET) == {"update", "post"}
    assert lines.silent() == {}
    source = lines.findings.corpus.sources["update"]
    view = source_page.make_view(lines.findings, SETTINGS, source, ListPage(urls.make_source_address(source.id), ""))
    (listed,) = view.reports
    assert [(item.title, text(item.note)) for item in listed.items] == [("Point", "values of its series")]
