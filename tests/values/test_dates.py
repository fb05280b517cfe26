import time
from calendar import monthrange
from datetime import datetime
from gettext import NullTranslations
from itertools import pairwise

import pytest
from edtf import parse_edtf
from factsheet.model.values import date as dates
from factsheet.model.values.date import Date, Precision, describe_date, parse_date
from factsheet.model.values.value_type import Relation
from factsheet.text import i18n
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from tests.rounds import rounds
from tests.values.world import WORLD, one_mistake, stated_or_told

YEARS = st.integers(1, 9999)
MONTHS = st.integers(1, 12)


@st.composite
def singles(draw: st.DrawFn) -> str:
    """Any single date of the levels that we read."""
    year, month = draw(YEARS), draw(MONTHS)
    day, hour, minute = (
        draw(st.integers(1, monthrange(year, month)[1])),
        draw(st.integers(0, 23)),
        draw(st.integers(0, 59)),
    )
    offset = draw(st.sampled_from(["", "Z", "+03:00", "-12:00", "+14:00", "+05:45"]))
    forms = [
        f"{year:04}",
        f"{year // 10:03}X",
        f"{year // 100:02}XX",
        f"{year:04}-XX",
        f"{year:04}-XX-XX",
        f"{year:04}-{draw(st.integers(21, 24))}",
        f"{year:04}-{month:02}",
        f"{year:04}-{month:02}-XX",
        f"{year:04}-{month:02}-{day:02}",
        f"{year:04}-{month:02}-{day:02}T{hour:02}{offset}",
        f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{offset}",
    ]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def written_dates(draw: st.DrawFn) -> str:
    """Any date or interval that we read."""
    if draw(st.booleans()):
        return draw(singles())
    ends = [
        draw(st.one_of(singles(), st.sampled_from(["", ".."]))),
        draw(st.one_of(singles(), st.sampled_from(["", ".."]))),
    ]
    try:
        parse_date("/".join(ends))
    except PydanticCustomError:
        assume(False)
    return "/".join(ends)


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "precision", "words"),
    [
        ("2022", "2022-01-01T00:00", "2022-12-31T23:59", Precision.YEAR, "2022"),
        ("2022-02", "2022-02-01T00:00", "2022-02-28T23:59", Precision.MONTH, "February 2022"),
        ("2024-02", "2024-02-01T00:00", "2024-02-29T23:59", Precision.MONTH, "February 2024"),
        ("2022-03-29", "2022-03-29T00:00", "2022-03-29T23:59", Precision.DAY, "29 March 2022"),
        ("2022-21", "2022-03-01T00:00", "2022-05-31T23:59", Precision.SEASON, "spring 2022"),
        ("2022-24", "2022-01-01T00:00", "2023-02-28T23:59", Precision.SEASON, "winter 2022"),
        ("202X", "2020-01-01T00:00", "2029-12-31T23:59", Precision.DECADE, "a year from 2020 to 2029"),
        ("20XX", "2000-01-01T00:00", "2099-12-31T23:59", Precision.CENTURY, "a year from 2000 to 2099"),
        ("2022-XX", "2022-01-01T00:00", "2022-12-31T23:59", Precision.YEAR, "2022, month not given"),
        (
            "2022-XX-XX",
            "2022-01-01T00:00",
            "2022-12-31T23:59",
            Precision.YEAR,
            "2022, month and day not given",
        ),
        ("2022-03-XX", "2022-03-01T00:00", "2022-03-31T23:59", Precision.MONTH, "March 2022, day not given"),
        ("2022-03~", "2022-03-01T00:00", "2022-03-31T23:59", Precision.MONTH, "around March 2022"),
        ("2022-03?", "2022-03-01T00:00", "2022-03-31T23:59", Precision.MONTH, "March 2022 (uncertain)"),
        (
            "2022-03%",
            "2022-03-01T00:00",
            "2022-03-31T23:59",
            Precision.MONTH,
            "around March 2022 (uncertain)",
        ),
        (
            "2022-03-29T14:30",
            "2022-03-29T14:30",
            "2022-03-29T14:30",
            Precision.MINUTE,
            "29 March 2022, 14:30",
        ),
        (
            "2022-03-29T14:30+03:00",
            "2022-03-29T14:30",
            "2022-03-29T14:30",
            Precision.MINUTE,
            "29 March 2022, 14:30 (UTC+03:00)",
        ),
        (
            "2022-03-29T14:30Z",
            "2022-03-29T14:30",
            "2022-03-29T14:30",
            Precision.MINUTE,
            "29 March 2022, 14:30 (UTC)",
        ),
        (
            "2022-03-29T23",
            "2022-03-29T23:00",
            "2022-03-29T23:59",
            Precision.HOUR,
            "29 March 2022, between 23:00 and 24:00",
        ),
        (
            "2022-03-28/2022-03-30",
            "2022-03-28T00:00",
            "2022-03-30T23:59",
            Precision.DAY,
            "28 to 30 March 2022",
        ),
        (
            "2022-02-28/2022-03-03",
            "2022-02-28T00:00",
            "2022-03-03T23:59",
            Precision.DAY,
            "28 February to 3 March 2022",
        ),
        (
            "2021-12-30/2022-01-02",
            "2021-12-30T00:00",
            "2022-01-02T23:59",
            Precision.DAY,
            "30 December 2021 to 2 January 2022",
        ),
        (
            "2022-03/2022-04",
            "2022-03-01T00:00",
            "2022-04-30T23:59",
            Precision.MONTH,
            "March 2022 to April 2022",
        ),
        (
            "2022-03-28~/2022-03-30",
            "2022-03-28T00:00",
            "2022-03-30T23:59",
            Precision.DAY,
            "around 28 March 2022 to 30 March 2022",
        ),
        ("1973/1973", "1973-01-01T00:00", "1973-12-31T23:59", Precision.YEAR, "1973"),
        ("2022-03-28/2022-03-28", "2022-03-28T00:00", "2022-03-28T23:59", Precision.DAY, "28 March 2022"),
        ("../2022-03", None, "2022-03-31T23:59", Precision.MONTH, "until March 2022"),
        ("/2022-03", None, "2022-03-31T23:59", Precision.MONTH, "until March 2022, beginning not known"),
        ("2022-03-29/..", "2022-03-29T00:00", None, Precision.DAY, "from 29 March 2022"),
        ("2022-03-29/", "2022-03-29T00:00", None, Precision.DAY, "from 29 March 2022, end not known"),
    ],
)
def test_a_date_has_bounds_a_precision_and_words(
    written: str, earliest: str | None, latest: str | None, precision: Precision, words: str
) -> None:
    date = parse_date(written)
    assert (date.earliest and date.earliest.isoformat()[:16]) == earliest
    assert (date.latest and date.latest.isoformat()[:16]) == latest
    assert date.precision is precision
    assert describe_date(date) == words


