import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from factsheet.model.values import TYPES, quantity
from factsheet.model.values.quantity import Figure, Quantity
from factsheet.model.values.scope import Scope
from factsheet.model.values.value_type import Agreement, RecordReference, Relation
from factsheet.text.rich_text import Span
from hypothesis import given
from hypothesis import strategies as st

from tests.values.world import (
    ADAPTERS,
    WORLD,
    AspectColumn,
    mistakes,
    one_mistake,
    printed,
    read,
    stated_or_told,
)

CASES = json.loads(Path(__file__).with_name("quantity_cases.json").read_text("utf-8"))
UNDERSTOOD = [case["written"] for case in CASES if "relation" in case and "unit" not in case]
COLUMN = AspectColumn()


def figure(value: str, as_of: str = "not_given", column: AspectColumn = COLUMN, **fields: str) -> Any:
    return read("quantity", {"value": value, "as_of": as_of, **fields}, column)


def compare(a: Figure, b: Figure) -> Agreement:
    return quantity.compare(a, b, WORLD)


def test_a_figure_keeps_the_words_and_takes_its_scope_from_the_column() -> None:
    stated = figure(
        "up to 400",
        provisional="yes",
        claimed_by="mayor-of-chernihiv",
        verification="outlet_could_not_verify",
    )
    assert stated == Figure(
        value=Quantity("up to 400", "at_most", None, 400),
        as_of=None,
        provisional=True,
        claimed_by="mayor-of-chernihiv",
        verification="outlet_could_not_verify",
        scope=COLUMN.scope,
    )
    assert str(stated.value) == "up to 400"
    assert list(quantity.list_references(stated)) == [RecordReference(("claimed_by",), "actor", "mayor-of-chernihiv")]


@given(st.sampled_from(UNDERSTOOD))
def test_printing_a_quantity_and_reading_it_again_is_identity(written: str) -> None:
    once = quantity.read(written)
    assert str(once) == written
    assert quantity.read(str(once)) == once


@given(st.text())
def test_any_text_is_a_quantity_or_a_sentence(written: str) -> None:
    stated, message = stated_or_told(quantity.read, written)
    assert stated == written or (stated is None and message)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("at least 5", 5, None),
        ("more than 10", 10, None),
        ("up to 400", None, 400),
        ("fewer than 20", None, 20),
        ("nearly four million", None, 4_000_000),
        ("about 130,000", 130_000, 130_000),
        ("350–400", 350, 400),
        ("dozens", None, None),
        ("none", None, None),
        ("unknown", None, None),
        ("0", 0, 0),
        ("1.5", Decimal("1.5"), Decimal("1.5")),
    ],
)
def test_an_open_bound_stays_open(written: str, low: int | None, high: int | None) -> None:
    read_once = quantity.read(written)
    assert (read_once.min, read_once.max) == (low, high)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("up to 400", "{value: up to 400, as_of: …}"),
        ("1,200", '{value: "1,200", as_of: …}'),
        ("~5", '{value: "~5", as_of: …}'),
        ("at least “5”", None),
    ],
)
def test_a_bare_quantity_is_answered_with_the_figure_it_belongs_into(written: str, fix: str | None) -> None:
    message, proposed = one_mistake("quantity", written)
    assert "`as_of` is missing" in message
    assert proposed == fix


@pytest.mark.parametrize("written", ["", " ", ["400"], 400])
def test_what_is_no_figure_is_answered_with_how_one_is_written(written: object) -> None:
    assert "{value: up to 400, as_of: not_given}" in one_mistake("quantity", written)[0]


def test_all_mistakes_of_a_figure_are_told_at_once_at_their_places() -> None:
    written = {"value": "loads", "provisional": "maybe", "claimed_by": "The Mayor", "verified": "yes"}
    assert {spot: fix for spot, _message, fix in mistakes("quantity", written, COLUMN)} == {
        ("value",): None,
        ("as_of",): "as_of: …",
        ("provisional",): None,
        ("claimed_by",): "the-mayor",
        ("verified",): None,
    }


def test_the_scope_is_never_written_on_a_value() -> None:
    written = {"value": "400", "as_of": "not_given", "scope": "killed"}
    assert mistakes("quantity", written, COLUMN) == [
        (("scope",), "delete `scope`: what is counted is set in `compare`", None)
    ]


