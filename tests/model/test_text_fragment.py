"""Addresses of passages, as WICG URL Fragment Text Directives are written and read."""

import re

import pytest
from factsheet.text.text_fragments import Passage, add_text_fragment, make_passage, parse_text_fragment
from hypothesis import given
from hypothesis import strategies as st

PAGE = "https://news.example/page"
UNRESERVED = re.compile(r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+")
"""What may stand in a term; of the unreserved characters the hyphen is left out, since it ends a prefix."""

texts = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
    .map(lambda text: " ".join(re.split(r"\s+", text)).strip())
    .filter(bool)
)
passages = st.builds(Passage, texts, st.none() | texts, st.none() | texts, st.none() | texts)


@pytest.mark.parametrize(
    ("quote", "term"),
    [
        ("cut back", "cut%20back"),
        ("cut-back", "cut%2Dback"),
        ("repositioning – not a withdrawal", "repositioning%20%E2%80%93%20not%20a%20withdrawal"),
        ("10,000 people", "10%2C000%20people"),
        ("AFP & AP", "AFP%20%26%20AP"),
        ("100% sure", "100%25%20sure"),
        ("%2D as printed", "%252D%20as%20printed"),
        ("a+b", "a%2Bb"),
        ("“designed to mislead”", "%E2%80%9Cdesigned%20to%20mislead%E2%80%9D"),
        ("Київ", "%D0%9A%D0%B8%D1%97%D0%B2"),
        ("كييف", "%D9%83%D9%8A%D9%8A%D9%81"),
        ("who? what/where #1 (one)!*'", "who%3F%20what%2Fwhere%20%231%20%28one%29%21%2A%27"),
        ("dots. under_scores ~ stay", "dots.%20under_scores%20~%20stay"),
        ("  broken\n  over lines ", "broken%20over%20lines"),
    ],
)
def test_a_quotation_is_encoded_exactly(quote: str, term: str) -> None:
    assert add_text_fragment(PAGE, make_passage((quote,))) == f"{PAGE}#:~:text={term}"


@pytest.mark.parametrize(
    ("passage", "directive"),
    [
        (Passage("start"), "start"),
        (Passage("start", "end"), "start,end"),
        (Passage("start", None, "before"), "before-,start"),
        (Passage("start", None, None, "after"), "start,-after"),
        (Passage("start", "end", "before", "after"), "before-,start,end,-after"),
        (Passage("-start-", "-end-", "before-", "-after"), "before%2D-,%2Dstart%2D,%2Dend%2D,-%2Dafter"),
    ],
)
def test_terms_are_joined_by_the_signs_that_stand_bare_nowhere_else(passage: Passage, directive: str) -> None:
    assert add_text_fragment(PAGE, passage) == f"{PAGE}#:~:text={directive}"


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (f"{PAGE}#sec", f"{PAGE}#sec:~:text="),
        (f"{PAGE}?a=1&b=2", f"{PAGE}?a=1&b=2#:~:text="),
        (f"{PAGE}#", f"{PAGE}#:~:text="),
        (f"{PAGE}#:~:text=another", f"{PAGE}#:~:text="),
        (f"{PAGE}#sec:~:text=another", f"{PAGE}#sec:~:text="),
    ],
)
def test_a_fragment_that_is_there_keeps_its_place(url: str, begins: str) -> None:
    assert add_text_fragment(url, Passage("start")) == f"{begins}start"


def test_up_to_three_hundred_characters_are_one_exact_term() -> None:
    exact = ("word " * 60)[:299] + "."
    assert len(exact) == 300
    assert make_passage((exact,)) == Passage(exact)
    assert make_passage((exact + "”",)) == Passage("word word word word word", "word word word word word.”")


def test_a_long_quotation_of_few_words_has_no_word_in_both_terms() -> None:
    one, two, three = "a" * 150, "b" * 150, "c" * 150
    assert make_passage((f"{one} {two} {three}",)) == Passage(one, three)


def test_a_long_quotation_without_spaces_is_one_term() -> None:
    assert make_passage(("字" * 301,)) == Passage("字" * 301)


def test_a_quotation_in_parts_leads_from_its_first_words_to_its_last() -> None:
    parts = ("We will radically, at times, reduce activity", "in the middle", "around the city of Chernihiv now")
    assert make_passage(parts) == Passage("We will radically, at times,", "the city of Chernihiv now")
    assert make_passage(("Two words", "end")) == Passage("Two words", "end")


def test_words_around_an_ambiguous_quotation_stand_beside_it() -> None:
    assert make_passage(("start",), "words before", "words after") == Passage(
        "start", None, "words before", "words after"
    )
    assert make_passage(("one two", "three"), "before").prefix == "before"


@given(passages, st.sampled_from((PAGE, f"{PAGE}#sec", f"{PAGE}?q=a-b,c&d=e")))
def test_what_is_written_is_read_back(passage: Passage, url: str) -> None:
    assert parse_text_fragment(add_text_fragment(url, passage)) == passage


@given(passages)
def test_nothing_stands_bare_in_a_term_but_unreserved_characters_without_the_hyphen(passage: Passage) -> None:
    directive = add_text_fragment(PAGE, passage).removeprefix(f"{PAGE}#:~:text=")
    if passage.prefix:
        before, _, directive = directive.partition("-,")
        assert UNRESERVED.fullmatch(before)
    if passage.suffix:
        directive, _, after = directive.rpartition(",-")
        assert UNRESERVED.fullmatch(after)
    terms = directive.split(",")
    assert len(terms) == (2 if passage.end else 1)
    assert all(UNRESERVED.fullmatch(term) for term in terms)


@pytest.mark.parametrize(
    ("directive", "passage"),
    [
        ("#:~:text=start", Passage("start")),
        ("#sec:~:text=before-,start,end,-after", Passage("start", "end", "before", "after")),
        ("#:~:other=1&text=start", Passage("start")),
        ("#:~:text=one&text=two", Passage("one")),
        ("#:~:text=%E2%80%93", Passage("–")),
        ("#:~:text=a,b,c", None),
        ("#:~:text=", None),
        ("#:~:text=,", None),
        ("#:~:text=before-,-after", None),
        ("#:~:text=before-", None),
        ("#sec", None),
        ("", None),
    ],
)
def test_a_directive_is_read_as_a_browser_takes_it(directive: str, passage: Passage | None) -> None:
    assert parse_text_fragment(PAGE + directive) == passage
