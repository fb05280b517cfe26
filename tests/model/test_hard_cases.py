"""The hard cases of the model, each as a small content folder, with what must come out of it."""

from collections.abc import Callable

import pytest

from tests.model.content import Content, sentence

Write = Callable[[str], Content]

SKY = """
sources:
  sky-earlier: {publisher: sky-news, held: no}
  sky-later: {publisher: sky-news, held: no, edges: [{revises: sky-earlier}]}
  risetothrivenow: {date: 2022-03-30, edges: [{republishes: sky-later}]}
  treenews: {date: 2022-03-29/2022-03-30, edges: [{rewrites: sky-earlier}]}
  bbc: {publisher: bbc-news, uncertain: [publisher, title, date], date: 2022-03-30}
"""

ONE_UTTERANCE = (
    SKY
    + """
  lens: {publisher: the-lens}
  eurasia: {publisher: eurasia-ro}
actors:
  alexander-fomin: {kind: person}
sheet: {read_in_full: [bbc, lens, eurasia, risetothrivenow, treenews]}
point:
  kind: statement
  by: [alexander-fomin]
  date: 2022-03-29
  compare:
    - {id: wording, type: text}
    - {id: called, type: choice, options: [less activity, withdrawal]}
  differences: [{kind: wording, aspect: wording, reason: translations of one Russian sentence}]
  reports:
    - {source: lens, quote: We’ve decided to drastically scale down military activity., says: {called: withdrawal}}
    - {id: eurasia-headline, source: eurasia, quote: By Multiples, voice: headline, says: {wording: By Multiples}}
    - id: eurasia-full
      source: eurasia
      quote: "radically, at times, reduce military activity"
      says: {wording: "radically, at times, reduce military activity"}
      attribution: {chain: [alexander-fomin, cnn]}
    - source: risetothrivenow
      quote: fundamentally cut back military activity
      says: {wording: fundamentally cut back}
    - {source: treenews, quote: fundamentally cut military activity, alters: risetothrivenow}
"""
)


def test_one_utterance_in_many_renderings_has_one_origin(content: Write) -> None:
    found = content(ONE_UTTERANCE)
    assert found.counts() == (4, 3, 1)
    assert set(found.origins().values()) == {"alexander-fomin"}
    assert found.support() == "relayed"


def test_other_wordings_of_one_utterance_are_compatible_and_contest_nothing(content: Write) -> None:
    wording = content(ONE_UTTERANCE).aspect("wording")
    assert wording.worst is not None
    assert wording.worst.relation.value == "compatible"
    assert len(wording.values) == 3
    assert [difference.reason for difference in wording.explanations] == ["translations of one Russian sentence"]
    assert not wording.is_contested


def test_two_renderings_in_one_source_are_two_rows_of_one_source(content: Write) -> None:
    found = content(ONE_UTTERANCE)
    assert {"eurasia-headline", "eurasia-full"} in found.families()
    assert found.rows()["eurasia-headline"] is None
    assert found.rows()["eurasia-full"] is None


def test_an_option_that_one_source_alone_chooses_is_compared_with_nothing(content: Write) -> None:
    found = content(ONE_UTTERANCE)
    assert found.relation("called") is None
    assert [standing.report.anchor for standing in found.aspect("called").values[0].by] == ["lens"]


def test_a_spun_copy_stands_beneath_the_verbatim_copy_of_a_parent_that_nobody_holds(content: Write) -> None:
    found = content(ONE_UTTERANCE)
    assert found.rows()["treenews"] == "risetothrivenow"
    assert found.rows()["risetothrivenow"] is None
    assert {"risetothrivenow", "treenews"} in found.families()
    copies = [standing for standing in found.finding().independence.lineages if standing.is_copy]
    assert [(copy.report.anchor, copy.edge, copy.above) for copy in copies] == [("treenews", "rewrites", "sky-earlier")]
    assert copies[0].family == "sky-news"


def test_the_words_that_a_copy_alters_are_computed(content: Write) -> None:
    assert content(ONE_UTTERANCE).altered("treenews") == (("back", ""),)


def test_a_source_with_an_uncertain_date_that_lies_after_the_point_is_silent_like_any_other(content: Write) -> None:
    assert content(ONE_UTTERANCE).silent() == {"bbc": "not mentioned"}


