import pytest
from factsheet.model.values.quantity import FigureSummary, list_outside_figures, summarize_figures
from factsheet.model.values.scope import Scope
from factsheet.text.rich_text import Span, convert_to_text
from hypothesis import given
from hypothesis import strategies as st

from tests.values.test_figures import UNDERSTOOD, figure
from tests.values.world import AspectColumn


def span(*written: str) -> str:
    """Return the span over undated figures, or the reason why there is none in brackets."""
    found = summarize_figures([figure(one) for one in written])
    return convert_to_text(found.words) or f"({found.reason})"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["7", "12", "9"], "7 to 12"),
        (["7", "7"], "7"),
        (["1,200", "800"], "800 to 1,200"),
        (["7", "5 to 12"], "5 to 12"),
        (["7", "at least 12"], "7 or more"),
        (["more than 10", "12"], "more than 10"),
        (["more than 10", "10"], "10 or more"),
        (["up to 400", "between 350 and 400"], "up to 400"),
        (["fewer than 400", "350"], "fewer than 400"),
        (["fewer than 400", "400"], "up to 400"),
        (["nearly four million", "3.5 million"], "up to 4,000,000"),
        (["about 20", "25"], "about 20 to 25"),
        (["about 20", "20"], "about 20"),
        (["none", "0"], "0"),
        (["none", "nobody"], "nobody"),
        (["none", "7"], "none to 7"),
        (["0", "7"], "0 to 7"),
        (["1.5", "2"], "1.5 to 2"),
        (["dozens", "7", "12"], "(“dozens” gives no number)"),
        (["7", "unknown"], "(“unknown” gives no number)"),
        (["up to 400", "up to 400"], "up to 400"),
        (["nearly 40"], "nearly 40"),
        (["up to 400", "at least 5"], "(together the figures have neither a lower nor an upper limit)"),
        ([], "(no figure is stated)"),
    ],
)
def test_a_span_keeps_its_open_ends(written: list[str], expected: str) -> None:
    assert span(*written) == expected
    assert span(*written[::-1]) == expected


@pytest.mark.parametrize(
    ("written", "other", "is_outside"),
    [
        (["7", "12"], "9", False),
        (["7", "12"], "13", True),
        (["7", "12"], "about 12", False),
        (["up to 400", "350 to 400"], "400", False),
        (["400", "350 to 400"], "up to 400", True),
        (["fewer than 400", "350"], "400", True),
        (["more than 5", "7"], "at least 5", True),
        (["at least 5", "7"], "more than 5", False),
        (["none", "7"], "0", False),
        (["7", "12"], "dozens", True),
    ],
)
def test_a_span_leaves_out_what_reaches_beyond_it(written: list[str], other: str, *, is_outside: bool) -> None:
    found = list_outside_figures([figure(one) for one in written], [figure(other)])
    assert bool(found) is is_outside


def test_undated_figures_are_summed_up_only_with_the_remark_that_they_are_undated() -> None:
    assert summarize_figures([figure("7"), figure("12")]) == FigureSummary((Span("7 to 12"),), "as-of dates not given")
    dated = summarize_figures([figure("7", "2022-03-29"), figure("12", "2022-03-29")])
    assert dated == FigureSummary((Span("7 to 12"),), "")
    assert dated.is_comparable


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (figure("12", "2022-03-30"), "the figures refer to different dates"),
        (figure("12"), "not all figures give an as-of date"),
        (figure("12", "2022-03-29", claimed_by="pentagon"), "the figures are from different claimants"),
        (
            figure("12", "2022-03-29", AspectColumn(scope=Scope("injured", "", "", "", "", ""))),
            "the figures count different things",
        ),
    ],
)
def test_what_is_not_comparable_has_no_span_and_says_why(other: object, reason: str) -> None:
    found = summarize_figures([figure("7", "2022-03-29"), other])  # type: ignore[list-item]
    assert found == FigureSummary((), reason)
    assert not found.is_comparable


@given(st.lists(st.integers(0, 10**9), min_size=2, unique=True))
def test_the_span_of_plain_numbers_is_the_least_and_the_most_that_is_stated(counts: list[int]) -> None:
    assert span(*map(str, counts)) == f"{min(counts):,} to {max(counts):,}"


@given(st.lists(st.sampled_from(UNDERSTOOD), min_size=1, max_size=5))
def test_any_figures_have_a_span_or_a_reason(written: list[str]) -> None:
    found = summarize_figures([figure(one) for one in written])
    assert found.is_comparable or found.reason
