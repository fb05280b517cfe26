"""What stands above the table of a point: whether it stands, what is agreed, what differs, who alone reports it."""

from collections.abc import Callable

import pytest
from factsheet.site.pages.kinds import point as point_page
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import PointComparison
from factsheet.site.pages.parts.view_types import Sentence

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]


def of_point(content: Content) -> PointComparison:
    return make_comparison(content.findings, SETTINGS, content.point())


def text(told: Sentence | None) -> str:
    return "".join(span.text for span in told.words) if told else ""


@pytest.mark.parametrize(
    ("kind", "agreed"),
    [("event", "2 families report the same."), ("statement", "All 2 families agree that this was said.")],
)
def test_two_families_that_report_it_agree_until_one_is_against_it(content: Write, kind: str, agreed: str) -> None:
    point = "point: {{kind: {}, by: [mayor], reports: [{{source: one}}, {{source: two, stance: {}}}]}}"
    found = of_point(content(point.format(kind, "reports")))
    assert (text(found.alike), found.agreed, found.differences) == (agreed, None, ())
    found = of_point(content(point.format(kind, "denies")))
    assert (found.agreed, found.alike) == (None, None)
    assert [text(words) for words in found.differences] == ["Denies it: Two."]


def test_what_a_person_tells_of_a_denial_is_enough(content: Write) -> None:
    found = of_point(
        content("""
point:
  differences: [{kind: substance, reason: One was there.}]
  reports: [{source: one}, {source: two, stance: denies}]
""")
    )
    assert [text(words) for words in found.differences] == ["Substance: One was there."]


def test_reports_that_name_several_speakers_differ_in_that(content: Write) -> None:
    found = content("""
point:
  kind: statement
  by: [mayor]
  reports: [{source: one}, {source: two, by: [clerk]}, {source: three}]
""")
    assert [text(words) for words in of_point(found).differences] == ["Speaker: Mayor (One, Three); Clerk (Two)."]
    assert found.findings.get_brief("talks/point").agreed is None


def test_two_sources_that_say_there_was_none_do_not_agree_that_there_was(content: Write) -> None:
    reports = "[{source: one, stance: asserts_absence}, {source: two, stance: asserts_absence}]"
    found = content(f"point: {{reports: {reports}}}")
    assert (of_point(found).agreed, of_point(found).alike) == (None, None)
    assert found.findings.get_brief("talks/point").agreed is None


def test_who_denies_it_does_not_report_it_alone(content: Write) -> None:
    found = of_point(content("point: {reports: [{source: one, stance: denies}]}"))
    assert text(found.alone) == "Denies it: One."
    assert found.differences == ()


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2031-05-01", "Withdrawn on 1 May 2031: old"),
        ("2031-05", "Withdrawn (May 2031): old"),
        ("2031", "Withdrawn (2031): old"),
    ],
)
def test_since_when_a_point_stands_no_longer_is_told_as_exactly_as_it_is_known(
    content: Write, date: str, told: str
) -> None:
    found = content(f'point: {{status: {{state: withdrawn, date: "{date}", reason: old}}}}')
    assert point_page.make_view(found.findings, SETTINGS, f"{SHEET}/point").status == told
