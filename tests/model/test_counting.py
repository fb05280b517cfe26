"""What is counted, and what is not: one decision that everything computed follows."""

from collections.abc import Callable

import pytest

from tests.model.content import Content, sentence

Write = Callable[[str], Content]

KILLED = "compare: [{id: killed, type: quantity, measure: killed, population: unstated}]"


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ("quote: it was seen", None),
        ("no_quote: number_only, says: {seen: yes}", None),
        ("no_quote: paywalled, says: {seen: yes}", None),
        ("no_quote: paywalled, stance: denies, locator: {page: '3'}", None),
        ("no_quote: paywalled", "states_nothing"),
        ("no_quote: number_only, stance: denies", "states_nothing"),
        ("no_quote: page_not_seen", "page_not_seen"),
        ("no_quote: page_not_seen, says: {seen: yes}", "page_not_seen"),
        ("no_quote: page_not_seen, locator: {page: '3'}", "page_not_seen"),
        ("quote: it was seen, rank: deprecated, rank_reason: misread", "deprecated"),
        ("no_quote: page_not_seen, rank: deprecated, rank_reason: misread", "deprecated"),
        ("no_quote: paywalled, rank: deprecated, rank_reason: misread", "deprecated"),
    ],
)
@pytest.mark.parametrize("held", ["", "held: no", "held: yes"])
def test_a_report_counts_where_it_is_seen_and_states_something(
    content: Write, report: str, reason: str | None, held: str
) -> None:
    if held == "held: no":  # what nobody has cannot be quoted
        report = report.replace("quote: it was seen", "says: {seen: yes}")
    found = content(f"""
sources: {{one: {{{held}}}}}
point: {{compare: [{{id: seen, type: yes_no}}], reports: [{{source: one, {report}}}]}}
""")
    if held == "held: no" and reason != "deprecated":
        reason = "page_not_seen"
    assert found.uncounted() == ({"one": reason} if reason else {})
    assert found.counts() == ((0, 0, 0) if reason else (1, 1, 0))
    assert (found.support() == "pending") == bool(reason)


def test_where_nothing_is_counted_it_is_said_in_words(content: Write) -> None:
    found = content("point: {reports: [{source: one, no_quote: page_not_seen}, {source: two, no_quote: paywalled}]}")
    assert found.words() == "no source that we have read"
    shown = found.comparison()
    assert [one.anchor for one in shown.cited] == ["one"]
    assert [(row.anchor, row.uncounted) for row in shown.uncounted] == [
        ("two", "not counted: gives no words, value or place in the source")
    ]


UNSEEN = f"""
sources: {{parent: {{held: no}}, SECOND: {{edges: [{{rewrites: parent}}]}}}}
point:
  kind: figure
  {KILLED}
  reports:
    - {{source: parent, says: {{killed: {{value: '9', as_of: not_given}}}}, attribution: {{chain: [mayor]}},
       note: cited}}
    - {{source: one, says: {{killed: {{value: '7', as_of: not_given}}}}, attribution: {{chain: [governor]}}}}
    - {{source: two, says: {{killed: {{value: '7', as_of: not_given}}}}, attribution: {{chain: [governor]}}}}
"""


def test_an_unseen_page_contests_nothing_and_is_in_no_sentence(content: Write) -> None:
    found = content(UNSEEN.replace("SECOND", "other"))
    assert found.words() == "2 sources, 2 families, 1 origin"
    assert found.support() == "single_origin"
    assert found.span() == "Reported: 7, 1 origin (as-of dates not given)."
    shown = found.comparison()
    assert sentence(shown.agreed) == "Killed: 7."
    assert shown.differences == ()
    (unseen,) = shown.cited
    assert unseen.difference_note == "differs from the counted values"
    assert "".join(span.text for span in unseen.values[0].words) == "9"
    assert [span.text for span in unseen.who] == ["Mayor"]
    assert "".join(span.text for span in unseen.note) == "cited"


