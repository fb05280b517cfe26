"""The messages for quantities that are not understood, with what was meant where that leaves no doubt.

A proposal has the magnitude and the limits of what was typed, and asserts nothing else: words are left out only where
they name what is counted. In all other cases there is no proposal, but a list of what may be written.
"""

import re

from pydantic_core import PydanticCustomError

from factsheet.model.values.error import make_mistake
from factsheet.model.values.number_words import TABLE
from factsheet.model.values.quantity_table import Quantity, RefusedQuantity, match_quantity, normalize_quantity

REASONS = {
    "nothing": "“{written}” is not a number: write unknown if the source says that nobody knows it, none if it says"
    " that there were none; otherwise leave the value out",
    "two_limits": "“{written}” sets two limits: write one limit (at least 5, up to 400), or a range (350 to 400)",
    "plus_minus": "“{written}” is a number with a margin: write the range as the source prints it, such as 280 to 320",
    "unclear_abbreviation": "“{written}” has an abbreviation with more than one meaning: write thousand, million,"
    " billion or trillion",
    "negative": "a count is never negative",
    "ambiguous_point": "“{written}” may be a whole number or a decimal; write 1,200 or 1.2",
    "points_in_thousands": "thousands are separated by commas or spaces: 1,200,000",
    "comma": "“{written}” has a comma that is not before three digits: write 1,200,000 for a whole number, 1.5 for a"
    " decimal",
    "leading_zero": "a number does not begin with 0, unless a decimal point follows",
    # No reader of JSON or SQLite keeps more digits exactly (double precision).
    "too_long": "a number has at most 15 digits with its scale written out, 5 of them after the decimal point",
    "reversed": "write the smaller number of a range first",
    "unclear_scale": "the scale of the first number is not clear; write both out: 200,000 to 300,000",
}
"""Why a text that looks like a quantity is refused, by the code of its refusal; the form says the same."""
EXTRA = "remove “{extra}”: write only the number; what is counted is set in `compare`"
UNKNOWN = "“{written}” is not a valid quantity; write it like one of these: {examples}"
COMMA_FOR_POINT = r"[^,.]*[0-9]+,[0-9]{1,2} ?(?:hundred|thousand|[mbt]illion|[mbt]n|m|k)"
_PERSONS = frozenset(TABLE["persons"])


def make_refused_mistake(text: str, code: str, unit: str = "") -> PydanticCustomError:
    """Return the mistake for a text that looks like a quantity and may not be guessed at."""
    meant = _rewrite_number(text, code)
    if meant is not None and not isinstance(match_quantity(meant, unit), Quantity):
        meant = None
    return make_mistake(REASONS[code].format(written=text), meant)


def make_unknown_mistake(text: str, unit: str, counted: str = "") -> PydanticCustomError:
    """Return the mistake for a text that the table does not know; `counted` names what the column counts."""
    shorter = _remove_counted_words(text, unit, counted)
    if shorter is not None:
        return make_mistake(EXTRA.format(extra=text.removeprefix(shorter).strip()), shorter)
    return make_mistake(UNKNOWN.format(written=text, examples=", ".join(TABLE["examples"])))


def _rewrite_number(text: str, code: str) -> str | None:
    if code == "points_in_thousands":
        return text.replace(".", ",")
    if code == "comma" and re.fullmatch(COMMA_FOR_POINT, normalize_quantity(text)):
        return text.replace(",", ".")
    return None


def _remove_counted_words(text: str, unit: str, counted: str) -> str | None:
    """Return the quantity at the beginning of the text where the column says all that the words behind it say."""
    words = text.split(" ")
    known = {word.removesuffix("s") for word in normalize_quantity(f"{unit} {counted}").split(" ")}
    known.add("of")
    if not unit:  # persons are counted where the aspect names no unit
        known |= _PERSONS
    for end in range(len(words) - 1, 0, -1):
        word = normalize_quantity(words[end])
        if word not in known and word.removesuffix("s") not in known:
            return None
        shorter = " ".join(words[:end])
        if isinstance(match_quantity(shorter, unit), Quantity):
            return shorter
    return None


def read(text: str, unit: str = "", counted: str = "") -> Quantity:
    """Parse a quantity as printed, its unit too; raise a mistake that says what may be written.

    `counted` are the words for what the column counts: they may be left out of a proposal.
    """
    understood = match_quantity(text, unit)
    if isinstance(understood, RefusedQuantity):
        raise make_refused_mistake(text, understood.code, unit)
    if understood is None:
        raise make_unknown_mistake(text, unit, counted)
    return understood