def test_lists_that_differ_are_compatible_where_no_list_is_complete(content: Write) -> None:
    found = content("""
sources: {lens: {publisher: a}, risetothrivenow: {publisher: b}, eurasia: {publisher: c}}
point:
  kind: proposal
  by: [ukraine]
  compare: [{id: guarantors, type: set, of: actors}]
  reports:
    - {source: lens, says: {guarantors: {members: [usa, uk, canada, poland, turkey], list: open}}}
    - {source: risetothrivenow, says: {guarantors: {members: [poland, italy, canada], doubtful: [usa, uk], list: open}}}
    - {source: eurasia, says: {guarantors: {list: none}}}
""")
    guarantors = found.aspect("guarantors")
    assert found.relation("guarantors") == "compatible"
    assert len(guarantors.values) == 3, "a list with doubtful members and no list at all are values of their own"
    assert found.point().get_report("risetothrivenow").says["guarantors"].doubtful == ("usa", "uk")
    assert found.counts() == (3, 3, 1)
    assert found.support() == "relayed"


BOUNDED = """
sources:
  bbc: {publisher: bbc-news}
  interfax-818968: {publisher: interfax-ukraine}
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated, counting: cumulative}]
  reports:
    - source: bbc
      quote: up to 400 people have been killed
      says: {killed: {value: up to 400, as_of: not_given}}
      attribution: {as_printed: officials say, basis: unnamed_official}
    - source: interfax-818968
      no_quote: number_only
      says: {killed: {value: between 350 and 400, provisional: yes, as_of: not_given}}
      attribution: {chain: [mayor-of-chernihiv]}
"""


def test_a_bound_stays_open_and_is_compatible_with_a_range_below_it(content: Write) -> None:
    found = content(BOUNDED)
    upper, between = (found.point().reports[row].says["killed"] for row in (0, 1))
    assert (upper.value.min, upper.value.max) == (None, 400)
    assert (between.value.min, between.value.max, between.provisional) == (350, 400, True)
    assert found.relation("killed") == "compatible"


def test_an_official_whom_nobody_names_adds_no_origin_beside_a_mayor(content: Write) -> None:
    found = content(BOUNDED)
    assert found.counts() == (2, 2, 1)
    assert found.origins() == {"bbc": "", "interfax-818968": "mayor-of-chernihiv"}
    assert found.words() == "2 sources, 2 families, 1 named origin, 1 report names none"
    assert found.support() == "origin_not_established"


def test_a_page_that_nobody_has_seen_changes_nothing_that_is_computed(content: Write) -> None:
    found = content(BOUNDED.replace("number_only", "page_not_seen"))
    assert found.uncounted() == {"interfax-818968": "page_not_seen"}
    assert found.words() == "1 source, 1 family, origin not named"
    assert (found.relation("killed"), found.span()) == (None, "")
    assert [one.anchor for one in found.comparison().cited] == ["interfax-818968"]


TWO_FIGURES = """
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "7", as_of: 2022-03-29%s}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "12", as_of: 2022-03-29%s}}, attribution: {chain: [governor]}}
"""


def test_an_open_bound_stays_open_in_the_range_over_the_sources(content: Write) -> None:
    assert content(BOUNDED).span() == (
        "Reported: up to 400, 1 named origin, 1 report names none (as-of dates not given)."
    )


def test_figures_of_several_origins_are_summed_up_in_a_range_that_says_how_many(content: Write) -> None:
    assert content(TWO_FIGURES % ("", "")).span() == "Reported: 7 to 12, 2 origins."


@pytest.mark.parametrize("second", ["", ", claimed_by: governor"])
def test_figures_that_are_claimed_by_different_parties_have_no_common_range(content: Write, second: str) -> None:
    found = content(TWO_FIGURES % (", claimed_by: mayor", second))
    assert found.span() == "No range across the sources: the figures are from different claimants."


def test_figures_of_one_claimant_are_summed_up_in_a_labelled_range(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "7", as_of: 2022-03-29}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "12", as_of: 2022-03-29}}, attribution: {chain: [mayor]}}
""")
    assert found.span() == "Reported: 7 to 12, 1 origin."
    assert found.support() == "contested", "two numbers for one day contradict"


COPIED = """
sources: {copy: {edges: [{rewrites: one}]}, later: {publisher: p, edges: [{revises: one}]}, one: {publisher: p}}
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "7", as_of: not_given}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "SECOND", as_of: not_given}}, attribution: {chain: [governor]}}
    - {source: FOLDED, says: {killed: {value: "VALUE", as_of: not_given}}}