@pytest.mark.parametrize(
    ("written", "fix", "part_of_message"),
    [
        ("400 people", "400", "remove “people”"),
        ("dozens of people", "dozens", "remove “of people”"),
        ("1.200", None, "write 1,200 or 1.2"),
        ("1.200.000", "1,200,000", "thousands are separated"),
        ("1,5 million", "1.5 million", "1.5 for a decimal"),
        ("1,20", None, "1.5 for a decimal"),
        ("-5", None, "never negative"),
        ("007", None, "does not begin with 0"),
        ("400 to 350", None, "the smaller number"),
        ("two to three hundred thousand", None, "write both out"),
        ("loads", None, "write it like one of these: 400, 1,200, 1.5 million, up to 400"),
    ],
)
def test_a_quantity_that_is_not_understood_is_told_why(written: str, fix: str | None, part_of_message: str) -> None:
    ((spot, message, proposed),) = mistakes("quantity", {"value": written, "as_of": "not_given"}, COLUMN)
    assert spot == ("value",)
    assert part_of_message in message
    assert proposed == fix
    assert fix is None or quantity.read(fix).as_stated == fix


def test_the_unit_of_the_column_may_follow_the_number() -> None:
    years = AspectColumn(scope=Scope("duration", "", "years", "", "", ""))
    assert figure("15 years", column=years).value == Quantity("15 years", "exactly", 15, 15)
    assert mistakes("quantity", {"value": "15 years", "as_of": "not_given"}, COLUMN)[0][2] is None


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("400 killed", "400"),
        ("up to 400 civilian people", "up to 400"),
        ("400 wounded", None),
        ("400 feared killed", None),
        ("400 killed a day", None),
        ("400 or more killed, not 500", None),
        ("1.200.000 killed", None),
    ],
)
def test_only_words_that_the_column_says_itself_are_left_out(written: str, fix: str | None) -> None:
    column = AspectColumn(scope=Scope("killed", "civilian", "", "", "", ""))
    assert mistakes("quantity", {"value": written, "as_of": "not_given"}, column)[0][2] == fix


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("400", "400", Relation.AGREES, "both say “400”"),
        ("1,200", "1 200", Relation.AGREES, "“1,200” and “1 200” say the same"),
        ("up to 400", "as many as 400", Relation.AGREES, "“up to 400” and “as many as 400” say the same"),
        (
            "between 350 and 400",
            "up to 400",
            Relation.COMPATIBLE,
            "“between 350 and 400” lies within “up to 400”",
        ),
        ("up to 400", "400", Relation.COMPATIBLE, "“400” lies within “up to 400”"),
        ("350 to 400", "380 to 420", Relation.COMPATIBLE, "“350 to 400” and “380 to 420” overlap"),
        ("at least 5", "up to 10", Relation.COMPATIBLE, "“at least 5” and “up to 10” overlap"),
        ("at least 5", "4", Relation.CONTRADICTS, "“at least 5” and “4” have no number in common"),
        ("more than 10", "10", Relation.CONTRADICTS, "“more than 10” and “10” have no number in common"),
        ("at least 10", "10", Relation.COMPATIBLE, "“10” lies within “at least 10”"),
        (
            "fewer than 10",
            "at least 10",
            Relation.CONTRADICTS,
            "“fewer than 10” and “at least 10” have no number in common",
        ),
        ("fewer than 10", "up to 10", Relation.COMPATIBLE, "“fewer than 10” lies within “up to 10”"),
        ("nearly 400", "400", Relation.COMPATIBLE, "“400” lies within “nearly 400”"),
        ("about 130,000", "140,000", Relation.COMPATIBLE, "“140,000” lies within “about 130,000”"),
        ("about 130,000", "143,000", Relation.COMPATIBLE, "“143,000” lies within “about 130,000”"),
        (
            "about 130,000",
            "144,000",
            Relation.CONTRADICTS,
            "“about 130,000” and “144,000” have no number in common",
        ),
        ("about 400", "300", Relation.COMPATIBLE, "“300” lies within “about 400”"),
        ("about 407", "450", Relation.CONTRADICTS, "“about 407” and “450” have no number in common"),
        ("none", "0", Relation.COMPATIBLE, "one says that there are none, the other states the number 0"),
        ("none", "none reported", Relation.AGREES, "“none” and “none reported” say the same"),
        ("none", "at least 1", Relation.CONTRADICTS, "“none” and “at least 1” have no number in common"),
        ("dozens", "Dozens", Relation.AGREES, "both say “dozens”"),
        (
            "dozens",
            "hundreds",
            Relation.COMPATIBLE,
            "“dozens” and “hundreds” cannot be compared as numbers",
        ),
        ("dozens", "400", Relation.COMPATIBLE, "“dozens” and “400” cannot be compared as numbers"),
        ("unknown", "400", Relation.COMPATIBLE, "one says that the number is unknown"),
        ("unknown", "not known", Relation.AGREES, "both say that the number is unknown"),
    ],
)
def test_numbers_are_compared_with_their_operators(one: str, other: str, relation: Relation, reason: str) -> None:
    assert compare(figure(one), figure(other)) == Agreement(relation, reason)
    assert compare(figure(other), figure(one)).relation is relation


