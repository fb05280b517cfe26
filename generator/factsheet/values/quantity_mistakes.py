"""What to tell an editor whose quantity is not understood, and what was probably meant."""

import re

from pydantic_core import PydanticCustomError

from factsheet.values.mistake import mistake
from factsheet.values.number_words import TABLE
from factsheet.values.quantity_table import Refused, Understood, tidied, understand

REASONS = {
    "negative": "a count is never negative",
    "ambiguous_point": "“{written}” may be a whole number or a decimal; write 1,200 or 1.2",
    "points_in_thousands": "thousands are separated by commas or spaces: 1,200,000",
    "comma": "a comma stands before each three digits (1,200,000), and a point before decimals (1.5)",
    "leading_zero": "a number does not begin with 0, unless a decimal point follows",
    "too_long": "a number has at most 15 digits, its scale written out, and 5 of them behind the point",
    "reversed": "the first number of a range is the smaller one",
    "unclear_scale": "the scale of the first number is not clear; write both out: 200,000 to 300,000",
}
"""Why a text that looks like a quantity is refused, by the code of its refusal; the form says the same."""
EXTRA = "“{extra}” does not belong to the number; what is counted is said once, on the aspect"
UNKNOWN = "“{written}” is not a quantity that is understood; write it like one of these: {examples}"
COMMA_FOR_POINT = r"[^,.]*[0-9]+,[0-9]{1,2} ?(?:hundred|thousand|[mbt]illion|[mbt]n|m|k)"


def refused(text: str, code: str) -> PydanticCustomError:
    """Return the mistake for a text that looks like a quantity and may not be guessed at."""
    return mistake(REASONS[code].format(written=text), _rewritten(text, code))


def not_understood(text: str, unit: str) -> PydanticCustomError:
    """Return the mistake for a text that the table does not know."""
    shorter = _without_last_words(text, unit)
    if shorter is not None:
        extra = text.removeprefix(shorter).strip()
        return mistake(EXTRA.format(extra=extra), shorter)
    return mistake(UNKNOWN.format(written=text, examples=", ".join(TABLE["examples"])))


def _rewritten(text: str, code: str) -> str | None:
    if code == "points_in_thousands":
        return text.replace(".", ",")
    if code == "comma" and re.fullmatch(COMMA_FOR_POINT, tidied(text)):
        return text.replace(",", ".")
    return None


def _without_last_words(text: str, unit: str) -> str | None:
    """Return the longest beginning of the text, in whole words, that is a quantity."""
    words = text.split(" ")
    for end in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:end])
        if isinstance(understand(shorter, unit), Understood):
            return shorter
    return None


def meaning(text: str, unit: str) -> Understood:
    """Return what the text says, or raise the mistake that it makes."""
    understood = understand(text, unit)
    if isinstance(understood, Refused):
        raise refused(text, understood.code)
    if understood is None:
        raise not_understood(text, unit)
    return understood