@pytest.mark.parametrize(
    ("written", "fix", "part_of_message"),
    [
        ("2022-02-30", None, "2022-02 has 28 days; write a day from 01 to 28, or 2022-02"),
        ("2022-13", None, "months are 01 to 12"),
        ("2022-29-03", "2022-03-29", "is not a valid date"),
        ("29.03.2022", "2022-03-29", "is not a valid date"),
        ("03/29/2022", "2022-03-29", "is not a valid date"),
        ("03/04/2022", None, "can mean 2022-03-04 or 2022-04-03"),
        ("4.4.2022", "2022-04-04", "is not a valid date"),
        ("29 March 2022", "2022-03-29", "is not a valid date"),
        ("29th Mar. 2022", "2022-03-29", "is not a valid date"),
        ("Sept 5, 2022", "2022-09-05", "is not a valid date"),
        ("March 2022", "2022-03", "is not a valid date"),
        ("Marching 2022", None, "is not a valid date"),
        ("31 June 2022", None, "is not a valid date"),
        ("20220329", "2022-03-29", "is not a valid date"),
        ("2022-3-9", "2022-03-09", "is not a valid date"),
        ("2022/03/29", "2022-03-29", "is not a valid date"),
        ("2022/03", "2022-03", "is not a valid date"),
        ("2022–03–29", "2022-03-29", "is not a valid date"),
        ("2022-03-29 14:30:11", "2022-03-29T14:30", "is not a valid date"),
        ("2022-03-29t14:30z", "2022-03-29T14:30Z", "is not a valid date"),
        ("2022-xx", "2022-XX", "is not a valid date"),
        ("c. 2022", "2022~", "is not a valid date"),
        ("2022-XX-05", None, "X can replace unknown digits only at the end"),
        ("202X-03", None, "X can replace unknown digits only at the end"),
        ("2022-21-05", "2022-21", "has no day"),
        ("-0044", None, "years before 0001"),
        ("Y17000", None, "years before 0001"),
        ("0000", None, "years are 0001"),
        ("2022-03-29T24:00", None, "midnight is T00:00 of the next day"),
        ("2022-03-29T14:30+19:00", None, "UTC offsets are"),
        ("2022-04/2022-03", "2022-03/2022-04", "ends before it begins"),
        ("/", None, "needs at least one end"),
        ("../..", None, "needs at least one end"),
        ("2022-03-29T14:30Z/2022-03-30", None, "the same UTC offset"),
        ("yesterday", None, "write 2022, 2022-03, 2022-03-29"),
        ("", None, "write 2022, 2022-03, 2022-03-29"),
    ],
)
def test_a_mistake_says_why_and_what_may_be_written(written: str, fix: str | None, part_of_message: str) -> None:
    message, proposed = one_mistake("date", written)
    assert part_of_message in message
    assert proposed == fix
    assert fix is None or parse_date(fix).as_stated == fix


