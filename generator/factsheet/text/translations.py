"""The words of the interface in other languages than English, which is what the code and the templates are written in.

`locale/` has a catalogue for each, read as its translators write it: no second, compiled file could say something else.
"""

from collections.abc import Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "factsheet"


class Catalogue(NamedTuple):
    translations: NullTranslations
    missing: int | None
    """How many words are not translated yet and stand in English; None: all of them, for there is no catalogue."""


_ENGLISH = NullTranslations()


def load_catalogue(language: str) -> Catalogue:
    """Return the words of a language (BCP 47), or of the language that it is a variety of; else the English ones."""
    plain = language.partition("-")[0]
    if plain == "en":
        return Catalogue(_ENGLISH, 0)
    return _read_catalogue(language.replace("-", "_")) or _read_catalogue(plain) or Catalogue(_ENGLISH, None)


def list_languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.parts[-3].replace("_", "-") for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


@cache
def _read_catalogue(locale: str) -> Catalogue | None:
    path = FOLDER / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return None
    compiled = BytesIO()
    with path.open("rb") as opened:
        messages = read_po(opened, locale=locale)
    write_mo(compiled, messages)
    compiled.seek(0)
    missing = sum(bool(message.id) and (message.fuzzy or not _is_complete(message.string)) for message in messages)
    return Catalogue(GNUTranslations(compiled), missing)


def _is_complete(words: str | Sequence[str] | None) -> bool:
    return bool(words) and all(words or ())
