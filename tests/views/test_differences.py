"""The page of differences: who says what, copies folded into those whom they copy, the reason where it is told."""

from collections.abc import Callable

import pytest
from factsheet.site.pages.kinds import differences
from factsheet.site.pages.kinds.differences import DifferenceEntry, DifferencesView
from factsheet.site.pages.parts import sides_of_difference
from factsheet.site.pages.parts.sides_of_difference import Side
from factsheet.text.rich_text import RichText

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]


def view(content: Content) -> DifferencesView:
    """Return the only page."""
    (page,) = differences.make_pages(content.findings, SETTINGS)
    found = page.view()
    assert isinstance(found, DifferencesView)
    return found


def only(content: Content) -> DifferenceEntry:
    (kind,) = view(content).kinds
    (entry,) = kind.entries
    return entry


def text(words: RichText) -> str:
    return "".join(span.text for span in words)


def said(side: Side) -> tuple[str, str, str]:
    """Return who says it, who copies it, and what."""
    words = " … ".join(map(text, side.quotation.parts)) if side.quotation else text(side.value)
    return text(side.outlets), text(side.copies), words


def marked(side: Side) -> list[str]:
    assert side.quotation is not None
    return [span.text for part in side.quotation.parts for span in part if span.manner == "mark"]


COPIED = """
sources: {copy: {edges: [{rewrites: one}]}, spun: {edges: [{rewrites: one}]}}
point:
  compare: [{id: called, label: Called, type: choice, options: [a, b, c]}]
  DIFFERENCES
  reports:
    - {source: one, says: {called: a}}
    - {source: copy, says: {called: a}}
    - {source: spun, says: {called: c}}
    - {source: two, says: {called: b}}
    - {source: three, says: {called: a}}
"""


def test_each_value_is_a_side_with_its_copies_folded_into_it(content: Write) -> None:
    entry = only(content(COPIED.replace("DIFFERENCES", "")))
    assert [said(side) for side in entry.sides] == [
        ("One, Three", "Copy", "a"),
        ("", "Spun", "c"),
        ("Two", "", "b"),
    ]
    assert (entry.aspect, entry.reasons) == ("Called", ())
    assert entry.shown == "one says “a”, the other “b”"


def test_where_a_reason_is_told_it_stands_in_place_of_what_the_values_show(content: Write) -> None:
    told = "differences: [{kind: spelling, aspect: called, reason: Two write it so.}]"
    entry = only(content(COPIED.replace("DIFFERENCES", told)))
    assert [text(reason) for reason in entry.reasons] == ["Two write it so."]
    assert entry.shown == ""


def test_an_outlet_leads_to_its_row(content: Write) -> None:
    side = only(content(COPIED.replace("DIFFERENCES", ""))).sides[0]
    assert str(side.outlets[0].href).endswith(f"sheets/{SHEET}/points/point/#one")


UTTERED = """
sources: {copy: {edges: [{rewrites: one}]}}
point:
  kind: statement
  by: [mayor]
  differences: [{kind: wording, reason: Two translations.}]
  reports:
    - {source: one, quote: we will cut it back}
    - {source: copy, quote: we will cut it, alters: one}
    - {source: two, quote: we shall cut it back}
    - {source: three, quote: We shall cut it back}
"""


def test_where_no_aspect_is_named_the_quotations_are_the_sides_their_differing_words_marked(content: Write) -> None:
    sides = only(content(UTTERED)).sides
    assert [said(side) for side in sides] == [
        ("One", "", "we will cut it back"),
        ("", "Copy", "we will cut it"),
        ("Three, Two", "", "We shall cut it back"),
    ]
    assert [marked(side) for side in sides] == [["will"], [], ["shall"]]
    assert [text(note) for note in sides[1].notes] == ["changes the quotation of One: “back” left out"]


def test_a_difference_of_speaker_has_a_side_for_each_speaker(content: Write) -> None:
    sides = only(
        content("""
point:
  kind: statement
  by: [mayor]
  differences: [{kind: speaker, reason: One names the town.}]
  reports:
    - {source: one, attribution: {chain: [town]}}
    - {source: two, quote: they say}
    - {source: three, by: [clerk]}
""")
    ).sides
    assert {(text(side.outlets), text(side.value)) for side in sides} == {
        ("One", "Town"),
        ("Two", "Mayor"),
        ("Three", "Clerk"),
    }


def test_where_one_side_alone_says_it_those_who_do_not_stand_beside_it(content: Write) -> None:
    sides = only(
        content("""
sources: {silent: {date: 2031-05-09}}
sheet: {read_in_full: [silent]}
point:
  date: 2031-05-08
  compare: [{id: called, type: yes_no}]
  differences: [{kind: substance, aspect: called, reason: The others leave it open.}]
  reports: [{source: one, says: {called: yes}}, {source: two}]
""")
    ).sides
    assert [said(side) for side in sides] == [
        ("One", "", "yes"),
        ("Two", "", "not stated"),
        ("Silent", "", "Not mentioned"),
    ]


