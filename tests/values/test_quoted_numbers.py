"""What a quotation says in numbers, and whether a value is that; in five languages, and beside dates and names."""

import pytest
from factsheet.model.values.quantity_mistakes import read
from factsheet.model.values.quoted_numbers import parse_quotation
from factsheet.model.values.quoted_value import QuoteMismatch, check_quoted_value
from hypothesis import given
from hypothesis import strategies as st

NOT_IT, NOT_THERE, NO_LIMIT = QuoteMismatch.CONTRADICTED, QuoteMismatch.UNQUOTED, QuoteMismatch.LIMIT_UNQUOTED
CASES: tuple[tuple[str, str, QuoteMismatch | None], ...] = (
    ("approx. 300", "up to 400 dead", NOT_IT),
    ("400", "up to 400", NOT_IT),
    ("at least 400", "up to 400", NOT_IT),
    ("up to 400", "up to 400 dead", None),
    ("up to 400", "as many as four hundred dead", None),
    ("12", "7 wounded, 12 killed", None),
    ("13", "7 wounded, 12 killed", NOT_IT),
    ("350 to 400", "350 at the lowest, 400 at the most", None),
    ("up to 400", "up to about 400", None),
    ("400", "rose from 350 to 400", None),
    ("400", "between 350 and 400", NOT_IT),
    ("more than 400", "no more than 400", NOT_IT),
    ("nearly 400", "almost 400", None),
    ("12", "a dozen", None),
    ("1.2 million", "1,200,000 people", None),
    ("400", "dozens died, 7 were hurt", None),
    ("400", "many died", NOT_THERE),
    ("about 400", "400 died", NO_LIMIT),
    ("5", "at least five people", NOT_IT),
    ("400", "on 5 March 2022 at 14:30", NOT_THERE),
    ("400", "400 may have died on 5 March", None),
    ("34", "the 34th day", None),
    ("400", "COVID-19 on flight 370", NOT_THERE),
    ("400", "a 12-year-old", NOT_THERE),
    ("1", "a man was killed", None),
    ("none", "no deaths, 7 hurt", None),
    ("none", "7 hurt", NOT_THERE),
    ("0", "without victims, 7 hurt", None),
    ("unknown", "nobody could say how many", None),
    ("dozens", "dozens of people", None),
    ("dozens", "twelve people", NOT_THERE),
    ("up to 400", "до 400 загиблих", None),
    ("400", "до 400 загиблих", NOT_IT),
    ("12", "доставили до 12 лікарень", None),
    ("400", "понад 400 осіб", NOT_IT),
    ("more than 1.2 million", "понад 1,2 млн осіб", None),
    ("350 to 400", "від трьохсот п’ятдесяти до чотирьохсот", None),
    ("between 5 and 10", "між 5 і 10", None),
    ("at least 25", "щонайменше двадцять п’ять людей", None),
    ("24", "щонайменше двадцять п’ять людей", NOT_IT),
    ("1,200", "тисяча двісті загиблих", None),
    ("5,200", "5 тисяч 200 людей", None),
    ("thousands", "тисячі загиблих", None),
    ("400", "тисячі загиблих, 5 поранених", None),
    ("fewer than 20", "менше двадцяти", None),
    ("nearly 1200", "почти 1 200 человек", None),
    ("more than 1.5 million", "более полутора миллионов", None),
    ("at least 3 billion", "не менее 3 млрд", None),
    ("20,000", "двадцать тысяч", None),
    ("up to 400", "jusqu’à 400 morts", None),
    ("400", "jusqu’à 400 morts", NOT_IT),
    ("12", "douze morts et 7 blessés", None),
    ("more than 3 billion", "plus de 3 milliards", None),
    ("at least 1,200", "mindestens 1.200 Tote", None),
    ("1,300", "mindestens 1.200 Tote", NOT_IT),
    ("about 3 million", "rund 3 Mio. Menschen", None),
    ("400", "٤٠٠ قتيل", None),
)


@pytest.mark.parametrize(("value", "quote", "discord"), CASES)
def test_a_value_is_held_against_its_quotation(value: str, quote: str, discord: QuoteMismatch | None) -> None:
    verdict = check_quoted_value(read(value), [quote])
    assert (verdict and verdict.mismatch) == discord


def test_the_words_of_the_quotation_are_named_as_it_prints_them() -> None:
    verdict = check_quoted_value(read("5"), ["Щонайменше ДВАДЦЯТЬ п’ять людей", "7 hurt"])
    assert verdict is not None
    assert verdict.quoted == ("Щонайменше ДВАДЦЯТЬ п’ять", "7")


def test_numbers_of_other_values_contradict_nothing() -> None:
    assert check_quoted_value(read("400"), ["7 hurt"], [read("7")]) == check_quoted_value(read("400"), ["many"])
    verdict = check_quoted_value(read("400"), ["7 hurt, 12 killed"], [read("7")])
    assert verdict is not None
    assert verdict.mismatch is NOT_IT


def test_parts_are_read_apart() -> None:
    verdict = check_quoted_value(read("up to 400"), ["they said up to", "400 died"])
    assert verdict is not None
    assert verdict.mismatch is NO_LIMIT


def test_in_a_language_that_is_not_read_nothing_contradicts() -> None:
    assert check_quoted_value(read("12"), ["doce muertos"], is_readable=False) is None
    verdict = check_quoted_value(read("12"), ["7 muertos"], is_readable=False)
    assert verdict is not None
    assert verdict.mismatch is NOT_THERE


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from(["", "up to ", "at least ", "about ", "more than "]))
def test_a_value_that_is_quoted_word_for_word_is_never_a_problem(number: int, limit: str) -> None:
    value = f"{limit}{number:,}"
    assert check_quoted_value(read(value), [f"They said {value} people were there."]) is None


@given(st.integers(min_value=10, max_value=1700), st.integers(min_value=10, max_value=1700))
def test_another_number_is_always_one(one: int, other: int) -> None:
    verdict = check_quoted_value(read(str(one)), [f"They said {other} people were there."])
    assert (verdict is None) == (one == other)


@given(st.text(max_size=200))
def test_any_quotation_is_read(text: str) -> None:
    for found in parse_quotation(text).quantities:
        assert found.words in text
