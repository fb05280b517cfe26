"""The letters that names are found by: of any alphabet, without accents."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

DIGITS = "0-9"
OTHER = "other"
"""For names without a letter or a digit. Both stand in addresses."""


def by_letter(things: Iterable[T], name: Callable[[T], str]) -> Mapping[str, list[T]]:
    """Return the things by the letter that their names begin with; letters in order, things in the order given."""
    found: dict[str, list[T]] = {}
    for thing in things:
        found.setdefault(letter(name(thing)), []).append(thing)
    return {key: found[key] for key in sorted(found, key=lambda key: (key == OTHER, key))}


def letter(name: str) -> str:
    """Return the first letter of a name in its small form; `É` and `e` are one, and quotation marks are none."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    first = next((sign for sign in plain if sign.isalnum() and unicodedata.category(sign) != "Lm"), OTHER)
    return DIGITS if first.isdigit() else first
