"""What the silence of a source means, by what was read and by the dates."""

from collections.abc import Callable

import pytest

from tests.model.content import Content

Write = Callable[[str], Content]


def silence(content: Write, *, point: str, source: str, more: str = "") -> str:
    """Return what the silence of a source that was read in full means, for these two dates; empty: undated."""
    dated = {"point": f'date: "{point}", ' if point else "", "source": f'date: "{source}", ' if source else ""}
    found = content(f"""
sources: {{quiet: {{{dated["source"]}{more}title: Quiet}}}}
sheet: {{read_in_full: [quiet]}}
point: {{{dated["point"]}reports: [{{source: loud}}]}}
""")
    return found.silent()["quiet"]


@pytest.mark.parametrize(
    ("point", "source", "meaning"),
    [
        ("2022-03-29", "2022-03-29", "not mentioned"),
        ("2022-03-29", "2022-03-30", "not mentioned"),
        ("2022-03-29", "2022-03-28", "published before"),
        ("2022-03-29", "2022-03", "not checked"),
        ("2022-03-29", "2022-04", "not mentioned"),
        ("2022-03-29", "2022-02", "published before"),
        ("2022-03", "2022-03-15", "not checked"),
        ("2022-03", "2022-03-31", "not mentioned"),
        ("2022-03", "2022-02-28", "published before"),
    ],
)
def test_a_source_read_in_full_is_silent_on_what_it_could_have_said(
    content: Write, point: str, source: str, meaning: str
) -> None:
    assert silence(content, point=point, source=source) == meaning


@pytest.mark.parametrize(
    ("point", "source", "meaning"),
    [
        ("2022-03-29", "2022-03-28?", "not checked"),
        ("2022-03-29", "2022-03-28~", "not checked"),
        ("2022-03-29?", "2022-03-28", "not checked"),
        ("2022-03-29", "2022-03-30?", "not mentioned"),
    ],
)
def test_a_date_in_doubt_never_shows_that_a_source_is_older(
    content: Write, point: str, source: str, meaning: str
) -> None:
    assert silence(content, point=point, source=source) == meaning


def test_an_older_source_whose_date_is_only_likely_counts_as_not_checked(content: Write) -> None:
    likely = "uncertain: [date], "
    assert silence(content, point="2022-03-29", source="2022-03-28", more=likely) == "not checked"
    assert silence(content, point="2022-03-29", source="2022-03-30", more=likely) == "not mentioned"


@pytest.mark.parametrize(
    ("point", "source", "meaning"),
    [
        ("2022-03-28/2022-03-30", "2022-03-27", "published before"),
        ("2022-03-28/2022-03-30", "2022-03-28", "not mentioned"),
        ("2022-03-28/2022-03-30", "2022-03-29", "not mentioned"),
        ("2022-03-29", "2022-03-28/2022-03-29", "not checked"),
        ("2022-03-29", "2022-03-27/2022-03-28", "published before"),
        ("2022-03-28/..", "2022-03-27", "published before"),
        ("2022-03-28/..", "2022-03-29", "not mentioned"),
        ("../2022-03-28", "2022-03-27", "not checked"),
        ("../2022-03-28", "2022-03-28", "not mentioned"),
    ],
)
def test_what_goes_on_for_days_can_be_reported_from_its_first_day(
    content: Write, point: str, source: str, meaning: str
) -> None:
    assert silence(content, point=point, source=source) == meaning


@pytest.mark.parametrize(
    ("point", "source", "meaning"),
    [
        ("2022-03-29T12:00", "2022-03-29T11:59", "published before"),
        ("2022-03-29T12:00", "2022-03-29T12:00", "not mentioned"),
        ("2022-03-29T12:00", "2022-03-29", "not mentioned"),
        ("2022-03-29T01:00+03:00", "2022-03-28T21:59Z", "published before"),
        ("2022-03-29T01:00+03:00", "2022-03-28T22:30Z", "not checked"),
    ],
)
def test_hours_tell_an_older_source_and_days_do_for_the_rest(
    content: Write, point: str, source: str, meaning: str
) -> None:
    assert silence(content, point=point, source=source) == meaning


def test_an_undated_source_is_not_checked_on_a_dated_point(content: Write) -> None:
    assert silence(content, point="2022-03-29", source="") == "not checked"


def test_on_an_undated_point_a_source_read_in_full_is_silent(content: Write) -> None:
    assert silence(content, point="", source="2022-03-29") == "not mentioned"
    assert silence(content, point="", source="") == "not mentioned"


def test_a_source_that_nobody_read_in_full_is_not_checked(content: Write) -> None:
    found = content("""
sheet: {read_in_full: [quiet]}
points:
  point: {reports: [{source: loud}]}
  other: {reports: [{source: elsewhere}]}
""")
    assert found.silent() == {"quiet": "not mentioned", "elsewhere": "not checked"}


def test_a_source_that_reports_is_never_silent(content: Write) -> None:
    found = content("""
sheet: {read_in_full: [loud, absent, retired]}
point:
  reports:
    - {source: loud}
    - {source: absent, quote: there was no mention of it, stance: asserts_absence}
    - {source: retired, rank: deprecated, rank_reason: misread}
""")
    assert found.silent() == {}


def test_a_source_older_than_the_point_was_published_before_also_where_nobody_read_it(content: Write) -> None:
    found = content("""
sources: {older: {date: 2022-03-01}, likely: {date: 2022-03-01, uncertain: [date]}}
points:
  point: {date: 2022-03-29, reports: [{source: loud}]}
  other: {reports: [{source: older}, {source: likely}]}
""")
    assert found.silent() == {"older": "published before", "likely": "not checked"}