def test_a_list_is_no_date() -> None:
    assert one_mistake("date", ["2022"]) == ("write one date, such as 2022-03-29", None)


@given(written_dates())
@example("9999-24")
@example("0001-01-01T00:00+14:00")
def test_printing_what_was_read_gives_the_same_text(written: str) -> None:
    date = parse_date(written)
    assert str(date) == written
    assert parse_date(str(date)) == date
    assert describe_date(date)


@given(st.one_of(st.text(), st.text(alphabet="0123456789X-/.~?%TZ:+ ")))
def test_any_text_is_a_date_or_a_sentence(written: str) -> None:
    stated, message = stated_or_told(parse_date, written)
    assert stated == written or (stated is None and message)


@given(written_dates(), written_dates())
def test_agreement_is_symmetric_and_a_date_agrees_with_itself(one: str, other: str) -> None:
    a, b = parse_date(one), parse_date(other)
    assert dates.compare(a, b, WORLD).relation == dates.compare(b, a, WORLD).relation
    assert dates.compare(a, a, WORLD).relation is Relation.AGREES


@given(written_dates(), written_dates())
def test_of_two_dates_at_most_one_is_surely_before_the_other_and_then_they_have_no_moment_in_common(
    one: str, other: str
) -> None:
    a, b = parse_date(one), parse_date(other)
    if a.is_surely_before(b):
        assert not b.is_surely_before(a)
        assert dates.compare(a, b, WORLD).relation is Relation.CONTRADICTS
        assert a.offset != b.offset or a.sort_key < b.sort_key


@given(st.lists(written_dates(), max_size=6))
def test_dates_have_one_order_whatever_order_they_came_in(written: list[str]) -> None:
    there = sorted(map(parse_date, written), key=lambda date: date.sort_key)
    back = sorted(map(parse_date, reversed(written)), key=lambda date: date.sort_key)
    assert there == back


def test_the_order_is_by_first_moment_and_the_coarser_first() -> None:
    in_order = [
        "../2023",
        "2022",
        "2022-01",
        "2022-01-01",
        "2022-01-01T00",
        "2022-01-01T00:00",
        "2022-01-02",
        "2022-02/..",
    ]
    assert all(parse_date(one).sort_key < parse_date(other).sort_key for one, other in pairwise(in_order))


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("2022-03-28", "2022-03-29", True),
        ("2022-03-29", "2022-03-29", False),
        ("2022-03", "2022-03-29", False),
        ("2022-02", "2022-03-29", True),
        ("2022-03-29T14:30", "2022-03-29T14:31", True),
        ("2022-03-28~", "2022-03-29", False),
        ("2022-03-28", "2022-03-29?", False),
        ("2022-03-28/..", "2022-03-29", False),
        ("../2022-03-28", "2022-03-29", True),
        ("2022-03-29T15:00+03:00", "2022-03-29T12:30Z", True),
        ("2022-03-29T12:30Z", "2022-03-29T15:00+03:00", False),
        ("2022-03-28T23:00", "2022-03-29T10:00Z", False),
        ("2022-03-28T23:00", "2022-03-29T12:00Z", True),
        ("2022-03-28T12:00Z", "2022-03-29T01:00", False),
        ("2022-03-28T12:00Z", "2022-03-29T03:00", True),
        ("2022-03-27", "2022-03-29T14:00Z", True),
    ],
)
def test_surely_before_needs_certainty(one: str, other: str, sure: bool) -> None:
    assert parse_date(one).is_surely_before(parse_date(other)) is sure


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("2022-03-29", "2022-03-29", Relation.AGREES, "both say 29 March 2022"),
        ("2022-XX", "2022", Relation.AGREES, "both say 2022, month not given"),
        ("2022-03-29", "2022-03", Relation.COMPATIBLE, "29 March 2022 lies within March 2022"),
        ("2022", "2022-03-29T14:30", Relation.COMPATIBLE, "29 March 2022, 14:30 lies within 2022"),
        ("2022-24", "2022-02", Relation.COMPATIBLE, "February 2022 lies within winter 2022"),
        (
            "2022-03-28/2022-03-30",
            "2022-03-29/2022-04-02",
            Relation.COMPATIBLE,
            "28 to 30 March 2022 and 29 March to 2 April 2022 overlap",
        ),
        (
            "2022-03-29",
            "2022-03-30",
            Relation.CONTRADICTS,
            "29 March 2022 and 30 March 2022 have no moment in common",
        ),
        (
            "2022-03-29/..",
            "2022-03-28",
            Relation.CONTRADICTS,
            "from 29 March 2022 and 28 March 2022 have no moment in common",
        ),
        (
            "2022-03-29~",
            "2022-03-29",
            Relation.COMPATIBLE,
            "around 29 March 2022 and 29 March 2022 name the same date, with different certainty",
        ),
        (
            "2022-03-29~",
            "2022-03-30",
            Relation.COMPATIBLE,
            "around 29 March 2022 and 30 March 2022 are close, and at least one is uncertain or approximate",
        ),
        (
            "2022-03-29~",
            "2022-04-02",
            Relation.CONTRADICTS,
            "around 29 March 2022 and 2 April 2022 have no moment in common",
        ),
        (
            "2022-03-29T15:30+03:00",
            "2022-03-29T12:30Z",
            Relation.AGREES,
            "both say 29 March 2022, 15:30 (UTC+03:00)",
        ),
        (
            "2022-03-29T15:30+03:00",
            "2022-03-29T15:30Z",
            Relation.CONTRADICTS,
            "29 March 2022, 15:30 (UTC+03:00) and 29 March 2022, 15:30 (UTC) have no moment in common",
        ),
    ],
)
def test_two_dates_are_compared_with_a_reason(one: str, other: str, relation: Relation, reason: str) -> None:
    agreement = dates.compare(parse_date(one), parse_date(other), WORLD)
    assert (agreement.relation, agreement.reason) == (relation, reason)
    assert dates.compare(parse_date(other), parse_date(one), WORLD).relation is relation


