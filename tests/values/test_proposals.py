"""What is proposed for a wrong quantity or date means what was typed: texts are made up together with their meaning."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from factsheet.checks.check_content import examine
from factsheet.edit.fix import fix_files
from factsheet.model.values import yes_no
from factsheet.model.values.date_parser import parse_date as read_date
from factsheet.model.values.quantity_mistakes import read
from factsheet.yamlfile.parse import parse_file as read_file
from pydantic_core import PydanticCustomError, ValidationError

Bounds = tuple[Decimal | None, Decimal | None]
Typed = tuple[str, Bounds | None]
"""A text, and its least and most; None where its words say more than two numbers do."""

COUNTED = "killed civilian"
LIMITS: dict[str, tuple[bool, bool]] = {
    "": (True, True), "about ": (True, True), "approx. ": (True, True), "~": (True, True), "ca. ": (True, True),
    "up to ": (False, True), "max. ": (False, True), "max ": (False, True), "<= ": (False, True),
    "nearly ": (False, True),
    "fewer than ": (False, True), "at least ": (True, False), "min. ": (True, False), "more than ": (True, False),
    ">": (True, False), "over ": (True, False),
}  # fmt: skip
"""Words before a number, and whether its least and its most are stated."""
SCALES: dict[str, int] = {
    "": 1, " thousand": 10**3, "k": 10**3, " тис.": 10**3, " тыс": 10**3, " Tsd.": 10**3, " mille": 10**3,
    " million": 10**6, " m": 10**6, " mln": 10**6, " mn": 10**6, " Mio.": 10**6, " млн": 10**6, " M": 10**6,
    " billion": 10**9, " bn": 10**9, "b": 10**9, " Mrd.": 10**9, " млрд": 10**9, " Md": 10**9, " milliards": 10**9,
}  # fmt: skip
HARMLESS = ("", "", "", " people", " killed", " civilian people", " of people", " persons killed")
TELLING = (
    *(
        " a day",
        " feared killed",
        " or so",
        " but fewer than 900",
        ", not 5",
        " wounded",
        " per cent",
        " ± 20",
        " t",
        "?",
    ),
    *(
        " mil",
        " at most",
        " minimum",
        " to be confirmed",
        " and 3 missing",
        " in all but 2",
        " households",
        " x 2",
        "/5",
    ),
)
"""Words behind a number that say something else, or in a way that only a person can weigh."""


def _numerals(chance: random.Random, scale: str) -> Iterator[tuple[str, Decimal]]:
    """Yield ways to write a number; before a scale, a point is always one before decimals."""
    whole = chance.choice((chance.randint(0, 999), chance.randint(1000, 999_999), chance.randint(10**6, 10**8)))
    for sign in (",", " ", "") if scale else (",", " ", "", "."):
        yield f"{whole:,}".replace(",", sign), Decimal(whole)
    decimal = Decimal(chance.randint(11, 99)) / 10
    yield f"{decimal}", decimal
    yield f"{decimal}".replace(".", ","), decimal


def quantities(amount: int) -> Iterator[Typed]:
    """Return texts with their meaning, most of them wrong in one way or another; always the same ones."""
    chance = random.Random(31)
    for _ in range(amount):
        limit, (has_least, has_most) = chance.choice(list(LIMITS.items()))
        scale, times = chance.choice(list(SCALES.items()))
        numeral, value = chance.choice(list(_numerals(chance, scale)))
        number = value * times
        bounds: Bounds = (number if has_least else None, number if has_most else None)
        if chance.random() < 0.6:
            yield f"{limit}{numeral}{scale}{chance.choice(HARMLESS)}", bounds
        else:
            yield f"{limit}{numeral}{scale}{chance.choice(TELLING)}", None


def proposal(text: str) -> tuple[bool, str | None]:
    """Return whether the text is a quantity, and else what is proposed."""
    try:
        read(text, "", COUNTED)
    except PydanticCustomError as error:
        return False, (error.context or {})["fix"]
    return True, None


def bounds_of(text: str) -> Bounds:
    found = read(text, "", COUNTED)
    return (
        None if found.min is None else Decimal(found.min),
        None if found.max is None else Decimal(found.max),
    )


def test_every_proposal_for_a_quantity_means_what_was_typed() -> None:
    proposed = 0
    for text, meant in quantities(8_000):
        is_read, fix = proposal(text)
        if fix is not None:
            assert bounds_of(fix) == meant, (text, fix)
            proposed += 1
        if is_read and meant is not None:
            assert bounds_of(text) == meant, text
    assert proposed > 1_500


def test_fix_writes_no_quantity_that_means_something_else(base: Path) -> None:
    typed = [one for one in quantities(300) if not proposal(one[0])[0]]
    file = "content/sheets/talks/points/travellers.yml"
    head = (
        "title: Travellers\nkind: figure\nstatement: They waited.\ncompare:\n"
        "  - {id: killed, type: quantity, measure: killed, population: civilian}\nreports:\n"
    )
    rows = [
        f"  - {{id: r{number}, source: harbour, no_quote: number_only,"
        f' says: {{killed: {{value: "{text}", as_of: not_given}}}}}}\n'
        for number, (text, _meant) in enumerate(typed)
    ]
    (base / file).write_text(head + "".join(rows), encoding="utf-8")
    outcome = fix_files(base / "content", lambda content: examine(content)[1], unsafe=True)
    fields, _problems = read_file(file, outcome.changes[file].after)
    assert fields is not None
    after = [report["says"]["killed"]["value"] for report in fields.written["reports"]]
    changed = [(text, meant, now) for (text, meant), now in zip(typed, after, strict=True) if str(now) != text]
    assert [one for one in changed if bounds_of(str(one[2])) != one[1]] == []
    assert len(changed) > 10


DATES = ("%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%m/%d/%Y", "%Y%m%d", "%Y/%m/%d", "%Y-%m-%d 00:00", "%d %b %Y", "%Y.%m")
AROUND = ("{}", "c. {}", "about {}", "{}?", "before {}", "{} or later", "not {}", "since {}", "{} to {}", "{}~")


def test_every_proposal_for_a_date_means_what_was_typed() -> None:
    chance = random.Random(17)
    proposed = 0
    for _ in range(5_000):
        day = date(1990, 1, 1) + timedelta(days=chance.randrange(20_000))
        text = chance.choice(AROUND).format(*[day.strftime(chance.choice(DATES))] * 2)
        try:
            read_date(text)
        except (PydanticCustomError, ValidationError) as error:
            fix = (error.context or {})["fix"] if isinstance(error, PydanticCustomError) else None
            if fix is None:
                continue
            proposed += 1
            found = read_date(fix)
            assert found.earliest is not None
            assert found.latest is not None
            assert found.earliest.date() <= day <= found.latest.date(), (text, fix)
            assert (found.latest - found.earliest).days < 31, (text, fix)
            assert not any(word in text for word in ("before", "later", "not", "since", " to ", "?")), (text, fix)
            assert found.approximate == text.startswith(("c.", "about")), (text, fix)
    assert proposed > 300


@pytest.mark.parametrize(
    ("text", "fix"), [("y", "yes"), ("On", "yes"), ("n", "no"), ("maybe", None), ("yes?", None), ("not", None)]
)
def test_a_proposal_for_yes_or_no_says_the_same(text: str, fix: str | None) -> None:
    with pytest.raises(PydanticCustomError) as error:
        yes_no.parse_yes_no(text)
    assert (error.value.context or {})["fix"] == fix