def test_scope_is_weighed_before_date_and_date_before_numbers() -> None:
    injured = AspectColumn(scope=Scope("injured", "unstated", "", "", "", "cumulative"))
    agreement = compare(figure("5", "2022-03-29"), figure("400", "2022-03-30", column=injured))
    assert agreement == Agreement(Relation.SCOPE, "they count different things: killed / injured")
    agreement = compare(figure("400", "2022-03-29"), figure("400", "2022-03-30"))
    assert agreement == Agreement(Relation.DATE, "they refer to different dates")


def test_where_only_one_gives_its_date_numbers_apart_differ_in_date() -> None:
    dated, undated = figure("400", "2022-03-29"), figure("300")
    expected = "“400” and “300” have no number in common; only one gives its as-of date"
    assert compare(dated, undated) == Agreement(Relation.DATE, expected)
    same = compare(dated, figure("400"))
    assert same == Agreement(Relation.AGREES, "both say “400”; only one gives its as-of date")
    assert compare(figure("400"), figure("300")).relation is Relation.CONTRADICTS


figures = st.builds(
    figure,
    st.sampled_from(UNDERSTOOD),
    st.sampled_from(["not_given", "2022-03-29", "2022-03-30", "2022-03"]),
    st.sampled_from([COLUMN, AspectColumn(scope=Scope("injured", "", "", "", "", ""))]),
)


@given(figures, figures)
def test_agreement_is_symmetric_and_a_figure_agrees_with_itself(one: Figure, other: Figure) -> None:
    assert compare(one, other).relation is compare(other, one).relation
    assert compare(one, one).relation is Relation.AGREES


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_plain_numbers_agree_or_contradict(one: int, other: int) -> None:
    expected = Relation.AGREES if one == other else Relation.CONTRADICTS
    assert compare(figure(str(one)), figure(f"{other:,}")).relation is expected


def test_zero_none_and_unknown_are_three_displays() -> None:
    pieces = [TYPES["quantity"].print_value(figure(written), WORLD) for written in ("0", "none", "unknown", "dozens")]
    assert pieces == [
        (Span("0"),),
        (Span("none", manner="none"),),
        (Span("unknown", manner="unknown"),),
        (Span("dozens", manner="vague"),),
    ]


def test_a_figure_is_printed_as_stated_with_what_the_source_says_of_it() -> None:
    stated = figure("up to 400", provisional="yes", verification="outlet_could_not_verify")
    assert printed("quantity", stated) == "up to 400, provisional, the outlet could not verify it"
    assert [piece.manner for piece in quantity.print_value(stated, WORLD)] == ["", "", "provisional", "", "note"]
    assert printed("quantity", figure("5", verification="verified_by_origin")) == "5, verified by its origin"


def test_the_date_for_which_it_holds_is_always_in_words() -> None:
    assert quantity.print_figure(figure("5", "2022-03-29")).as_of == "as of 29 March 2022"
    assert quantity.print_figure(figure("5")).as_of == "as-of date not given"


def test_figures_are_sorted_with_open_bounds_left_open() -> None:
    in_order = [
        "up to 5",
        "up to 400",
        "0",
        "none",
        "3",
        "5 to 6",
        "5 to 10",
        "at least 5",
        "more than 10",
        "dozens",
        "unknown",
    ]
    orders = [quantity.read(written).sort_key for written in in_order]
    assert all(one < other for one, other in pairwise(orders))


def test_the_schema_for_editors_takes_numbers_without_quotes_and_hides_the_scope() -> None:
    schema = ADAPTERS["quantity"].json_schema()
    assert schema["required"] == ["value", "as_of"]
    assert sorted(schema["properties"]) == ["as_of", "best", "claimed_by", "provisional", "value", "verification"]
    assert {"type": "integer"} in schema["properties"]["value"]["anyOf"]
    assert schema["additionalProperties"] is False
