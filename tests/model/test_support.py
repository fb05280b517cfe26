"""The computed support of a point, status by status."""

from collections.abc import Callable

import pytest

from tests.model.content import Content

Write = Callable[[str], Content]


@pytest.mark.parametrize("kind", ["event", "background"])
def test_two_origins_corroborate(content: Write, kind: str) -> None:
    assert (
        content(f"""
point:
  kind: {kind}
  reports: [{{source: one, attribution: {{chain: [mayor]}}}}, {{source: two, attribution: {{chain: [governor]}}}}]
""").support()
        == "corroborated"
    )


def test_ten_sources_with_one_origin_do_not_corroborate(content: Write) -> None:
    reports = ", ".join(f"{{source: source-{number}, attribution: {{chain: [mayor]}}}}" for number in range(10))
    found = content(f"point: {{reports: [{reports}]}}")
    assert found.counts() == (10, 10, 1)
    assert found.support() == "single_origin"


def test_a_copy_with_another_attribution_does_not_corroborate(content: Write) -> None:
    assert (
        content("""
sources: {copy: {edges: [{rewrites: parent}]}}
point:
  reports: [{source: parent, attribution: {chain: [mayor]}}, {source: copy, attribution: {chain: [governor]}}]
""").support()
        == "origin_not_established"
    )


@pytest.mark.parametrize(("stance", "support"), [("denies", "contested"), ("reports", "corroborated")])
def test_a_denial_contests(content: Write, stance: str, support: str) -> None:
    assert (
        content(f"""
point:
  reports:
    - {{source: one, attribution: {{chain: [mayor]}}}}
    - {{source: two, attribution: {{chain: [governor]}}, stance: {stance}}}
""").support()
        == support
    )


def test_a_denial_contests_a_statement_too(content: Write) -> None:
    assert (
        content("""
point: {kind: statement, by: [mayor], reports: [{source: one}, {source: two, stance: denies}]}
""").support()
        == "contested"
    )


def test_a_denial_that_stands_only_in_a_copy_contests_nothing(content: Write) -> None:
    assert (
        content("""
sources: {copy: {edges: [{rewrites: parent}]}}
point: {reports: [{source: parent, attribution: {chain: [mayor]}}, {source: copy, stance: denies}]}
""").support()
        == "single_origin"
    )


CHOICE = """
point:
  compare: [{id: called, type: choice, options: [reduction, withdrawal]}]
  DIFFERENCES
  reports:
    - {source: one, says: {called: reduction}, attribution: {chain: [mayor]}}
    - {source: two, says: {called: withdrawal}, attribution: {chain: [governor]}}
"""


@pytest.mark.parametrize(
    ("differences", "support"),
    [
        ("", "contested"),
        ("differences: [{kind: wording, aspect: called, reason: translation}]", "corroborated"),
        ("differences: [{kind: spelling, aspect: called, reason: transcription}]", "corroborated"),
        ("differences: [{kind: substance, aspect: called, reason: they disagree}]", "contested"),
        ("differences: [{kind: wording, reason: of the whole}]", "contested"),
        (
            "differences: [{kind: wording, aspect: called, reason: a}, {kind: number, aspect: called, reason: b}]",
            "contested",
        ),
    ],
)
def test_values_that_contradict_contest_unless_a_person_says_that_only_words_differ(
    content: Write, differences: str, support: str
) -> None:
    assert content(CHOICE.replace("DIFFERENCES", differences)).support() == support


def test_a_contradiction_that_a_copy_brings_in_contests_nothing(content: Write) -> None:
    copied = "sources: {two: {edges: [{rewrites: one}]}}" + CHOICE.replace("DIFFERENCES", "")
    assert content(copied).support() == "origin_not_established"


def test_another_wording_never_contests(content: Write) -> None:
    assert (
        content("""
point:
  compare: [{id: wording, type: text}]
  reports:
    - {source: one, says: {wording: to scale down}, attribution: {chain: [mayor]}}
    - {source: two, says: {wording: to withdraw}, attribution: {chain: [governor]}}
""").support()
        == "corroborated"
    )


ACCEPTED = """
actors: {spokesman: {kind: person, roles: [{title: Spokesman, of: ministry}]}}
sources: {own: {publisher: ministry, kind: statement}}
point:
  KIND
  responsible: [ministry]
  reports:
    - {source: one, attribution: {chain: [mayor]}}
    - {source: two, attribution: {chain: [governor]}, stance: denies}
    - REPORT
"""


@pytest.mark.parametrize(
    "report",
    [
        "{source: three, stance: accepts, attribution: {chain: [ministry]}}",
        "{source: three, stance: accepts, by: [ministry]}",
        "{source: own, stance: accepts}",
    ],
)
def test_what_a_responsible_actor_accepts_is_conceded_whoever_denies_it(content: Write, report: str) -> None:
    assert content(ACCEPTED.replace("KIND", "kind: event").replace("REPORT", report)).support() == "conceded"


