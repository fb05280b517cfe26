"""The letters that names are found by, and the order in which they stand: of any alphabet, without accents.

A language that has letters of its own among those that look like accented ones names them here: й is no и in Ukrainian.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from factsheet.text.i18n import _

T = TypeVar("T")

DIGITS = "0-9"
OTHER = "other"
"""For names without a letter or a digit. Both stand in addresses."""
ALPHABETS = {"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
"""By language: its letters in their order, before those of other alphabets, which stand as Unicode counts them."""
_SIGN = re.compile(r"[^\w ]|[_\u02BC]")


def group_by_letter(things: Iterable[T], name: Callable[[T], str], language: str = "en") -> Mapping[str, list[T]]:
    """Return the things by the letter that their names begin with; letters in order, things in the order given."""
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(find_letter(name(thing), language), []).append(thing)
    return {key: groups[key] for key in sorted(groups, key=lambda key: (key == OTHER, make_sort_key(key, language)))}


def find_letter(name: str, language: str = "en") -> str:
    """Return the first letter of a name in its small form; `É` and `e` are one, and quotation marks are none."""
    plain = unicodedata.normalize("NFC", name.casefold())
    own = next((sign for sign in plain if _can_begin(sign)), "")
    if own in _make_letter_signs(language):
        return own
    first = next((sign for sign in unicodedata.normalize("NFKD", own) if _can_begin(sign)), OTHER)
    return DIGITS if first.isdigit() else first


def name_letter(letter: str) -> str:
    """Return what stands above those who begin with the letter."""
    return {DIGITS: "0–9", OTHER: _("other")}.get(letter, letter.upper())


@lru_cache(maxsize=65536)
def make_sort_key(name: str, language: str = "en") -> tuple[str, str]:
    """Return a key to sort names by: digits first, accents and case only where all else is alike, no other signs."""
    plain = name.casefold()
    if not plain.isascii():
        own = _SIGN.sub("", unicodedata.normalize("NFC", plain))
        plain = unicodedata.normalize(
            "NFKD", own.translate({ord(character): at for character, at in _make_letter_signs(language).items()})
        )
        return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip(), name
    return _SIGN.sub("", plain).strip(), name


@lru_cache(maxsize=8)
def _make_letter_signs(language: str) -> Mapping[str, str]:
    """Return for each letter of the language a sign that sorts after digits and before all other letters."""
    alphabet = ALPHABETS.get(language.partition("-")[0], "")
    return {character: chr(ord("9") + number) for number, character in enumerate(alphabet, start=1)}


def _can_begin(sign: str) -> bool:
    return sign.isalnum() and unicodedata.category(sign) != "Lm"
