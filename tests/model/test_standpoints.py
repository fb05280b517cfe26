"""Who stands where: positions of parties on what was proposed, in order, with those who tell them."""

from collections.abc import Callable

from factsheet.analysis.positions import PositionTopic, make_matters, split_by_answer

from tests.model.content import SHEET, Content

Write = Callable[[str], Content]

TALKS = """
actors:
  envoy: {kind: person, roles: [{title: Aide, of: east, until: "2020"}, {title: Envoy, of: south}]}
  south: {kind: state}
points:
  offer:
    kind: proposal
    by: [north]
    to: [south]
    date: "2022-03-29"
    reports: [{source: post}, {source: dial, by: [east]}, {source: mail, stance: denies}]
  ignored: {kind: proposal, by: [north], date: "2022-03-28"}
  first-answer: {kind: reaction, by: [envoy], date: "2022-03-30", responds_to: [offer], position: rejects,
    reports: [{source: post}]}
  second-answer: {kind: reaction, by: [envoy], date: "2022-04-01", responds_to: [offer], position: accepts,
    reports: [{source: dial}, {source: dial, id: dial-again}]}
  remark: {kind: statement, by: [north], date: "2022-04-02", responds_to: [offer], reports: [{source: mail}]}
  old: {kind: reaction, by: [north], responds_to: [offer], position: noncommittal,
    reports: [{source: post, rank: deprecated, rank_reason: replaced}]}
  vote:
    kind: event
    date: "2022-03-31"
    compare: [{id: how, type: positions, of: actors, options: [for, against]}]
    reports:
      - {source: post, says: {how: {for: [north], against: [south]}}}
      - {source: dial, says: {how: {for: [north, south]}}}
"""


def found(content: Write) -> dict[str, PositionTopic]:
    corpus = content(TALKS).findings.corpus
    points = [point for group in split_by_answer(corpus, SHEET) for point in group]
    return {matter.point.id: matter for matter in make_matters(corpus, SHEET, points)}


def taken(matter: PositionTopic, party: str) -> list[tuple[str, str]]:
    return [(one.position, one.point.partition("/")[2]) for one in matter.taken_positions if one.party == party]


def test_what_was_answered_or_voted_on_comes_before_what_was_not(content: Write) -> None:
    first, rest = split_by_answer(content(TALKS).findings.corpus, SHEET)
    assert [point.id for point in first] == ["offer", "vote"]
    assert [point.id for point in rest] == ["ignored"]


def test_positions_stand_in_order_of_time_and_those_without_a_date_last(content: Write) -> None:
    offer = found(content)["offer"]
    assert taken(offer, "envoy") == [("rejects", "first-answer"), ("accepts", "second-answer")]
    assert taken(offer, "north") == [("proposed", "offer"), ("answers", "remark"), ("noncommittal", "old")]


def test_each_position_has_the_rows_that_tell_it_and_those_that_deny_it(content: Write) -> None:
    own, *answers = found(content)["offer"].group_by_party()[("actors", "north")]
    assert (own.reported, own.denied) == ((("post", "post"),), (("mail", "mail"),))
    assert answers[0].reported == (("mail", "mail"),)
    assert answers[1].reported == (), "a report that is no longer counted tells nothing"
    again = found(content)["offer"].group_by_party()[("actors", "envoy")][1]
    assert again.reported == (("dial", "dial"), ("dial", "dial-again"))


def test_a_source_that_names_another_speaker_gives_that_one_the_position(content: Write) -> None:
    assert taken(found(content)["offer"], "east") == [("proposed", "offer")]


def test_reports_that_give_a_party_two_options_contradict(content: Write) -> None:
    vote = found(content)["vote"]
    assert vote.torn == {"south"}
    assert taken(vote, "south") == [("against", "vote"), ("for", "vote")]
    assert vote.group_by_party()[("actors", "north")][0].reported == (("post", "post"), ("dial", "dial"))


def test_a_body_is_not_silent_where_one_with_a_role_in_it_answers(content: Write) -> None:
    matters_found = found(content)
    assert matters_found["offer"].through == {"south": ("envoy",)}
    assert matters_found["vote"].through == {}, "it voted itself"
    assert matters_found["ignored"].through == {}


def test_an_answer_to_a_point_of_another_sheet_is_told_where_the_answer_stands(content: Write) -> None:
    corpus = content("""
points:
  offer: {kind: proposal, by: [north]}
  answer: {kind: reaction, by: [south], responds_to: [offer], position: accepts}
""").findings.corpus
    (matter,) = make_matters(corpus, "elsewhere", split_by_answer(corpus, SHEET)[0])
    assert [one.position for one in matter.taken_positions] == ["proposed"]
