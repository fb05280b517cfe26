"""A number and its quotation, weighed by the form and by the checker: the same verdict, with the same words."""

import random
from typing import Any

import pytest
from factsheet.model.values.quantity_mistakes import read
from factsheet.model.values.quoted_value import check_quoted_value

from tests.suggesting.browser import asked, needs_node
from tests.values.test_quoted_numbers import CASES

pytestmark = [needs_node, pytest.mark.slow]

VALUES = (
    "400",
    "up to 400",
    "at least 12",
    "350 to 400",
    "dozens",
    "none",
    "1.2 million",
    "about 1,200",
    "0",
    "1",
    "25",
)
PIECES = (
    *(
        "up to",
        "at least",
        "400",
        "1,200",
        "1.2 million",
        "12",
        "killed",
        "on 5 March 2022",
        "and",
        "about",
        "no",
        "dozens",
    ),
    *(
        "до",
        "понад",
        "щонайменше",
        "двадцять",
        "п’ять",
        "тисяч",
        "тисячі",
        "загиблих",
        "осіб",
        "від",
        "між",
        "350",
        "і",
    ),
    *("более", "почти", "млн", "1,2", "человек", "не менее", "триста", "полтора", "о 14:30", "35-й", "COVID-19"),
    *("jusqu’à", "plus de", "mille", "morts", "deux", "mindestens", "1.200", "Tote", "Mio.", "bis", "über", "٤٠٠", "–"),
    *("a couple of", "hundred", "34th", "of", "25", ".", ",", "…", "twenty-five", "İ", "𝟒𝟎𝟎"),
)


def made_up(amount: int) -> list[tuple[str, list[str], list[str], bool]]:
    """Return values, quotations in parts, other values and whether the language is known; always the same ones."""
    chance = random.Random(7)
    found = []
    for _ in range(amount):
        parts = [" ".join(chance.choices(PIECES, k=chance.randint(1, 7))) for _ in range(chance.choice((1, 1, 2)))]
        others = chance.sample(VALUES, chance.choice((0, 0, 1)))
        found.append((chance.choice(VALUES), parts, others, chance.random() < 0.8))
    return found


def in_python(value: str, parts: list[str], others: list[str], is_readable: bool) -> tuple[str, list[str]] | None:
    verdict = check_quoted_value(read(value), parts, [read(other) for other in others], is_readable=is_readable)
    return (verdict.mismatch.name, list(verdict.quoted)) if verdict else None


def test_a_browser_weighs_a_number_as_the_checker_does() -> None:
    cases = [*((value, [quote], [], True) for value, quote, _verdict in CASES), *made_up(3000)]
    texts = sorted({text for value, _parts, others, _known in cases for text in (value, *others)})
    reads = dict(zip(texts, asked(*(("quantities.read", [text]) for text in texts)), strict=True))
    calls: list[tuple[str, list[Any]]] = [
        ("quotations.weigh", [{**reads[value], "value": value}, parts, [reads[other] for other in others], is_readable])
        for value, parts, others, is_readable in cases
    ]
    answers = [(one["discord"], one.get("quoted", [])) if one else None for one in asked(*calls)]
    differing = [
        (case, ours, theirs)
        for case, theirs in zip(cases, answers, strict=True)
        if (ours := in_python(*case)) != theirs
    ]
    assert differing == []
    assert {one[0] if one else None for one in answers} == {"CONTRADICTED", "UNQUOTED", "LIMIT_UNQUOTED", None}