@pytest.mark.parametrize(
    "report",
    [
        "{source: three, stance: accepts, attribution: {chain: [mayor]}}",
        "{source: three, stance: reports, attribution: {chain: [ministry]}}",
        "{source: three, stance: accepts}",
    ],
)
def test_nobody_else_and_nothing_less_concedes(content: Write, report: str) -> None:
    assert content(ACCEPTED.replace("KIND", "kind: event").replace("REPORT", report)).support() == "contested"


def test_a_statement_is_never_conceded(content: Write) -> None:
    report = "{source: three, stance: accepts, by: [ministry]}"
    assert content(ACCEPTED.replace("KIND", "kind: statement").replace("REPORT", report)).support() == "contested"


SPOKEN = """
actors:
  spokesman: {kind: person, roles: [{title: Spokesman, of: ministry}]}
sources: {one: {publisher: PUBLISHER, kind: KIND}}
point: {kind: statement, by: [spokesman], reports: [{source: one}, {source: two}]}
"""


@pytest.mark.parametrize(
    ("publisher", "kind", "support"),
    [
        ("daily", "article", "relayed"),
        ("daily", "document", "relayed"),
        ("daily", "post", "relayed"),
        ("daily", "statement", "relayed"),
        ("daily", "transcript", "on_record"),
        ("daily", "recording", "on_record"),
        ("ministry", "article", "on_record"),
        ("spokesman", "article", "on_record"),
        ("spokesman", "post", "on_record"),
    ],
)
def test_the_speakers_own_channel_a_transcript_or_a_recording_put_a_statement_on_record(
    content: Write, publisher: str, kind: str, support: str
) -> None:
    assert content(SPOKEN.replace("PUBLISHER", publisher).replace("KIND", kind)).support() == support


@pytest.mark.parametrize("kind", ["event", "statement", "reaction", "proposal", "background"])
def test_a_point_without_reports_is_pending(content: Write, kind: str) -> None:
    assert content(f"point: {{kind: {kind}}}").support() == "pending"


def test_a_point_whose_only_report_is_deprecated_is_pending(content: Write) -> None:
    assert (
        content("""
point: {reports: [{source: one, rank: deprecated, rank_reason: misread}]}
""").support()
        == "pending"
    )


@pytest.mark.parametrize("kind", ["event", "statement"])
def test_what_is_expected_is_pending_until_its_outcome_is_told(content: Write, kind: str) -> None:
    reports = "{source: one, attribution: {chain: [mayor]}}"
    expected = f"point: {{kind: {kind}, expected: yes, OUTCOME reports: [{reports}]}}"
    assert content(expected.replace("OUTCOME", "")).support() == "pending"
    told = content(expected.replace("OUTCOME", "outcome: {result: happened},")).support()
    assert told == ("single_origin" if kind == "event" else "relayed")


UNDATED = """
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: one, says: {killed: {value: "5", as_of: not_given}}}
    - {source: two, says: {killed: {value: "5", as_of: 2022-03-28}}}
    - {source: three, says: {killed: {value: NUMBER, as_of: DAY}}}
"""


@pytest.mark.parametrize(
    ("number", "day", "relation"),
    [("5", "2022-03-28", "agrees"), ("5", "2022-03-29", "differs in date"), ("9", "not_given", "contradicts")],
)
def test_every_value_is_compared_with_every_other_where_one_without_its_date_agrees_with_several(
    content: Write, number: str, day: str, relation: str
) -> None:
    found = content(UNDATED.replace("NUMBER", f'"{number}"').replace("DAY", day))
    assert found.relation("killed") == relation
    assert found.aspect("killed").is_agreed is (relation == "agrees")


LATER = """
sources: {evening: {publisher: house, edges: [{revises: morning}]}, morning: {publisher: house}}
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated}]
  reports:
    - {source: morning, says: {killed: {value: "5", as_of: not_given}}, attribution: {chain: [mayor]}}
    - {source: other, says: {killed: {value: "5", as_of: not_given}}, attribution: {chain: [governor]}}
    - {source: evening, says: {killed: {value: "NUMBER", as_of: not_given}}, attribution: {chain: [mayor]}}
"""


@pytest.mark.parametrize(("number", "agreed"), [("5", True), ("9", False)])
def test_a_later_version_that_gives_another_value_undoes_the_agreement(
    content: Write, number: str, agreed: bool
) -> None:
    assert content(LATER.replace("NUMBER", number)).aspect("killed").is_agreed is agreed


def test_a_later_version_that_denies_it_undoes_the_agreement(content: Write) -> None:
    denying = LATER.replace("NUMBER", "5").replace("source: evening,", "source: evening, stance: denies,")
    assert not content(denying).aspect("killed").is_agreed
