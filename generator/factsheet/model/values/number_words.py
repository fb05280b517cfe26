"""Parse numbers as printed ("1,200", "1.5 million", "half a dozen"); their form is already checked."""

import json
import re
from decimal import Context, Decimal
from importlib.resources import files
from typing import Any

Number = int | Decimal

TABLE: dict[str, Any] = json.loads(files(__package__).joinpath("quantity_patterns.json").read_text("utf-8"))
"""The words and patterns of quantities; a browser reads the same file."""

_NUMBERS: dict[str, int] = TABLE["numbers"]
_SCALES: dict[str, int] = TABLE["scales"]
_NUMERAL = re.compile(r"([0-9][0-9, ]*(?:\.[0-9]+)?)(?: ?([a-z]+))?")
_LAST_WORD = re.compile(r"(.*?) ?([a-z]+)")
# More digits than a text of 120 characters (`LONGEST`) and its scale can have, so that nothing is ever rounded.
_EXACT = Context(prec=400)


class UnclearScale(Exception):
    """In "two to three hundred thousand", two may be two thousand or two hundred thousand."""


def parse_number(text: str) -> Number:
    """Return the number; whole numbers are `int`, however they are written."""
    if match := _NUMERAL.fullmatch(text):
        digits, scale = match.groups()
        value = Decimal(re.sub("[, ]", "", digits))
        if scale:
            value = _EXACT.multiply(value, Decimal(_SCALES[scale]))
        return _simplify_number(value)
    return _simplify_number(_parse_words(text))


def parse_lower_number(low: str, high: str) -> Number:
    """Return the lower number of a range; in "4 to 5 million" the upper one lends it its scale.

    Raise `UnclearScale` where two scales could be meant.
    """
    least = parse_number(low)
    match = _LAST_WORD.fullmatch(high)
    if match is None:
        return least
    coefficient_words, scale_word = match.groups()
    scale = _SCALES.get(scale_word)
    if scale is None or _has_scale(low, scale_word) or _has_scale(coefficient_words, scale_word):
        return least
    coefficient = _EXACT.divide(Decimal(parse_number(high)), Decimal(scale))
    if least >= coefficient:  # "100 to 5 thousand": the lower number has no scale
        return least
    if "hundred" in coefficient_words and least < 100:
        raise UnclearScale
    return _simplify_number(_EXACT.multiply(Decimal(least), Decimal(scale)))


def _has_scale(text: str, last: str) -> bool:
    """Whether the text has a scale; a hundred is part of the number where a larger scale follows."""
    words = re.findall("[a-z]+", text)
    return any(word in _SCALES and (word != "hundred" or last == "hundred") for word in words)


def _parse_words(text: str) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for word in re.findall("[a-z]+", re.sub("half an? ", "half ", text.replace("a half", "half"))):
        if word == "half":
            current += Decimal("0.5")
        elif word == "hundred":
            current *= 100
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], Decimal(0)
        elif word != "and":
            current += _NUMBERS[word]
    return total + current


def _simplify_number(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
