"""The logs of corrections: of each sheet, and of the whole site, which says how it corrects."""

from collections.abc import Callable

from factsheet.site.pages.kinds import corrections
from factsheet.site.pages.kinds.corrections import CorrectionsView
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.pagination import MOST
from factsheet.text.rich_text import Span
from factsheet.web import urls
from msgspec.structs import replace

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]


def logs(content: Content) -> dict[str, CorrectionsView]:
    """Return each page by its path."""
    found = {}
    for page in corrections.make_pages(content.findings, SETTINGS):
        view = page.view()
        assert isinstance(view, CorrectionsView)
        found[page.address.path] = view
    return found


OWN = f"sheets/{SHEET}/corrections/"
TOLD = "{date: 2031-05-09, was: sixty, now: six, reason: a zero too many, reported_by: a reader}"


def test_without_a_correction_both_logs_stand_and_are_empty(content: Write) -> None:
    found = logs(content("point: {reports: [{source: one}]}"))
    assert {path: view.items for path, view in found.items()} == {"corrections/": (), OWN: ()}


def test_a_correction_stands_in_both_logs_and_only_that_of_the_site_names_the_sheet(content: Write) -> None:
    found = logs(content(f"point: {{corrections: [{TOLD}], reports: [{{source: one}}]}}"))
    (whole,), (own,) = found["corrections/"].items, found[OWN].items
    assert (own.date, own.was, own.now, own.reported_by) == ("9 May 2031", "sixty", "six", "a reader")
    assert own.reason == (Span("a zero too many"),)
    assert (own.point.text, own.state, own.sheet) == ("Point", "", None)
    assert whole == replace(own, sheet=Span("Talks", urls.make_corrections_address(SHEET)))


def test_the_log_of_the_site_says_how_it_corrects_and_that_of_a_sheet_leads_there(content: Write) -> None:
    found = logs(content("point: {}"))
    assert found["corrections/"].policy
    assert found[OWN].policy == ()
    assert found[OWN].more is not None
    assert found[OWN].more.href == urls.make_policy_address() == urls.make_corrections_address().add_anchor("fs-policy")


def test_a_long_log_goes_on_on_further_pages_the_newest_first(content: Write) -> None:
    many = ", ".join(TOLD.replace("05-09", f"{1 + day // 28:02}-{1 + day % 28:02}") for day in range(MOST + 3))
    found = logs(content(f"point: {{corrections: [{many}], reports: [{{source: one}}]}}"))
    assert list(found) == ["corrections/", "corrections/2/", OWN, f"{OWN}2/"]
    assert [len(found[path].items) for path in found] == [MOST, 3, MOST, 3]
    assert found["corrections/2/"].items[-1].date == "1 January 2031"
    assert found["corrections/2/"].policy == ()


SUPERSEDED = """
point:
  STATUS
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}, {id: who, type: set}]
  reports:
    - source: one
      says: {killed: {value: "5", as_of: not_given, provisional: yes}, who: {members: [a, b], list: open}}
    - {source: two, rank: deprecated, rank_reason: taken back, says: {killed: {value: "9", as_of: not_given}}}
"""


def struck(content: Content) -> list[str]:
    """Return what is struck in the comparison table of the point."""
    table = make_comparison(content.findings, SETTINGS, content.point())
    rows = [*(row for family in table.families for row in family.rows), *table.uncounted]
    words = [span for row in rows for cell in row.cells for span in cell.words]
    return [span.text for span in words if span.manner == "struck"]


def test_values_that_stand_no_longer_are_struck_and_nothing_else(content: Write) -> None:
    def told(status: str) -> list[str]:
        return struck(content(SUPERSEDED.replace("STATUS", status)))

    assert told("") == told("status: corrected") == ["9"]
    assert told("status: superseded") == told("status: withdrawn") == ["5", "a", "b", "9"]