def read_by_edtf_too(written: str) -> bool:
    """Whether it is outside the gaps of the package; it fails on intervals with unknown digits."""
    return all(map(single_read_by_edtf_too, written.split("/"))) and not ("/" in written and "X" in written)


def single_read_by_edtf_too(part: str) -> bool:
    """The package knows no hours or open bounds, guesses unknown ends, ends a winter with its year,
    there is a year 0, and a season or unknown digits with a qualifier are refused."""
    season, unknown, qualified = part[4:6] == "-2", "X" in part, part[-1:] in ("?", "~", "%")
    apart = part in ("", "..") or "T" in part or part.startswith("00") or part.startswith("-24", 4)
    return not apart and not (qualified and (season or unknown))


@settings(max_examples=rounds(quick=60, nightly=3000))
@given(written_dates().filter(read_by_edtf_too))
def test_the_edtf_package_reads_the_same_bounds(written: str) -> None:
    date, other = parse_date(written), parse_edtf(written)
    assert (date.earliest, date.latest) == (
        _moment(other.lower_strict()),
        _moment(other.upper_strict(), last=True),
    )


def _moment(day: time.struct_time, last: bool = False) -> datetime:
    clock = (23, 59, 59, 999999) if last else (0, 0)
    return datetime(day.tm_year, day.tm_mon, day.tm_mday, *clock)


@pytest.mark.parametrize(
    "written", ["2022-02-30", "2022-13", "2022-21-05", "202x", "2022-3", "2022-03-29~~", "2022//2023"]
)
def test_what_the_edtf_package_refuses_is_refused(written: str) -> None:
    with pytest.raises(Exception, match="Invalid input"):
        parse_edtf(written)
    with pytest.raises(PydanticCustomError):
        parse_date(written)


class _Ukrainian(NullTranslations):
    def info(self) -> dict[str, str]:
        return {"language": "uk"}


def test_dates_are_printed_in_the_language_of_the_site() -> None:
    i18n.set_translations(_Ukrainian())
    try:
        assert describe_date(parse_date("2022-03-29")) == "29 березня 2022\u202fр."
        assert describe_date(parse_date("2022-02-28/2022-03-03")).startswith("28 лютого ")
    finally:
        i18n.set_translations(NullTranslations())
    assert describe_date(parse_date("2022-03-29")) == "29 March 2022"


def test_reading_ten_thousand_dates_again_and_again_takes_no_time() -> None:
    written = [
        f"2022-{month:02}-{day:02}T{hour:02}" for month in range(1, 13) for day in range(1, 29) for hour in range(24)
    ]
    first = [parse_date(text) for text in written]
    begin = time.perf_counter()
    again = [parse_date(text) for text in written]
    assert time.perf_counter() - begin < 0.5
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_a_date_is_frozen_and_hashable() -> None:
    date = parse_date("2022")
    assert isinstance(date, Date)
    assert {date: 1}[parse_date("2022")] == 1
    with pytest.raises(AttributeError):
        date.as_stated = "2023"  # type: ignore[misc]