def test_a_copy_of_an_unseen_parent_stands_for_it(content: Write) -> None:
    found = content(UNSEEN.replace("SECOND", "two"))
    assert found.rows() == {"one": None, "two": None}
    assert found.words() == "2 sources, 2 families, 1 origin"
    copies = content(UNSEEN.replace("SECOND: {", "one: {edges: [{rewrites: parent}]}, two: {"))
    assert copies.rows() == {"one": None, "two": "one"}


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ("{source: one, attribution: {chain: [mayor]}}", "1 source, 1 family, 1 origin"),
        ("{source: one}", "1 source, 1 family, origin not named"),
        (
            "{source: one, attribution: {chain: [mayor]}}, {source: two}",
            "2 sources, 2 families, 1 named origin, 1 report names none",
        ),
        (
            "{source: one, attribution: {chain: [mayor]}}, {source: two}, {source: three},"
            " {source: four, attribution: {chain: [governor]}}",
            "4 sources, 4 families, 2 named origins, 2 reports name none",
        ),
        ("{source: one, attribution: {chain: [mayor]}}, {source: copy}", "2 sources, 1 family, 1 origin"),
    ],
)
def test_the_three_counts_in_words(content: Write, reports: str, words: str) -> None:
    assert (
        content(f"sources: {{copy: {{edges: [{{rewrites: one}}]}}}}\npoint: {{reports: [{reports}]}}").words() == words
    )


@pytest.mark.parametrize(
    ("second", "support"),
    [
        ("value: '7', as_of: 2022-03-29", "corroborated"),
        ("value: more than 5, as_of: 2022-03-29", "corroborated"),
        ("value: dozens, as_of: 2022-03-29", "corroborated"),
        ("value: '9', as_of: 2022-03-29", "contested"),
        ("value: '7', as_of: 2022-03-30", "origin_not_established"),
        (None, "origin_not_established"),
    ],
)
def test_figures_corroborate_each_other_where_both_give_the_main_aspect_and_it_fits(
    content: Write, second: str | None, support: str
) -> None:
    says = f"says: {{killed: {{{second}}}}}, " if second else ""
    found = content(f"""
point:
  kind: figure
  {KILLED}
  reports:
    - {{source: one, says: {{killed: {{value: '7', as_of: 2022-03-29}}}}, attribution: {{chain: [mayor]}}}}
    - {{source: two, {says}attribution: {{chain: [governor]}}}}
""")
    assert found.support() == support


def test_numbers_that_a_person_calls_a_matter_of_wording_do_not_corroborate_each_other(content: Write) -> None:
    found = content(f"""
point:
  kind: figure
  {KILLED}
  differences: [{{kind: wording, aspect: killed, reason: translations}}]
  reports:
    - {{source: one, says: {{killed: {{value: '7', as_of: 2022-03-29}}}}, attribution: {{chain: [mayor]}}}}
    - {{source: two, says: {{killed: {{value: '9', as_of: 2022-03-29}}}}, attribution: {{chain: [governor]}}}}
""")
    assert found.support() == "origin_not_established"


@pytest.mark.parametrize(
    ("second", "support"),
    [
        ("{source: two, attribution: {chain: [governor]}}", "corroborated"),
        ("{source: two, attribution: {chain: [governor]}, says: {when: 2022-03-29}}", "corroborated"),
        ("{source: two, attribution: {chain: [mayor]}}", "single_origin"),
        ("{source: two}", "origin_not_established"),
        ("{source: sister, attribution: {chain: [governor]}}", "origin_not_established"),
        ("{source: copy, attribution: {chain: [governor]}}", "origin_not_established"),
        ("{source: copy}", "single_origin"),
        ("{source: two, attribution: {chain: [governor]}, no_quote: page_not_seen}", "single_origin"),
        ("{source: two, attribution: {chain: [governor]}, stance: denies}", "contested"),
    ],
)
def test_only_two_families_with_two_named_origins_corroborate(content: Write, second: str, support: str) -> None:
    found = content(f"""
sources: {{one: {{publisher: house}}, sister: {{publisher: house}}, copy: {{edges: [{{rewrites: one}}]}}}}
point:
  compare: [{{id: when, type: date}}]
  reports: [{{source: one, attribution: {{chain: [mayor]}}, says: {{when: 2022-03-29}}}}, {second}]
""")
    assert found.support() == support


@pytest.mark.parametrize(
    ("reports", "words", "support", "agreed"),
    [
        ("", "1 source, 1 family, 1 origin", "single_origin", ""),
        (
            "{source: two, no_quote: number_only, says: {seen: yes}, attribution: {chain: [governor]}}",
            "2 sources, 2 families, 2 origins",
            "corroborated",
            "Seen: yes.",
        ),
        (
            "{source: sister, no_quote: number_only, says: {seen: yes}, attribution: {chain: [mayor]}}",
            "2 sources, 1 family, 1 origin",
            "single_origin",
            "",
        ),
        (
            "{source: two, no_quote: number_only, says: {seen: yes}, attribution: {chain: [mayor]}},"
            " {source: three, stance: denies}",
            "3 sources, 3 families, 1 named origin, 1 report names none",
            "contested",
            "",
        ),
    ],
)
def test_agreement_needs_two_families_that_give_the_value(
    content: Write, reports: str, words: str, support: str, agreed: str
) -> None:
    found = content(f"""
sources: {{one: {{publisher: house}}, sister: {{publisher: house}}}}
point:
  compare: [{{id: seen, type: yes_no}}]
  reports:
    [{{source: one, no_quote: number_only, says: {{seen: yes}}, attribution: {{chain: [mayor]}}}}, {reports}]
""")
    shown = found.comparison()
    assert (found.words(), found.support(), sentence(shown.agreed)) == (words, support, agreed)
    assert [column.verdict for column in shown.columns] == (["agree"] if agreed else [""])


