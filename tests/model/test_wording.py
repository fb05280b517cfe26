"""Which words differ between renderings, and what a copy changed."""

import pytest
from factsheet.text.word_diff import find_changed_ranges, find_differing_ranges, list_changes
from hypothesis import given
from hypothesis import strategies as st

quotations = st.lists(
    st.sampled_from(["we", "will", "Cut", "back", "activity", "it’s", "war-time", "різко", "скоротити", "–", "3,000"]),
    max_size=9,
).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("fundamentally cut back", "fundamentally cut", [("back", "")]),
        ("cut back", "cut sharply back", [("", "sharply")]),
        ("to fundamentally cut back", "to basically cut back", [("fundamentally", "basically")]),
        ("we will cut back now", "we shall scale down now", [("will cut back", "shall scale down")]),
        ("Cut back – at once", "cut back, at once", []),
        ("It’s over", "it's over", []),
        ("some 10,000 people, 3.5 of them", "some 12,000 people, 3.6 of them", [("10,000", "12,000"), ("3.5", "3.6")]),
        ("різко скоротити", "різко зменшити", [("скоротити", "зменшити")]),
        ("", "added", [("", "added")]),
    ],
)
def test_what_became_of_the_parents_words_is_told_in_order(
    before: str, after: str, told: list[tuple[str, str]]
) -> None:
    assert list(list_changes(before, after)) == told


def test_a_word_that_moved_is_left_out_in_one_place_and_added_in_another() -> None:
    (one, other) = list_changes("one two three", "one three two")
    assert {one, other} in ({("two", ""), ("", "two")}, {("three", ""), ("", "three")})


def cut(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


def test_the_words_that_the_other_rendering_has_not_are_marked() -> None:
    one, other = "to drastically reduce military activity", "to radically reduce military activity"
    assert cut(one, find_differing_ranges(one, [other])) == ["drastically"]
    assert cut(other, find_differing_ranges(other, [one])) == ["radically"]


def test_a_rendering_is_held_against_the_one_most_like_it() -> None:
    text = "we will radically reduce military activity"
    near, far = "we will sharply reduce military activity", "they may reduce activity"
    assert cut(text, find_differing_ranges(text, [far, near])) == ["radically"]


def test_a_quotation_that_only_goes_on_longer_differs_in_nothing() -> None:
    short, long = "reduce military activity", "we will reduce military activity around Kyiv"
    assert find_differing_ranges(short, [long]) == ()
    assert find_differing_ranges(long, [short]) == ()


@pytest.mark.parametrize("others", [[], ["not one word alike here"], ["Reduce Military ACTIVITY!"]])
def test_nothing_is_marked_where_no_rendering_is_another_of_the_same_words(others: list[str]) -> None:
    assert find_differing_ranges("reduce military activity", others) == ()


def test_what_a_text_has_and_the_other_has_not_is_cut_at_whole_words() -> None:
    assert cut("to cut back sharply", find_changed_ranges("to cut back sharply", "to cut")) == ["back sharply"]


def words(runs: list[str]) -> int:
    return sum(len(run.replace("–", " ").split()) for run in runs)


@given(quotations, quotations)
def test_as_many_words_are_lost_one_way_as_are_added_the_other_way(one: str, other: str) -> None:
    there, back = list_changes(one, other), list_changes(other, one)
    assert words([old for old, _ in there]) == words([new for _, new in back])
    assert bool(there) == bool(back)


@given(quotations, quotations)
def test_nothing_changed_means_the_same_words_but_for_capitals_and_signs(one: str, other: str) -> None:
    same = [word.casefold() for word in one.split() if word != "–"] == [
        word.casefold() for word in other.split() if word != "–"
    ]
    assert (list_changes(one, other) == ()) == same


@given(quotations, st.lists(quotations, max_size=3))
def test_marked_ranges_lie_in_the_text_in_order_on_word_boundaries(text: str, others: list[str]) -> None:
    done = -1
    for start, end in find_differing_ranges(text, others):
        assert done < start < end <= len(text)
        assert not text[start:end].startswith(" ")
        assert not text[start:end].endswith(" ")
        assert start == 0 or not text[start - 1].isalnum()
        assert not text[end : end + 1].isalnum()
        done = end
