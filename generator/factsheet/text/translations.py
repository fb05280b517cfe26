"""Load translations of the interface, which code and templates have in English.

`locale/` has one catalogue per language. It is compiled when it is read, so that no compiled file can be out of date.
"""

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
    """The number of messages that are still in English; None: all of them, since there is no catalogue."""


_ENGLISH = NullTranslations()


def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language (BCP 47), or of the language that it is a variety of; else the English one."""
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
    missing = 0
    for message in messages:
        # The message without an id is the head of the catalogue. One with plural forms needs all of them.
        if message.id and (message.fuzzy or not message.string or not all(message.string)):
            missing += 1
    return Catalogue(GNUTranslations(compiled), missing)
