"""In what the reports on a point differ: each thing once, told or shown, the weightiest kind first."""

from collections.abc import Callable
from typing import get_args

import pytest
from factsheet.analysis.compare import WEIGHT
from factsheet.analysis.differences import KIND_OF, Disagreement, count_possible
from factsheet.model.aspect import AspectType
from hypothesis import given
from hypothesis import strategies as st

from tests.model.content import Content, write

Write = Callable[[str], Content]

FIGURE = "quantity, measure: killed, population: unstated"
TWO = """
point:
  compare: [{id: called, type: TYPE}]
  differences: [DIFFERENCES]
  reports: [{source: one, says: {called: ONE}}, {source: two, says: {called: OTHER}}]
"""


def found(content: Content) -> list[Disagreement]:
    return list(content.finding().differences)


def told(content: Content) -> list[tuple[str, str | None, int]]:
    """Return of each difference its kind, its aspect, and how many reasons are told."""
    return [(one.kind, one.aspect, len(one.explanations)) for one in found(content)]


def two(content: Write, type: str, one: str, other: str, differences: str = "") -> list[tuple[str, str | None, int]]:
    text = TWO.replace("TYPE", type).replace("ONE", one).replace("OTHER", other).replace("DIFFERENCES", differences)
    return told(content(text))


@pytest.mark.parametrize(
    ("type", "one", "other", "kind"),
    [
        (FIGURE, "{value: 5, as_of: not_given}", "{value: 9, as_of: not_given}", "number"),
        (FIGURE, "{value: 5, as_of: 2031}", "{value: 5, as_of: 2032}", "number"),
        ("yes_no", "yes", "no", "substance"),
        ("choice, options: [a, b]", "a", "b", "substance"),
        ("actor", "mayor", "governor", "speaker"),
        ("date", "2031-05-01", "2031-05-02", "time"),
        ("text", "cut back", "scale down", "wording"),
    ],
)
def test_values_that_differ_are_a_difference_though_nobody_tells_it(
    content: Write, type: str, one: str, other: str, kind: str
) -> None:
    assert two(content, type, one, other) == [(kind, "called", 0)]


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        ("yes_no", "yes", "yes"),
        ("text", "cut back", "Cut back"),
        ("date", "2031-05", "2031-05-02"),
        (
            FIGURE,
            "{value: up to 9, as_of: 2031}",
            "{value: 5, as_of: 2031}",
        ),
    ],
)
def test_what_agrees_or_can_both_hold_is_none(content: Write, type: str, one: str, other: str) -> None:
    assert two(content, type, one, other) == []


def test_what_is_told_and_what_the_values_show_of_one_aspect_are_one(content: Write) -> None:
    reasons = "{kind: spelling, aspect: called, reason: one}, {kind: time, aspect: called, reason: two}"
    assert two(content, "yes_no", "yes", "no", reasons) == [("time", "called", 2)]


def test_what_is_told_of_no_aspect_is_of_the_one_of_its_kind_that_varies(content: Write) -> None:
    assert two(content, "yes_no", "yes", "no", "{kind: substance, reason: why}") == [("substance", "called", 1)]
    assert two(content, "yes_no", "yes", "yes", "{kind: substance, reason: why}") == [("substance", None, 1)]
    assert two(content, "yes_no", "yes", "no", "{kind: wording, reason: why}") == [
        ("substance", "called", 0),
        ("wording", None, 1),
    ]


def test_of_two_aspects_of_its_kind_neither_is_guessed(content: Write) -> None:
    assert told(
        content("""
point:
  compare: [{id: a, type: yes_no}, {id: b, type: yes_no}]
  differences: [{kind: substance, reason: why}]
  reports: [{source: one, says: {a: yes, b: yes}}, {source: two, says: {a: no, b: no}}]
""")
    ) == [("substance", None, 1), ("substance", "a", 0), ("substance", "b", 0)]


ALTERED = """
sources: {copy: {edges: [{rewrites: parent}]}}
point:
  kind: statement
  by: [mayor]
  COMPARE
  reports: [{source: parent, quote: cut it back}, {source: copy, quote: WORDS, alters: parent}]
"""


@pytest.mark.parametrize(
    ("words", "compare", "kinds"),
    [
        ("cut it", "", [("wording", None, 0)]),
        ("cut it back", "", []),
        ("cut it", "differences: [{kind: wording, reason: why}]", [("wording", None, 1)]),
        ("cut it", "differences: [{kind: time, reason: why}]", [("time", None, 1), ("wording", None, 0)]),
    ],
)
def test_a_copy_that_changes_the_words_differs_in_wording_once(
    content: Write, words: str, compare: str, kinds: list[tuple[str, str | None, int]]
) -> None:
    assert told(content(ALTERED.replace("WORDS", words).replace("COMPARE", compare))) == kinds


def test_a_copy_that_contradicts_its_parent_differs_though_it_does_not_count(content: Write) -> None:
    copied = "sources: {two: {edges: [{rewrites: one}]}}" + TWO.replace("TYPE", "yes_no").replace("DIFFERENCES", "")
    one = content(copied.replace("ONE", "yes").replace("OTHER", "no"))
    assert told(one) == [("substance", "called", 0)]
    assert one.support() == "origin_not_established"


@pytest.mark.parametrize(("stance", "count"), [("denies", 1), ("asserts_absence", 1), ("accepts", 0), ("reports", 0)])
def test_a_report_that_denies_what_another_tells_differs_in_substance(content: Write, stance: str, count: int) -> None:
    text = f"point: {{reports: [{{source: one}}, {{source: two, stance: {stance}}}]}}"
    assert told(content(text)) == [("substance", None, 0)] * count


def test_a_deprecated_report_differs_from_nothing(content: Write) -> None:
    text = TWO.replace("TYPE", "yes_no").replace("DIFFERENCES", "").replace("ONE", "yes")
    assert (
        told(
            content(
                text.replace("source: two", "source: two, rank: deprecated, rank_reason: old").replace("OTHER", "no")
            )
        )
        == []
    )


@given(st.lists(st.tuples(st.sampled_from(WEIGHT), st.sampled_from(["a", "b", None])), max_size=6))
def test_each_is_found_once_with_all_that_is_told_of_it_the_weightiest_first(
    tmp_path_factory: pytest.TempPathFactory, reasons: list[tuple[str, str | None]]
) -> None:
    written = ", ".join(f"{{kind: {kind}, {f'aspect: {at}, ' if at else ''}reason: r}}" for kind, at in reasons)
    one = write(
        tmp_path_factory.mktemp("told") / "content",
        f"""
point:
  compare: [{{id: a, type: yes_no}}, {{id: b, type: text}}]
  differences: [{written}]
  reports: [{{source: one, says: {{a: yes, b: x}}}}, {{source: two, says: {{a: no, b: y}}}}]
""",
    )
    every = found(one)
    assert sum(len(each.explanations) for each in every) == len(reasons)
    assert {each.aspect for each in every} >= {"a", "b"}
    assert len({(each.aspect, None if each.aspect else each.kind) for each in every}) == len(every)
    weights = [WEIGHT.index(each.kind) for each in every]
    assert weights == sorted(weights)
    brief = one.findings.get_brief(one.point().key)
    assert brief.differences == tuple(each.kind for each in every)
    assert len(every) <= count_possible(one.point())


def test_every_type_of_value_has_its_kind_of_difference() -> None:
    assert set(KIND_OF) == set(get_args(AspectType))
