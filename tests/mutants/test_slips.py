"""When one word may be put for another without asking."""

import pytest
from factsheet.yamlfile.typos import is_safe
from hypothesis import given
from hypothesis import strategies as st

SAFE = [
    ("Harbour News", "harbour-news"),
    ("1,200", "1200"),
    ("1 200 000", "1200000"),
    ("29 March 2022", "2022-03-29"),
    ("2022-03-29 14:30", "2022-03-29T14:30"),
    ("2.30 pm", "14:30"),
    ("2022-03-28 to 2022-03-30", "2022-03-28/2022-03-30"),
    ("n", "no"),
    ("Erdoğan", "erdogan"),
    ("https://a.example/b|c?d[]=1", "https://a.example/b%7Cc?d%5B%5D=1"),
]
WITH_A_FEW = [("statment", "statement"), ("knid", "kind"), ("Quote", "quote")]
ASKED = [
    ("harbor", "harbour"),
    ("1,5 million", "1.5 million"),
    ("2022-04-02/2022-04-01", "2022-04-01/2022-04-02"),
    ("2022-21-05", "2022-21"),
    ("2022-03-29 14:30:15", "2022-03-29T14:30"),
    ("https://a.example/{day}", "https://a.example/%7Bday%7D"),
    ("https://a.example/b c", "https://a.example/b%20c"),
    ("https://a.example/100%", "https://a.example/100%25"),
]
NO_REPLACEMENT = [
    ("Kyiv", "[50.45, 30.52]"),
    ("none", "url_note: not found"),
    ("fulfilled", "expected: yes"),
    ("1.2", "12"),
    ("perhaps", "yes"),
    ("same", "same"),
]


@pytest.mark.parametrize(("written", "meant"), SAFE)
def test_what_says_the_same_is_put_for_it(written: str, meant: str) -> None:
    assert is_safe(written, meant, of_few=False) is True


@pytest.mark.parametrize(("written", "meant"), WITH_A_FEW)
def test_one_slip_leaves_no_doubt_among_a_few_words(written: str, meant: str) -> None:
    assert is_safe(written, meant, of_few=True) is True


@pytest.mark.parametrize(("written", "meant"), [*ASKED[1:], ("day-2", "day-3"), ("in", "of"), ("rank", "bank")])
def test_where_something_else_can_be_meant_nobody_is_overruled(written: str, meant: str) -> None:
    assert is_safe(written, meant, of_few=True) is not True


@pytest.mark.parametrize(("written", "meant"), ASKED)
def test_what_is_likely_is_offered(written: str, meant: str) -> None:
    assert is_safe(written, meant, of_few=False) is False


@pytest.mark.parametrize(("written", "meant"), NO_REPLACEMENT)
def test_an_example_is_never_put_in_place_of_a_value(written: str, meant: str) -> None:
    assert is_safe(written, meant, of_few=True) is None


@given(written=st.text("0123456789., abc", max_size=9), meant=st.from_regex(r"[0-9]{1,6}", fullmatch=True))
def test_a_number_is_put_only_for_the_same_digits(written: str, meant: str) -> None:
    if is_safe(written, meant, of_few=True):
        assert [sign for sign in written if sign.isalnum()] == list(meant)