"""


@pytest.mark.parametrize("folded", ["copy", "later"])
@pytest.mark.parametrize(
    ("second", "value", "span"),
    [
        ("12", "8", "Reported: 7 to 12, 2 origins (as-of dates not given)."),
        ("12", "15", "No range across the sources: a copy or a later version gives “15”."),
        ("12", "dozens", "No range across the sources: a copy or a later version gives “dozens”."),
        ("dozens", "7", "No range across the sources: “dozens” gives no number."),
    ],
)
def test_a_range_spans_every_counted_value_or_is_refused(
    content: Write, folded: str, second: str, value: str, span: str
) -> None:
    found = content(COPIED.replace("FOLDED", folded).replace("SECOND", second).replace("VALUE", value))
    assert found.span() == span
    (told,) = found.comparison().spans
    assert told.rests_on == ("one", "two", folded)


def test_each_quantity_has_its_range_where_several_have_two_values(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare:
    - {id: killed, type: quantity, measure: killed, population: unstated}
    - {id: injured, type: quantity, measure: injured, population: unstated}
    - {id: missing, type: quantity, measure: missing, population: unstated}
  reports:
    - source: one
      says: {killed: {value: "7", as_of: 2031}, injured: {value: "1", as_of: 2031}, missing: {value: "1", as_of: 2031}}
    - {source: two, says: {killed: {value: "12", as_of: 2031}, injured: {value: 2, as_of: 2032}}}
""")
    assert [sentence(one) for one in found.comparison().spans] == [
        "Reported (Killed): 7 to 12, origin not named.",
        "No range across the sources (Injured): the figures refer to different dates.",
    ]


def test_the_best_estimate_is_shown_with_its_range_and_is_no_other_value(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: 350 to 400, best: about 380, as_of: 2031}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "380", as_of: 2031}}, attribution: {chain: [governor]}}
""")
    assert found.span() == "Reported: 350 to 400, 2 origins."
    (row, *_others) = (row for family in found.comparison().families for row in family.rows)
    assert "".join(span.text for span in row.cells[0].words) == "350 to 400, best estimate about 380"
    assert found.relation("killed") == "compatible"
    assert found.comparison().differences == ()
    (told,) = found.comparison().compatible
    assert sentence(told).endswith("“380” lies within “350 to 400”.")


def test_figures_for_different_days_have_no_common_range_and_contest_nothing(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "7", as_of: 2022-03-28}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "12", as_of: 2022-03-29}}, attribution: {chain: [mayor]}}
""")
    assert found.span() == "No range across the sources: the figures refer to different dates."
    assert found.relation("killed") == "differs in date"
    assert found.support() == "single_origin"


def test_a_figure_without_its_day_cannot_stand_in_a_range_beside_one_with_it(content: Write) -> None:
    found = content("""
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "7", as_of: not_given}}, attribution: {chain: [mayor]}}
    - {source: two, says: {killed: {value: "12", as_of: 2022-03-29}}, attribution: {chain: [mayor]}}
""")
    assert found.span() == "No range across the sources: not all figures give an as-of date."


def test_a_part_of_a_greater_number_is_named_as_one_and_never_added(content: Write) -> None:
    found = content(
        SKY
        + """
points:
  displaced:
    kind: figure
    compare: [{id: people, type: quantity, measure: displaced, population: civilian}]
    reports: [{source: treenews, says: {people: {value: more than 10 million, as_of: not_given}}}]
  abroad:
    kind: figure
    subset_of: displaced
    compare: [{id: people, type: quantity, measure: refugees, population: civilian}]
    reports: [{source: treenews, says: {people: {value: nearly four million, as_of: not_given}}}]
"""
    )
    whole, part = (found.point(id).reports[0].says["people"].value for id in ("displaced", "abroad"))
    assert (whole.min, whole.max) == (10_000_000, None), "the part is not added to the whole"
    assert (part.min, part.max) == (None, 4_000_000)
    assert [one.id for one in found.findings.corpus.list_points_naming("point", "talks/displaced")] == ["abroad"]
    assert found.span("displaced") == found.span("abroad") == ""


def test_a_claim_that_only_a_headline_makes_is_a_report_that_says_so(content: Write) -> None:
    found = content("""
point:
  kind: statement
  by: [pentagon]
  reports: [{source: lens, quote: ‘designed to mislead’, voice: headline, extent: headline_only}]
""")
    report = found.point().get_report("lens")
    assert (report.voice, report.extent) == ("headline", "headline_only")
    assert found.counts() == (1, 1, 1)


def test_a_speaker_moved_by_a_copy_adds_no_origin(content: Write) -> None:
    found = content(
        SKY
        + """
actors: {western-official: {kind: unnamed}}
point:
  kind: statement
  by: [pentagon]
  differences: [{kind: speaker, reason: the copy gives the words to another speaker}]
  reports:
    - {source: risetothrivenow, quote: repositioning – not a withdrawal}
    - {source: treenews, quote: repositioning – not a withdrawal, by: [western-official], alters: risetothrivenow}
"""
    )
    assert found.counts() == (2, 1, 1)
    assert found.origins() == {"risetothrivenow": "pentagon"}
    assert found.altered("treenews") == (), "the words are the same; the speaker is not"
    assert found.point().get_report("treenews").by == ("western-official",)


