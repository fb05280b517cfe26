"""What is agreed on a sheet: values and words before what was only said, the editors' own list before all."""

from collections.abc import Callable

from factsheet.site.pages.kinds import sheet as sheet_page

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]
FIGURE = "compare: [{id: killed, type: quantity, measure: killed, population: unstated}]"
VALUE = "says: {killed: {value: up to 5, as_of: 2031-05-01}}"
POINTS = f"""
sheet: {{LEAD}}
points:
  visit: {{kind: statement, reports: [{{source: one}}, {{source: two}}, {{source: three}}, {{source: four}}]}}
  killed: {{kind: figure, {FIGURE}, reports: [{{source: one, {VALUE}}}, {{source: two, {VALUE}}}]}}
  quoted:
    kind: statement
    by: [mayor]
    reports:
      - {{source: one, quote: "the bridge, he said, will be closed for a year"}}
      - {{source: two, quote: [it, "will be closed"]}}
      - {{source: three, quote: Will be closed for a year.}}
  event: {{kind: event, reports: [{{source: one}}, {{source: two}}]}}
  disputed: {{reports: [{{source: one}}, {{source: two, stance: denies}}]}}
  alone: {{kind: figure, {FIGURE}, reports: [{{source: one, {VALUE}}}]}}
"""


def agreed(content: Content) -> list[tuple[str, str]]:
    shown = sheet_page.make_view(content.findings, SETTINGS, content.findings.corpus.sheets[SHEET]).agreed
    return [(one.title, "".join(span.text for span in one.note)) for one in shown]


def test_a_value_goes_first_then_shared_words_then_what_was_only_said(content: Write) -> None:
    assert agreed(content(POINTS.replace("LEAD", ""))) == [
        ("Killed", "Killed: up to 5 (2 families)"),
        ("Quoted", "“will be closed” (3 families)"),
        ("Visit", "All 4 families agree that this was said."),
        ("Event", "2 families report the same."),
    ]


def test_the_list_of_the_editors_goes_before_and_makes_nothing_agreed(content: Write) -> None:
    found = content(POINTS.replace("LEAD", "lead: [event, disputed, alone, visit]"))
    assert not found.problems
    assert [title for title, _fact in agreed(found)] == ["Event", "Visit", "Killed", "Quoted"]


def test_an_agreed_value_is_known_in_brief(content: Write) -> None:
    found = content(POINTS.replace("LEAD", "lead: [quoted]"))
    assert found.findings.get_brief(f"{SHEET}/killed").agreed == "value"


def test_values_that_are_only_compatible_are_not_agreed(content: Write) -> None:
    second = VALUE.replace("up to 5", "3")
    figure = f"{{kind: figure, {FIGURE}, reports: [{{source: one, {VALUE}}}, {{source: two, {second}}}]}}"
    assert agreed(content(f"points: {{point: {figure}}}")) == []


def test_a_point_on_which_a_person_tells_a_difference_is_not_agreed(content: Write) -> None:
    point = "{kind: statement, reports: [{source: one}, {source: two}], differences: [{kind: number, reason: r}]}"
    assert agreed(content(f"points: {{point: {point}}}")) == []
