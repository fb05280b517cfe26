import json
import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from factsheet.model.values import quantity_table
from factsheet.model.values.number_words import TABLE, parse_number
from factsheet.model.values.quantity_table import LONGEST, Quantity, RefusedQuantity, match_quantity
from hypothesis import given
from hypothesis import strategies as st

HERE = Path(__file__).parent
CASES = json.loads((HERE / "quantity_cases.json").read_text("utf-8"))


def result(case: dict[str, str]) -> dict[str, str]:
    """Return what Python makes of a case, in the words of the case file."""
    found = match_quantity(case["written"], case.get("unit", ""))
    if not isinstance(found, Quantity):
        return {"refused": found.code if found else "not_known"}
    bounds = {"min": found.min, "max": found.max}
    stated = {name: _printed(bound) for name, bound in bounds.items() if bound is not None}
    return {"relation": found.relation, **stated}


def _printed(bound: int | Decimal) -> str:
    return f"{bound.normalize():f}" if isinstance(bound, Decimal) else str(bound)


def expected(case: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in case.items() if name not in ("written", "unit")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['written']!a} {case.get('unit', '')}")
def test_each_case_is_read_as_the_case_file_says(case: dict[str, str]) -> None:
    assert result(case) == expected(case)


def test_the_cases_reach_every_pattern_and_every_refusal() -> None:
    relations = {row["relation"] for row in TABLE["patterns"]}
    codes = {row["code"] for row in TABLE["refusals"]} | {"reversed", "unclear_scale", "not_known"}
    assert {case.get("relation") for case in CASES} - {None} == relations
    assert {case.get("refused") for case in CASES} - {None} == codes
    unused = [
        row.pattern
        for row in quantity_table.PATTERNS
        if not any(row.match(quantity_table.normalize_quantity(case["written"])) for case in CASES)
    ]
    assert unused == []


def test_every_example_that_a_mistake_shows_is_understood() -> None:
    assert [text for text in TABLE["examples"] if not isinstance(match_quantity(text), Quantity)] == []


@pytest.mark.parametrize(
    ("written", "type_"),
    [("5", int), ("5.0", int), ("1.5 million", int), ("1.5", Decimal), ("1.2345 k", Decimal)],
)
def test_whole_numbers_stay_integers(written: str, type_: type) -> None:
    assert type(parse_number(written)) is type_


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from(["", ",", " ", "\u00a0", "\u2009", "\u202f"]))
def test_every_whole_number_is_read_with_every_separator(count: int, separator: str) -> None:
    written = f"{count:,}".replace(",", separator)
    assert match_quantity(written) == Quantity(written, "exactly", count, count)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_a_range_keeps_its_ends_or_is_refused_as_reversed(one: int, other: int) -> None:
    written = f"between {one} and {other:,}"
    found = match_quantity(written)
    assert found == (Quantity(written, "between", one, other) if one <= other else RefusedQuantity("reversed"))


@given(st.text(max_size=2 * LONGEST), st.sampled_from(["", "people", "%", "(", "s"]))
def test_any_text_has_a_result(written: str, unit: str) -> None:
    found = match_quantity(written, unit)
    assert found is None or isinstance(found, Quantity | RefusedQuantity)


def test_what_is_longer_than_a_quantity_is_not_read() -> None:
    assert isinstance(match_quantity("five" + " " * (LONGEST - 4)), Quantity)
    assert match_quantity("five" + " " * (LONGEST - 3)) is None


def made_up(amount: int) -> list[dict[str, str]]:
    """Return texts put together from the words of quantities, always the same ones."""
    chance = random.Random(29)
    words = [
        *TABLE["numbers"],
        *TABLE["scales"],
        "and",
        "to",
        "-",
        "half a",
        "up to",
        "at least",
        "about",
        "between",
    ]
    words += [
        "nearly",
        "or more",
        "hundreds",
        "of",
        "a few",
        "none",
        "1.200",
        "1,200",
        "400",
        "1.5",
        "07",
        "people",
        "%",
        ".",
    ]
    return [
        {
            "written": chance.choice([" ", " ", ""]).join(chance.choices(words, k=chance.randint(1, 4))),
            "unit": unit,
        }
        for unit in ("", "people", "%")
        for _ in range(amount)
    ]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_a_browser_reads_the_same_out_of_the_table() -> None:
    table = Path(quantity_table.__file__).with_name("quantity_patterns.json")
    cases = [*CASES, *made_up(2000)]
    command = ["node", str(HERE / "quantity_reader.mjs"), str(table)]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    in_python = [result(case) for case in cases]
    differing = [
        (case, ours, theirs)
        for case, ours, theirs in zip(cases, in_python, json.loads(done.stdout), strict=True)
        if ours != theirs
    ]
    assert differing == []
    assert sum("relation" in found for found in in_python[len(CASES) :]) > 500
