"""Dates and quantities, read by the form and by the checker: the same meaning, else the same words."""

import random
from typing import Any

import pytest
from factsheet.model.values import date_parser
from factsheet.model.values.quantity_mistakes import read as read_quantity
from factsheet.model.values.quantity_table import Quantity, match_quantity
from pydantic_core import PydanticCustomError, ValidationError

from tests.suggesting.browser import asked, needs_node
from tests.values.test_quantity_table import CASES, made_up

pytestmark = [needs_node, pytest.mark.slow]

DATES = """
    2022 2022-03 2022-03-29 2022-03-29T14 2022-03-29T14:30 2022-03-29T14:30Z 2022-03-29T14:30+03:00 202X 20XX 2022-XX
    2022-03-XX 2022-XX-XX 2022-21 2022-24 2022-21-05 2022-00 2022-13 2022-13-01 2022-02-29 2024-02-29 1900-02-29
    2022-02-30 2022-04-31 2022-3 2022-03-29? 2022-03~ 2022% 0000 0001 9999 0000-01 000X -0044 Y12022 2022-03-29T24:00
    2022-03-29T14:60 2022-03-29T14:30+15:00 2022-03-29T14:30-12:00 2022-03-29T14:30-13:00 2022-03-29T14:30+03:75
    202X-03 2022-03-28/2022-03-30 2022-03-30/2022-03-28 2022/2022-03 2022-03/2022 2022-03-28/.. ../2022 / ../..
    2022-03-29T14:30/2022-03-29T14 2022-03-29T14/2022-03-29T13:59 2022-24/2023-01 2022-24/2023-03 1/2/3 29/3/2022
    2022/29/3 13.14.2022 20220329 20220230 2022/03 2022.3 202x 20xx 2022-xx 2022-03-xx 2022-13-xx 3/4/2022 2000-02-29
    2022-03-29T10:00Z/2022-03-29T11:00+01:00 2022-03-29T10:00Z/2022-03-29T11:00 2022-13/2023 2022-03-29t14:30 x ?
    2022-03-29T14:30Z/2022-03-29T15:00+00:00 2022-03-29T14:30Z/2022-03-29T15:00-00:00 9999-24 2022-XX-05 2022/2021
"""
IN_WORDS = [
    "29 March 2022", "March 29, 2022", "29 Mar 2022", "Sept. 2022", "March 2022", "31 April 2022", "about 2022",
    "c. 2022-03", "circa 1999", "2022-03-29 14:30", "2022-03-29 14:30:00.123+03:00", "2022–03–29", "1st May 2022",
    "some day", " 2022", "2022 ", "12 13 2022", "3-4-2022", "Tuesday", "", "last week", "Mai 2022", "29. March 2022",
]  # fmt: skip


def in_python(read: Any, text: str) -> tuple[str, str | None] | None:
    """Return what is said of a text, and what to write instead; None where it can be read."""
    try:
        read(text)
    except PydanticCustomError as error:
        context = error.context or {}
        return context["message"], context["fix"]
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return context["message"], context["fix"]
    return None


def in_a_browser(answer: dict[str, Any]) -> tuple[str, str | None] | None:
    return (answer["wrong"], answer.get("fix")) if "wrong" in answer else None


def dates_made_up(amount: int) -> list[str]:
    chance = random.Random(5)
    pieces = ["2022", "1999", "20", "-", "-", "/", "03", "13", "29", "31", "T", "14", ":30", "XX", "X", "~", "?", "Z"]
    pieces += ["+03:00", " ", ".", "March", "..", "a", "24"]
    return ["".join(chance.choices(pieces, k=chance.randint(1, 8))) for _ in range(amount)]


def test_dates_are_read_alike_and_refused_in_the_same_words() -> None:
    texts = [*DATES.split(), *IN_WORDS, *dates_made_up(3000)]
    answers = asked(*(("dates.read", [text]) for text in texts))
    differing = [
        (text, ours, theirs)
        for text, answer in zip(texts, answers, strict=True)
        if (ours := in_python(date_parser.parse_date, text)) != (theirs := in_a_browser(answer))
    ]
    assert differing == []
    assert sum(in_python(date_parser.parse_date, text) is None for text in texts) > 50


def test_quantities_are_read_alike_and_refused_in_the_same_words() -> None:
    cases = [*CASES, *made_up(500)]
    answers = asked(*(("quantities.read", [case["written"], case.get("unit", "")]) for case in cases))
    differing = [
        (case, ours, theirs)
        for case, answer in zip(cases, answers, strict=True)
        if (ours := in_python(lambda text, case=case: read_quantity(text, case.get("unit", "")), case["written"]))
        != (theirs := in_a_browser(answer))
    ]
    assert differing == []


def test_what_was_understood_is_told_in_words() -> None:
    told = {
        "up to 400": "at most 400",
        "more than 10 million": "more than 10,000,000",
        "350 to 400": "between 350 and 400",
    }
    told |= {
        "about 1,200": "about 1,200",
        "dozens": "a vague number, kept as words",
        "5+": "at least 5",
        "400": "exactly 400",
    }
    assert all(isinstance(match_quantity(text), Quantity) for text in told)
    understood = asked(*(("quantities.read", [text]) for text in told))
    assert asked(*(("quantities.words", [one]) for one in understood)) == list(told.values())