def test_the_outlet_at_the_end_of_a_chain_is_the_origin_beside_a_dangling_attribution(content: Write) -> None:
    found = content(
        SKY
        + """
point:
  kind: event
  reports:
    - source: risetothrivenow
      quote: sources have told The Financial Times
      attribution: {as_printed: sources have told The Financial Times, chain: [financial-times], basis: unnamed_person}
    - source: eurasia
      quote: according to the report
      attribution: {as_printed: according to the report, basis: dangling}
"""
    )
    assert found.counts() == (2, 2, 1)
    assert found.origins() == {"risetothrivenow": "financial-times", "eurasia": ""}
    assert found.support() == "origin_not_established"


def test_an_asserted_absence_answers_no_and_is_no_silence(content: Write) -> None:
    found = content(
        SKY
        + """
sheet: {read_in_full: [bbc, risetothrivenow]}
point:
  compare: [{id: raised, type: yes_no}]
  reports: [{source: bbc, quote: there was no mention in the talks, stance: asserts_absence}]
"""
    )
    assert [said.value.yes for said in found.aspect("raised").values] == [False]
    assert found.silent() == {"risetothrivenow": "not mentioned"}
    assert found.support() == "origin_not_established"


def test_an_asserted_absence_contests_what_another_source_reports(content: Write) -> None:
    found = content("""
point:
  compare: [{id: raised, type: yes_no}]
  reports:
    - {source: bbc, quote: there was no mention in the talks, stance: asserts_absence}
    - {source: lens, quote: it was raised, says: {raised: "yes"}}
""")
    assert found.relation("raised") == "contradicts"
    assert found.support() == "contested"


EXPECTATION = """
points:
  second-day:
    date: 2022-03-30
    expected: yes
    {outcome}
    reports: [{source: bbc, quote: talks are to go on on Wednesday}]
  turkey-no-second-day:
    kind: statement
    by: [turkey]
    reports: [{source: euronews, quote: there will be no second day}]
"""


def test_an_expectation_overtaken_leads_to_what_came_of_it(content: Write) -> None:
    found = content(EXPECTATION.replace("{outcome}", "outcome: {result: did_not_happen, point: turkey-no-second-day}"))
    outcome = found.point("second-day").outcome
    assert outcome is not None
    assert outcome.result == "did_not_happen"
    assert [one.id for one in found.findings.corpus.list_points_naming("point", "talks/turkey-no-second-day")] == [
        "second-day"
    ]
    assert found.support("second-day") == "origin_not_established"


def test_an_expectation_without_an_outcome_is_pending(content: Write) -> None:
    assert content(EXPECTATION.replace("    {outcome}\n", "")).support("second-day") == "pending"


def test_a_vote_told_alike_agrees_and_a_moved_voter_contradicts(content: Write) -> None:
    vote = """
point:
  compare: [{id: vote, type: positions, options: [for, against, abstained, absent], of: actors}]
  reports:
    - {source: one, says: {vote: {for: [poland, turkey], abstained: [china]}}, attribution: {chain: [united-nations]}}
    - {source: two, says: {vote: {for: [poland, turkey], MOVED: [china]}}, attribution: {chain: [assembly]}}
"""
    alike = content(vote.replace("MOVED", "abstained"))
    assert (alike.relation("vote"), alike.support()) == ("agrees", "corroborated")
    moved = content(vote.replace("MOVED", "against"))
    assert (moved.relation("vote"), moved.support()) == ("contradicts", "contested")


def test_an_incident_is_told_of_a_town_and_of_the_region_around_it_without_contradiction(content: Write) -> None:
    found = content("""
places:
  mariupol: {in: donetsk-region}
  donetsk-region: {in: ukraine-land}
point:
  compare: [{id: location, type: place}, {id: day, type: date}]
  reports:
    - {source: one, says: {location: mariupol, day: 2022-03-16}, attribution: {chain: [city-council]}}
    - {source: two, says: {location: ukraine-land, day: 2022-03}, attribution: {chain: [parliament]}}
""")
    assert (found.relation("location"), found.relation("day")) == ("compatible", "compatible")
    assert found.support() == "corroborated"


def test_an_incident_told_of_two_towns_and_two_days_is_contested(content: Write) -> None:
    found = content("""
places: {mariupol: {in: ukraine-land}, kyiv: {in: ukraine-land}}
point:
  compare: [{id: location, type: place}, {id: day, type: date}]
  reports:
    - {source: one, says: {location: mariupol, day: 2022-03-16}, attribution: {chain: [city-council]}}
    - {source: two, says: {location: kyiv, day: 2022-03-17}, attribution: {chain: [parliament]}}
""")
    assert (found.relation("location"), found.relation("day")) == ("contradicts", "contradicts")
    assert found.support() == "contested"
