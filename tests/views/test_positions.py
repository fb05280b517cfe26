"""The page of positions: a sign for each party and matter, and a card with all that is told of it."""

from collections.abc import Callable

import pytest
from factsheet.site.pages.kinds import positions
from factsheet.site.pages.kinds.positions import PositionsView
from factsheet.site.pages.parts import pagination, position_cards, position_table
from factsheet.site.pages.parts.position_cards import PartySteps, PositionCard
from factsheet.text.rich_text import RichText

from tests.model.content import SETTINGS, Content
from tests.model.test_standpoints import TALKS

Write = Callable[[str], Content]


def views(content: Content) -> list[PositionsView]:
    found = [page.view() for page in positions.make_pages(content.findings, SETTINGS)]
    assert all(isinstance(view, PositionsView) for view in found)
    return found  # type: ignore[return-value]


def signs(view: PositionsView) -> dict[str, dict[str, str]]:
    """Return for each matter and party what stands in the table."""
    assert view.table
    parties = [party.text for party in view.table.parties]
    return {
        line.point.text: {
            party: f" {cell.link or ','} ".join(sign.word for sign in cell.signs)
            for party, cell in zip(parties, line.cells, strict=True)
        }
        for group in view.table.groups
        for line in group.lines
    }


def card(view: PositionsView, title: str) -> PositionCard:
    return next(card for group in view.groups for card in group.cards if card.point.text == title)


def party(found: PositionCard, name: str) -> PartySteps:
    return next(one for one in found.parties if one.name.text == name)


def text(words: RichText) -> str:
    return "".join(span.text for span in words)


def test_the_table_has_each_position_in_order_and_tells_kinds_of_silence_apart(content: Write) -> None:
    (view,) = views(content(TALKS))
    assert signs(view)["Offer"] == {
        "East": "proposed it",
        "North": "proposed it , replies without a clear position , leaves it open",
        "South": "through people who have a role in it",
        "Envoy": "rejects , accepts",
    }
    assert signs(view)["Vote"] == {"East": "silent", "North": "for", "South": "against ≠ for", "Envoy": "silent"}
    assert signs(view)["Ignored"]["Envoy"] == "silent"


def test_an_addressee_of_whom_nothing_is_told_is_named(content: Write) -> None:
    (view,) = views(content("points: {offer: {kind: proposal, by: [north], to: [south]}}"))
    assert signs(view)["Offer"] == {"North": "proposed it", "South": "addressed; no reply reported"}
    assert text(card(view, "Offer").addressed) == "South"
    assert card(view, "Offer").silent == ()


def test_the_key_counts_the_cells_and_leaves_out_what_stands_for_itself(content: Write) -> None:
    (view,) = views(content(TALKS))
    assert view.table
    assert {word: count for _sign, word, count in view.table.key} == {
        "proposed it": 3,
        "accepts": 1,
        "rejects": 1,
        "leaves it open": 1,
        "replies without a clear position": 1,
        "through people who have a role in it": 1,
        "silent": 5,
    }


def test_a_card_says_when_and_who_tells_it_each_source_once(content: Write) -> None:
    (view,) = views(content(TALKS))
    rejects, accepts = party(card(view, "Offer"), "Envoy").steps
    assert (rejects.word, rejects.date, accepts.date) == ("rejects", "30 March 2022", "1 April 2022")
    (telling,) = accepts.reports
    assert telling.point
    assert telling.point.text == "Second Answer"
    assert text(telling.reported_by) == "Dial"
    (proposed,) = party(card(view, "Offer"), "North").steps[0].reports
    assert (text(proposed.reported_by), text(proposed.denied_by)) == ("Post", "Mail")
    assert proposed.counts is None, "another report gives the proposal to somebody else"


def test_what_is_said_at_one_time_stands_together(content: Write) -> None:
    (view,) = views(
        content("""
points:
  offer: {kind: proposal, by: [north], date: "2022-03-28"}
  a: {kind: reaction, by: [south], date: "2022-03-29", responds_to: [offer], position: conditional}
  b: {kind: reaction, by: [south], date: "2022-03-29", responds_to: [offer], position: rejects}
  c: {kind: reaction, by: [south], date: "2022-03-29", responds_to: [offer], position: conditional}
  d: {kind: reaction, by: [south], date: "2022-03-30", responds_to: [offer], position: conditional}
""")
    )
    steps = party(card(view, "Offer"), "South").steps
    assert [(step.word, len(step.reports)) for step in steps] == [
        ("sets conditions", 2),
        ("rejects", 1),
        ("sets conditions", 1),
    ]
    assert signs(view)["Offer"]["South"] == "sets conditions , rejects , sets conditions"


def test_reports_that_contradict_each_other_are_called_so(content: Write) -> None:
    (view,) = views(content(TALKS))
    assert {one.name.text: one.is_contradictory for one in card(view, "Vote").parties} == {
        "North": False,
        "South": True,
    }


def test_a_vote_without_actors_has_no_links(content: Write) -> None:
    (view,) = views(
        content("""
points:
  vote:
    compare: [{id: how, type: positions, options: [for, against]}]
    reports: [{source: post, says: {how: {for: [The left bank], against: [The right bank]}}}]
""")
    )
    assert view.table
    assert [(span.text, span.href) for span in view.table.parties] == [
        ("The left bank", None),
        ("The right bank", None),
    ]


def test_what_stands_no_longer_or_is_only_denied_is_in_brackets(content: Write) -> None:
    (view,) = views(
        content("""
points:
  offer: {kind: proposal, by: [north], reports: [{source: one}]}
  yes: {kind: reaction, by: [east], responds_to: offer, position: accepts, status: withdrawn}
  no: {kind: reaction, by: [west], responds_to: offer, position: rejects, reports: [{source: one, stance: denies}]}
""")
    )
    assert view.table
    assert [[sign.sign for sign in cell.signs] for cell in view.table.groups[0].lines[0].cells] == [
        ["(●)"],
        ["◆"],
        ["(✕)"],
    ]
    assert signs(view)["Offer"]["East"] == "accepts: no longer valid, or denied only"


def test_of_many_silent_parties_only_the_number_is_told(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(position_cards, "MOST_NAMED", 2)
    (view,) = views(content("points: {a: {kind: proposal, by: [n, e, s]}, b: {kind: proposal, by: [w]}}"))
    assert text(card(view, "A").silent) == "W"
    assert text(card(view, "B").silent) == "3 other parties"


def test_parties_without_room_are_on_the_cards(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(position_table, "MOST", 1)
    (view,) = views(content("points: {a: {kind: proposal, by: [n, e]}, b: {kind: proposal, by: [n]}}"))
    assert view.table
    assert ([span.text for span in view.table.parties], view.table.left_out) == (["N"], 1)
    assert [one.name.text for one in card(view, "A").parties] == ["N", "E"]


def test_every_matter_stands_on_one_page_of_a_long_sheet(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "MOST", 3)
    given = ", ".join(f"p{number}: {{kind: proposal, by: [north]}}" for number in range(7))
    pages = views(content(f"points: {{{given}}}"))
    shown = [card.point.text for view in pages for group in view.groups for card in group.cards]
    assert sorted(shown) == sorted(f"P{number}" for number in range(7))
    assert [len(signs(view)) for view in pages] == [3, 3, 1]


def test_a_sheet_without_proposals_says_so(content: Write) -> None:
    (view,) = views(content("points: {flood: {kind: event}}"))
    assert view.table is None
    assert view.groups == ()
    assert view.lead == "No proposal, answer or vote is recorded on this sheet."