@pytest.mark.parametrize(
    ("kind", "second", "told"),
    [
        ("statement", "{source: two}", "All 2 families agree that this was said."),
        ("statement", "{source: two, no_quote: page_not_seen}", ""),
        ("statement", "{source: two, stance: denies}", ""),
        ("event", "{source: two}", "2 families report the same."),
        ("event", "{source: copy}", ""),
    ],
)
def test_it_is_said_only_of_two_families_that_it_was_said(content: Write, kind: str, second: str, told: str) -> None:
    found = content(f"""
sources: {{copy: {{edges: [{{rewrites: one}}]}}}}
point: {{kind: {kind}, by: [mayor], reports: [{{source: one}}, {second}]}}
""")
    assert sentence(found.comparison().alike) == told


DERIVED = """
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: '7', as_of: 2022-03-29}}, attribution: {chain: [mayor]}}
    - source: estimate
      says: {killed: {value: 5 to 9, as_of: 2022-03-29}}
      attribution: {chain: [institute]}
      derived_from: PARENTS
"""


@pytest.mark.parametrize(
    ("parents", "words", "support"),
    [
        ("[one]", "2 sources, 2 families, 1 origin", "single_origin"),
        ("one", "2 sources, 2 families, 1 origin", "single_origin"),
        ("[one, elsewhere]", "2 sources, 2 families, 2 origins", "corroborated"),
    ],
)
def test_an_estimate_is_no_origin_where_all_its_sources_report(
    content: Write, parents: str, words: str, support: str
) -> None:
    found = content(DERIVED.replace("PARENTS", parents))
    assert not [problem for problem in found.problems if problem.level.name == "ERROR"]
    assert (found.words(), found.support()) == (words, support)
    row = next(row for family in found.comparison().families for row in family.rows if row.anchor == "estimate")
    assert "".join(span.text for span in row.remarks[0]).startswith("estimate from One")


def test_each_sentence_carries_the_rows_it_rests_on(content: Write) -> None:
    found = content(UNSEEN.replace("SECOND", "other"))
    shown = found.comparison()
    assert shown.counts.rests_on == ("one", "two")
    for told in (shown.agreed, *shown.spans):
        assert told is not None
        assert told.rests_on == ("one", "two")
    alone = content("point: {reports: [{source: one}, {source: two, no_quote: page_not_seen}]}").comparison().alone
    assert alone is not None
    assert (sentence(alone), alone.rests_on) == ("Only One reports it.", ("one",))


@pytest.mark.parametrize(("value", "differs"), [("7", ""), ("9", ""), ("12", "differs from the counted values")])
def test_an_unseen_value_differs_where_it_contradicts_and_is_like_no_counted_one(
    content: Write, value: str, differs: str
) -> None:
    found = content(f"""
point:
  kind: figure
  {KILLED}
  reports:
    - {{source: one, says: {{killed: {{value: '7', as_of: 2022-03-29}}}}}}
    - {{source: two, says: {{killed: {{value: '9', as_of: 2022-03-29}}}}}}
    - {{source: three, no_quote: page_not_seen, says: {{killed: {{value: '{value}', as_of: 2022-03-29}}}}}}
""")
    assert [one.difference_note for one in found.comparison().cited] == [differs]


def test_an_unseen_speaker_is_nobody_who_differs(content: Write) -> None:
    found = content("""
point:
  kind: statement
  by: [mayor]
  reports: [{source: one}, {source: two, by: [governor], no_quote: page_not_seen}]
""")
    assert found.comparison().differences == ()
    assert found.support() == "relayed"


@pytest.mark.parametrize(("no_quote", "support"), [("page_not_seen", "relayed"), ("number_only", "on_record")])
def test_an_unseen_transcript_puts_nothing_on_record(content: Write, no_quote: str, support: str) -> None:
    found = content(f"""
sources: {{record: {{kind: transcript}}}}
point:
  kind: statement
  by: [mayor]
  reports: [{{source: one}}, {{source: record, no_quote: {no_quote}, locator: {{page: '1'}}}}]
""")
    assert found.support() == support
