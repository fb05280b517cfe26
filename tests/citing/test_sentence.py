"""The sentence that can be pasted anywhere: nothing that a number or a quotation needs gets lost in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet.data.citations.sentence import format_sentence

from tests.citing.site import FIGURE, NAMED, ROWS, SERIES, SPEECH
from tests.model.content import SETTINGS, Content, write

Written = Callable[[str], Content]


def told(found: Content, settings: object = NAMED) -> str:
    return format_sentence(found.findings, settings, found.point())  # type: ignore[arg-type]


def test_a_figure_keeps_operator_claimant_day_source_and_link(content: Written) -> None:
    assert told(content(FIGURE)) == (
        "People injured at the quay: between 35 and 40 (provisional; as-of date not given) according to the mayor, "
        "as reported by The Bugle, 29 March 2031; up to 40 (as of 29 March 2031), as reported by The Herald, "
        "30 March 2031 (likely) (3 sources, 1 named origin, 1 report names none). https://example.org/facts/sheets/talks/points/point/"
    )


def test_values_over_time_are_told_by_the_last_of_each_claimant(tmp_path: Path) -> None:
    file = tmp_path / "sheets/talks/points/point.csv"
    file.parent.mkdir(parents=True)
    file.write_text(ROWS, encoding="utf-8")
    assert told(write(tmp_path, SERIES)) == (
        "Boats each week: about 90 (week; as of 13 April 2031) according to the Harbour Office, as reported by "
        "the Harbour Office, 20 April 2031; nearly 100 (week; as of 13 April 2031) according to the mayor, as reported "
        "by The Bugle, 21 April 2031; dozens (week; as of 13 April 2031) according to the mayor, as reported by "
        "The Herald, 22 April 2031; and 1 more report (3 sources, 2 named origins, 1 report names none). "
        "https://example.org/facts/sheets/talks/points/point/"
    )


def test_values_over_time_step_back_where_a_report_states_the_figure(tmp_path: Path) -> None:
    file = tmp_path / "sheets/talks/points/point.csv"
    file.parent.mkdir(parents=True)
    file.write_text(ROWS, encoding="utf-8")
    report = "  reports: [{source: bugle, no_quote: number_only, says: {boats: {value: '400', as_of: 2031-04}}}]\n"
    assert told(write(tmp_path, f"{SERIES}{report}")).startswith(
        "Boats each week: 400 (as of April 2031), as reported by"
    )


def test_a_statement_says_who_when_in_whose_words_and_who_denies_it(content: Written) -> None:
    assert told(content(SPEECH)) == (
        "Anna Berg on 28 March 2031: “the bridge ‘will open’ in May”, as reported by The Bugle, 29 March 2031; "
        "“it will not open”, as reported by The Herald (likely), 30 March 2031 (denies it, in the "
        "headline only) (2 sources, 1 origin; contested). https://example.org/facts/sheets/talks/points/point/"
    )


def test_a_copy_is_counted_and_not_told(content: Written) -> None:
    assert "Mirror" not in told(content(FIGURE))


def test_without_an_address_of_the_site_there_is_no_link(content: Written) -> None:
    assert told(content(FIGURE), SETTINGS).endswith("(3 sources, 1 named origin, 1 report names none).")


@pytest.mark.parametrize("state", ["superseded", "corrected", "withdrawn"])
def test_what_no_longer_stands_says_so_first(content: Written, state: str) -> None:
    found = content(FIGURE.replace("kind: figure", f"kind: figure\n  status: {{state: {state}, date: 2031-04-01}}"))
    assert told(found).startswith(f"[{state.capitalize()}] People injured")


def test_many_reports_are_counted_after_the_first_of_each_family(content: Written) -> None:
    reports = "\n".join(f"    - {{source: s{number}, quote: words of number {number}}}" for number in range(5))
    again = "    - {source: s0, id: s0-again, quote: other words of it}"
    text = f"point:\n  title: It rained\n  statement: It rained.\n  reports:\n{again}\n{reports}\nsources:\n"
    found = content(text + "\n".join(f"  s{number}: {{}}" for number in range(5)))
    assert "words of number 1" in told(found)
    assert "words of number 2" in told(found)
    assert "and 3 more reports" in told(found)


def test_who_is_against_it_is_never_one_of_those_that_are_only_counted(content: Written) -> None:
    reports = "\n".join(f"    - {{source: s{number}, quote: it rained on day {number}}}" for number in range(5))
    against = "    - {source: s5, quote: it was dry all the time, stance: denies}"
    text = f"point:\n  title: It rained\n  statement: It rained.\n  reports:\n{reports}\n{against}\nsources:\n"
    found = content(text + "\n".join(f"  s{number}: {{}}" for number in range(6)))
    assert "“it was dry all the time”, as reported by S5 (denies it)" in told(found)
    assert "and 3 more reports (6 sources" in told(found)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2031-03-28", "Anna Berg on 28 March 2031: "),
        ("2031-03", "Anna Berg, March 2031: "),
        ("2031-03-28~", "Anna Berg, around 28 March 2031: "),
        ("2031-03-28/2031-03-29", "Anna Berg, 28 to 29 March 2031: "),
    ],
)
def test_only_a_day_is_told_as_a_day(content: Written, date: str, words: str) -> None:
    assert told(content(SPEECH.replace("date: 2031-03-28", f"date: {date}"))).startswith(words)


def test_nothing_reported_is_told_as_our_own_words(content: Written) -> None:
    found = content("point: {title: It rained, statement: It is said that it rained.}")
    assert told(found).startswith("It is said that it rained (no source that we have read).")


def test_what_stands_no_longer_says_so_though_nobody_has_seen_a_report_of_it(content: Written) -> None:
    found = content("""
point:
  title: It rained
  statement: It is said that it rained.
  status: withdrawn
  reports: [{source: one, no_quote: page_not_seen}]
""")
    assert told(found).startswith("[Withdrawn] It is said that it rained (no source that we have read).")
