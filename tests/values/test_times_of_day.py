import pytest
from factsheet.model.values import time_of_day
from factsheet.model.values.day_parts import PARTS
from factsheet.model.values.time_of_day import parse_time
from factsheet.model.values.value_type import Relation
from factsheet.text.rich_text import Span
from hypothesis import given
from hypothesis import strategies as st

from tests.values.world import WORLD, one_mistake, stated_or_told

TIMES = st.one_of(
    st.sampled_from([*PARTS]),
    st.builds(
        lambda hour, minute, offset: f"{hour:02}{minute}{offset}",
        st.integers(0, 23),
        st.one_of(st.just(""), st.builds(":{:02}".format, st.integers(0, 59))),
        st.sampled_from(["", "Z", "+03:00", "-05:30"]),
    ),
)


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("14:30", "14:30", Relation.AGREES, "both say 14:30"),
        ("14", "14:30", Relation.COMPATIBLE, "14:30 falls within between 14:00 and 15:00"),
        ("09:30", "morning", Relation.COMPATIBLE, "09:30 falls within morning"),
        ("02:00", "night", Relation.COMPATIBLE, "02:00 falls within night"),
        ("22:00", "overnight", Relation.COMPATIBLE, "22:00 falls within overnight"),
        ("morning", "midday", Relation.COMPATIBLE, "morning and midday overlap"),
        ("afternoon", "Afternoon", Relation.AGREES, "both say afternoon"),
        ("14:30", "14:31", Relation.CONTRADICTS, "14:30 and 14:31 have no minute in common"),
        ("morning", "evening", Relation.CONTRADICTS, "morning and evening have no minute in common"),
        ("15:30+03:00", "12:30Z", Relation.AGREES, "both say 15:30 (UTC+03:00)"),
        ("01:00+03:00", "22:00Z", Relation.AGREES, "both say 01:00 (UTC+03:00)"),
        (
            "15:30+03:00",
            "12:30",
            Relation.COMPATIBLE,
            "15:30 (UTC+03:00) and 12:30 cannot be compared: only one states its offset from UTC",
        ),
    ],
)
def test_two_times_are_compared_with_a_reason(one: str, other: str, relation: Relation, reason: str) -> None:
    agreement = time_of_day.compare(parse_time(one), parse_time(other), WORLD)
    assert (agreement.relation, agreement.reason) == (relation, reason)
    assert time_of_day.compare(parse_time(other), parse_time(one), WORLD).relation is relation


@given(TIMES, TIMES)
def test_agreement_is_symmetric_and_a_time_agrees_with_itself(one: str, other: str) -> None:
    a, b = parse_time(one), parse_time(other)
    assert time_of_day.compare(a, b, WORLD).relation is time_of_day.compare(b, a, WORLD).relation
    assert time_of_day.compare(a, a, WORLD).relation is Relation.AGREES


@given(TIMES)
def test_printing_what_was_read_gives_the_same_text(written: str) -> None:
    assert str(parse_time(written)) == written
    assert parse_time(str(parse_time(written))) == parse_time(written)


@given(st.one_of(st.text(), st.text(alphabet="0123456789:Z+-apm. ")))
def test_any_text_is_a_time_or_a_sentence(written: str) -> None:
    stated, message = stated_or_told(parse_time, written)
    assert stated == written or (stated is None and message)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("2:30 pm", "14:30"),
        ("2 p.m.", "14"),
        ("12 am", "00"),
        ("12:15 pm", "12:15"),
        ("14.30", "14:30"),
        ("9:05", "09:05"),
        ("9", "09"),
        ("14:30:59", "14:30"),
        ("25:00", None),
        ("teatime", None),
        ("", None),
    ],
)
def test_a_time_written_otherwise_is_answered_with_the_24_hour_clock(written: str, fix: str | None) -> None:
    message, proposed = one_mistake("time", written)
    assert "write 14, 14:30, 14:30+03:00, or one of: before dawn" in message
    assert proposed == fix


def test_a_list_is_no_time() -> None:
    assert one_mistake("time", []) == ("write one time, such as 14:30", None)


def test_a_part_of_the_day_is_printed_in_the_words_of_the_source() -> None:
    assert time_of_day.print_value(parse_time("Late evening"), WORLD) == (Span("Late evening", manner="vague"),)
    assert time_of_day.print_value(parse_time("23"), WORLD) == (Span("between 23:00 and 24:00"),)