def test_a_figure_keeps_its_as_of_date_and_its_claimant(content: Write) -> None:
    sides = only(
        content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: at least 5, as_of: 2031-05-01, claimed_by: mayor}}}
    - {source: two, says: {killed: {value: at least 5, as_of: not_given}}}
    - {source: three, says: {killed: {value: "3", as_of: 2031-05-01}}}
""")
    ).sides
    notes = {text(side.outlets): [text(note) for note in side.notes] for side in sides}
    assert notes["Three"] == ["as of 1 May 2031"]
    assert notes["One"] == ["as of 1 May 2031", "says Mayor"]
    assert notes["Two"] == ["as-of date not given"]


def test_many_sides_are_counted_and_the_page_of_the_point_has_them_all(content: Write) -> None:
    reports = ", ".join(f"{{source: s{one}, says: {{called: word {one} of many}}}}" for one in range(9))
    entry = only(content(f"point: {{compare: [{{id: called, type: text}}], reports: [{reports}]}}"))
    assert len(entry.sides) == sides_of_difference.MOST_SIDES
    assert entry.more is not None
    assert entry.more.text == "3 more on the page of the point"


def test_of_many_figures_the_two_that_contradict_each_other_are_shown(content: Write) -> None:
    values = ["more than 10", "at least 2", "at least 3", "at least 4", "at least 5", "at least 6", "at least 7", "8"]
    reports = ", ".join(
        f"{{source: s{number}, says: {{killed: {{value: {value}, as_of: 2031}}}}}}"
        for number, value in enumerate(values)
    )
    aspect = "{id: killed, type: quantity, measure: killed, population: unstated}"
    entry = only(content(f"point: {{kind: figure, compare: [{aspect}], reports: [{reports}]}}"))
    assert entry.shown == "“more than 10” and “8” have no number in common"
    assert [text(side.value) for side in entry.sides] == [values[number] for number in (0, 1, 2, 3, 4, 7)]
    assert entry.more


def test_a_report_that_names_another_speaker_is_a_difference_though_nobody_tells_it(content: Write) -> None:
    found = content("""
point:
  kind: statement
  by: [mayor]
  reports:
    - {source: one, attribution: {chain: [mayor]}}
    - {source: two, by: [clerk]}
    - {source: three, stance: denies, by: [aide]}
""")
    denied, speaker = [entry for group in view(found).kinds for entry in group.entries]
    assert denied.shown == "some confirm it, others deny it"
    assert speaker.shown == "the reports name different speakers"
    assert [said(side) for side in speaker.sides] == [("One", "", "Mayor"), ("Two", "", "Clerk")]


SHEETS = """
sheet:
  differences: [{kind: number, points: [point, other], reason: They count otherwise.}]
points:
  point:
    compare: [{id: a, type: yes_no}, {id: b, type: text}]
    reports: [{source: one, says: {a: yes, b: x}}, {source: two, says: {a: no, b: y}}]
  other: {reports: [{source: one}]}
"""


def test_kinds_stand_in_the_order_of_their_weight_each_counted_and_led_to(content: Write) -> None:
    found = view(content(SHEETS))
    assert [(kind.id, len(kind.entries)) for kind in found.kinds] == [
        ("fs-substance", 1),
        ("fs-number", 1),
        ("fs-wording", 1),
    ]
    assert [(way.text, count) for way, count in found.counts] == [("Substance", 1), ("Number", 1), ("Wording", 1)]
    assert [str(way.href).partition("#")[2] for way, _count in found.counts] == [kind.id for kind in found.kinds]


def test_a_difference_across_points_names_them_with_their_outlets(content: Write) -> None:
    (entry,) = view(content(SHEETS)).kinds[1].entries
    assert entry.point is None
    assert [(point.title.text, text(point.outlets)) for point in entry.points] == [
        ("Point", "One, Two"),
        ("Other", "One"),
    ]


def test_anchors_are_not_shared(content: Write) -> None:
    ids = [entry.id for kind in view(content(SHEETS)).kinds for entry in kind.entries]
    assert sorted(ids) == ["fs-across-1", "point.substance.a", "point.wording.b"]


@pytest.mark.parametrize("reports", ["", "reports: [{source: one}]"])
def test_a_sheet_without_differences_has_the_page_too(content: Write, reports: str) -> None:
    assert view(content(f"point: {{{reports}}}")).kinds == ()
