"""The claimants of a series against each other: by date, in sentences, and in what is contested."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from factsheet.analysis import series_comparison
from factsheet.analysis.compare import compare_values
from factsheet.analysis.counted import list_series_sources
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.values.quantity import Figure
from factsheet.model.values.value_type import Agreement
from factsheet.site.pages.kinds import differences as differences_page
from factsheet.site.pages.kinds.differences import DifferencesView
from factsheet.site.pages.parts import claimant_sentences
from factsheet.text import i18n
from factsheet.text.translations import load_catalogue

from tests.model.content import SETTINGS, Content, sentence
from tests.model.test_series import HEAD, points, written

__all__ = ["points"]
SERIES = """
sources:
  un-update: {publisher: united-nations, kind: dataset}
  copy: {edges: [{rewrites: un-update}]}
  later: {publisher: united-nations, edges: [{revises: un-update}]}
  unseen: {held: no}
actors: {united-nations: {name: UN}, mayor: , army: , somebody: {kind: unnamed}}
point:
  kind: figure
  title: Killed, day by day
  DIFFERENCES
  compare: [{id: killed, type: quantity, measure: killed, population: civilian, counting: per_period, series: UNIT}]
"""
Told = Callable[..., Content]


@pytest.fixture
def told(points: Path) -> Told:
    def tell(*lines: str, unit: str = "daily", differences: str = "") -> Content:
        """Write lines of `source,claimed_by,as_of,value`, with more columns behind them where named so."""
        rows = [_row(*line.split(",")) for line in lines]
        table = f"{HEAD},filled_in,provisional\n" + "\n".join(rows) + "\n"
        text = SERIES.replace("UNIT", unit).replace("DIFFERENCES", differences or "status: stands")
        return written(points, text, point=table.encode())

    return tell


def _row(source: str, claimant: str, as_of: str, value: str, filled: str = "", provisional: str = "") -> str:
    return f"{source},{claimant},{as_of},,{value},,,{filled},{provisional}"


def compared(content: Content) -> SeriesComparison:
    (found,) = content.finding().series
    return found


def differing(content: Content) -> list[str]:
    return [
        sentence(one)
        for found in content.finding().series
        for one in claimant_sentences.list_differences(corpus(content), found)
    ]


def corpus(content: Content) -> Corpus:
    return content.findings.corpus


def days(*values: tuple[str, str]) -> list[str]:
    """Return lines of two claimants, a day for each pair of values."""
    return [
        line
        for day, (one, other) in enumerate(values, 1)
        for line in (f"un-update,,2031-05-{day:02},{one}", f"post,mayor,2031-05-{day:02},{other}")
    ]


def test_claimants_that_contradict_are_told_with_how_often_and_where_most(told: Told) -> None:
    found = told(*days(("5", "5"), ("6", "3"), ("4", "7"), ("2", "up to 3")), "post,mayor,2031-05-09,9")
    assert not found.problems
    record = compared(found).between
    assert record is not None
    assert (record.dates, record.agreeing, record.differing, record.compatible) == (4, 1, 2, 1)
    expected = "Killed: UN and Mayor differ on 2 of 4 days, most on 2 May 2031: 6 and 3."
    assert differing(found) == [expected]
    assert expected in [sentence(one) for one in found.comparison().differences]
    assert found.support() == "contested"
    assert [(one.kind, one.aspect) for one in found.finding().differences] == [("number", "killed")]


def test_the_largest_distance_lies_between_the_nearest_bounds_and_the_earliest_day_is_told_of_several(
    told: Told,
) -> None:
    assert "most on 2 May 2031: up to 3 and 9" in differing(told(*days(("5", "8"), ("up to 3", "9"), ("4", "10"))))[0]
    assert "most on 1 May 2031: 1 and 3" in differing(told(*days(("1", "3"), ("1", "3"))))[0]


@pytest.mark.parametrize(
    ("unit", "one", "other", "words"),
    [
        ("daily", "2031-05-01", "2031-05-02", "on all 2 days they share, most on 1 May 2031"),
        ("weekly", "2031-05-01/2031-05-07", "2031-05-08/2031-05-14", "in all 2 weeks they share, most in "),
        ("monthly", "2031-05", "2031-06", "in all 2 months they share, most in May 2031"),
        ("yearly", "2031", "2032", "in all 2 years they share, most in 2031"),
    ],
)
def test_dates_are_told_in_the_unit_of_the_series(told: Told, unit: str, one: str, other: str, words: str) -> None:
    values = ("un-update,", 5), ("post,mayor", 9)
    lines = [f"{source},{date},{value}" for date in (one, other) for source, value in values]
    assert words in differing(told(*lines, unit=unit))[0]


def test_one_day_in_which_they_differ_is_told_by_itself(told: Told) -> None:
    assert differing(told(*days(("5", "9"), ("5", "5")))) == [
        "Killed: UN and Mayor differ on 1 of 2 days, 1 May 2031: 5 and 9."
    ]


def test_of_more_than_two_claimants_the_values_carry_their_names(told: Told) -> None:
    lines = (*days(("5", "9"), ("5", "5")), "post,army,2031-05-01,1")
    assert differing(told(*lines)) == [
        "Killed: UN, Mayor and Army differ on 1 of 2 days, 1 May 2031: 9 (Mayor) and 1 (Army)."
    ]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([("5", "5"), ("6", "6")], "Killed: UN and Mayor agree on all 2 days they share."),
        (
            [("5", "5"), ("6", "up to 9")],
            "Killed: UN and Mayor agree on 1 of 2 days; their other values are compatible.",
        ),
        (
            [("6", "up to 9"), ("dozens", "40")],
            "Killed: the values of UN and Mayor are compatible on all 2 days they share, but never the same.",
        ),
    ],
)
def test_claimants_that_do_not_contradict_are_no_difference(
    told: Told, values: list[tuple[str, str]], words: str
) -> None:
    found = told(*days(*values))
    (table,) = found.comparison().series
    assert sentence(table.fitting) == words
    assert found.comparison().differences == ()
    assert found.support() == "corroborated"


def test_a_sentence_rests_on_the_lines_that_are_compared(told: Told) -> None:
    found = told(*days(("5", "9")), "post,mayor,2031-05-09,9")
    (words,) = found.comparison().differences
    assert words.rests_on == ("killed:2", "killed:3")
    assert found.comparison().series[0].fitting is None


def test_what_claimants_filled_in_is_neither_counted_nor_compared(told: Told) -> None:
    found = told("un-update,,2031-05-01,5", "post,mayor,2031-05-01,9,yes", "un-update,,2031-05-02,6")
    assert found.finding().series == ()
    assert (found.words(), found.support()) == ("1 source, 1 family, 1 origin", "single_origin")
    (table,) = found.comparison().series
    assert "filled in by the claimant, not counted" in "".join(span.text for cell in table.lines[0][1] for span in cell)
    assert list_series_sources(corpus(found), found.point()) == ("un-update",)


def test_a_value_that_is_not_final_is_compared_and_says_so(told: Told) -> None:
    found = told("un-update,,2031-05-01,5", "post,mayor,2031-05-01,9,,yes")
    assert [row.figure.provisional for row in found.point().series] == [False, True]
    assert found.support() == "contested"
    assert "9, provisional" in "".join(span.text for span in found.comparison().series[0].lines[0][1][1])


RELAYED = "un-update,mayor,2031-05-01,5", "SOURCE,mayor,2031-05-01,9", "SOURCE,mayor,2031-05-02,9"


def test_a_source_that_nobody_has_seen_relays_nothing_that_differs(told: Told) -> None:
    found = told(*(line.replace("SOURCE", "unseen") for line in RELAYED))
    assert (differing(found), found.support()) == ([], "single_origin")


@pytest.mark.parametrize(
    ("source", "support"), [("post", "contested"), ("copy", "single_origin"), ("later", "single_origin")]
)
def test_two_sources_that_relay_one_claimant_unlike_differ(told: Told, source: str, support: str) -> None:
    found = told(*(line.replace("SOURCE", source) for line in RELAYED))
    assert found.support() == support
    (words,) = differing(found)
    assert "give different values of Mayor on the only day they share, 1 May 2031: 5 and 9." in words


def test_a_difference_in_a_series_has_its_sides_on_the_page_of_differences(told: Told) -> None:
    found = told(*days(("5", "9"), ("6", "3")))
    (page,) = differences_page.make_pages(found.findings, SETTINGS)
    view = cast(DifferencesView, page.view())
    ((entry,),) = (kind.entries for kind in view.kinds)
    assert "".join(span.text for span in entry.in_series[0]).endswith("most on 1 May 2031: 5 and 9.")
    assert [("".join(one.text for one in side.outlets), side.value[0].text) for side in entry.sides] == [
        ("UN", "5"),
        ("Mayor, in Post", "9"),
    ]


def test_what_a_person_says_of_a_number_that_differs_in_the_series_is_about_it(told: Told) -> None:
    found = told(*days(("5", "9")), differences="differences: [{kind: number, reason: other areas}]")
    (one,) = found.finding().differences
    assert (one.aspect, len(one.explanations)) == ("killed", 1)


def test_nine_claimants_over_eight_hundred_days_are_compared_once_for_each_pair_and_day(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Figure, Figure]] = []

    def count(corpus: Corpus, aspect: Aspect, one: Figure, other: Figure) -> Agreement:
        calls.append((one, other))
        return compare_values(corpus, aspect, one, other)

    monkeypatch.setattr(series_comparison, "compare_values", count)
    names = ("mayor", "army", "united-nations")
    found = told(
        *(
            f"post,{name},{2000 + day // 12}-{day % 12 + 1:02},{day + number}"
            for day in range(120)
            for number, name in enumerate(names)
        ),
        unit="monthly",
    )
    found.finding()
    assert len(calls) == 120 * 3
    assert all(one.as_of == other.as_of for one, other in calls)


def test_days_are_told_in_the_order_of_their_dates_whatever_that_of_the_file(told: Told) -> None:
    lines = days(("1", "3"), ("1", "3"))
    assert differing(told(*reversed(lines))) == [
        "Killed: Mayor and UN differ on all 2 days they share, most on 1 May 2031: 3 and 1."
    ]


@pytest.mark.parametrize(
    ("days_apart", "words"),
    [
        (1, "Killed: UN і Mayor розходяться (1 з 2 днів), 1 травня 2031\u202fр.: 5 і 9."),
        (2, "Killed: UN і Mayor розходяться (усі 2 спільні дні), найбільше 1 травня 2031\u202fр.: 5 і 9."),
        (5, "Killed: UN і Mayor розходяться (усі 5 спільних днів), найбільше 1 травня 2031\u202fр.: 5 і 9."),
    ],
)
def test_it_is_told_in_the_language_of_the_site(told: Told, days_apart: int, words: str) -> None:
    values = [("5", "9")] * days_apart + ([("5", "5")] if days_apart == 1 else [])
    found = told(*days(*values))
    i18n.set_translations(load_catalogue("uk").translations)
    try:
        assert differing(found) == [words]
    finally:
        i18n.set_translations(load_catalogue("en").translations)
