"""The letters that an index is divided by, and their order: any alphabet, without accents.

A language with letters of its own among those that look accented lists them here: й is not и in Ukrainian.
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
"""For names without a letter or a digit. Both are part of addresses."""
ALPHABETS = {"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
"""By language: its letters in their order. They sort before other alphabets, which keep the order of Unicode."""
# U+02BC, the apostrophe of Ukrainian, is a letter to Unicode, but it takes no part in the order of a dictionary.
_SIGN = re.compile(r"[^\w ]|[_\u02BC]")


def group_by_letter(things: Iterable[T], name: Callable[[T], str], language: str = "en") -> Mapping[str, list[T]]:
    """Return the things by the letter that their names begin with; letters in order, things in the order given."""
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(find_letter(name(thing), language), []).append(thing)
    letters = sorted(groups, key=lambda letter: (letter == OTHER, make_sort_key(letter, language)))
    return {letter: groups[letter] for letter in letters}


def find_letter(name: str, language: str = "en") -> str:
    """Return the first letter of a name in lower case; `É` and `e` count as one, quotation marks are skipped."""
    # Composed first, since й is two signs when decomposed and would lose what makes it a letter of its own.
    own = _find_first_letter(unicodedata.normalize("NFC", name.casefold()))
    if own in _make_letter_signs(language):
        return own
    first = _find_first_letter(unicodedata.normalize("NFKD", own)) or OTHER
    return DIGITS if first.isdigit() else first


def name_letter(letter: str) -> str:
    """Return the heading above the names that begin with the letter."""
    return {DIGITS: "0–9", OTHER: _("other")}.get(letter, letter.upper())


@lru_cache(maxsize=65536)
def make_sort_key(name: str, language: str = "en") -> tuple[str, str]:
    """Return a key to sort names by: digits first, accents and case only where all else is alike, no other signs."""
    plain = name.casefold()
    if plain.isascii():  # Most names are, and need no normalizing.
        return _SIGN.sub("", plain).strip(), name
    own = _SIGN.sub("", unicodedata.normalize("NFC", plain))
    letters = {ord(character): sign for character, sign in _make_letter_signs(language).items()}
    decomposed = unicodedata.normalize("NFKD", own.translate(letters))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).strip(), name


@lru_cache(maxsize=8)
def _make_letter_signs(language: str) -> Mapping[str, str]:
    """Return for each letter of the language a sign that sorts after digits and before all other letters."""
    alphabet = ALPHABETS.get(language.partition("-")[0], "")
    return {character: chr(ord("9") + number) for number, character in enumerate(alphabet, start=1)}


def _find_first_letter(text: str) -> str:
    """Return the first letter or digit; nothing where there is none."""
    for sign in text:
        # Modifier letters (Lm), such as the okina of Hawaiian, are printed like quotation marks.
        if sign.isalnum() and unicodedata.category(sign) != "Lm":
            return sign
    return ""
