"""The words of the code, its tables and the templates → the catalogues that translators fill in: `make messages`.

python -m generator.messages.make         brings every catalogue up to date
python -m generator.messages.make pl      begins one for another language
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from factsheet.data.tables import list_tables
from factsheet.edit.web_form.labels import get_labels
from factsheet.model import docstrings
from factsheet.model.fields import get_fields
from factsheet.model.record_types import TYPES

Found = tuple[int, str, str, list[str]]
"""Line, function, words and comments: what Babel takes from an extractor."""
TOP = Path(__file__).parents[2]
LOCALE = TOP / "generator" / "factsheet" / "text" / "locale"
TEMPLATE = LOCALE / "factsheet.pot"
WIDTH = 110
REFERENCE = "same_as"
"""The one key of a table whose text names another entry."""


def extract_table(file: IO[bytes], keywords: object, comment_tags: object, options: object) -> Iterator[Found]:
    """Yield every text of a TOML file, as Babel asks for it; a table holds nothing else than words for readers."""
    for words in dict.fromkeys(_list_texts(tomllib.load(file))):
        yield 1, "_", words, []


def _list_texts(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _list_texts(value)
        elif key != REFERENCE and value:
            yield value


WHERE = [
    ("generator/factsheet/**.py", "python"),
    ("generator/factsheet/site/**.toml", "generator.messages.make:extract_table"),
    ("templates/**.html", "jinja2"),
]
"""Files with words, from the top of the checkout, and how they are read."""


def extracted() -> Catalog:
    """Return every word as it stands in the code and the templates now."""
    found = Catalog()
    for _file, _line, words, _comments, context in extract_from_dir(TOP, WHERE, {"**": {"silent": "false"}}):
        found.add(words, context=context)
    for words in _list_field_words():
        found.add(words)
    return found


def _list_field_words() -> Iterator[str]:
    """Return what is told of the fields of records, whose words stand in annotations and docstrings."""
    for table in list_tables():
        yield from (column.description for column in table.columns)
    yield from get_labels().values()
    for record in docstrings.find_records(TYPES.values()).values():
        yield from (field.label for field in get_fields(record) if field.info.is_listed)


def updated(words: Catalog, file: Path) -> Catalog:
    """Return a catalogue with the words of now: what is new is empty, what is gone is left out."""
    catalogue = Catalog(locale=_language(file))
    if file.exists():
        with file.open("rb") as opened:
            catalogue = read_po(opened, locale=_language(file))
    catalogue.update(words, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return the file: sorted, without dates, names and lines of code, so that only words make it differ."""
    body = BytesIO()
    write_po(body, catalogue, no_location=True, omit_header=True, sort_output=True, width=WIDTH)
    return "\n".join((*_head(catalogue), "", "")).encode() + body.getvalue()


def files() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/factsheet.po"))


def _language(file: Path) -> str:
    return file.parts[-3]


def _head(catalogue: Catalog) -> Iterator[str]:
    yield 'msgid ""'
    yield 'msgstr ""'
    if catalogue.locale is not None:
        yield f'"Language: {catalogue.locale}\\n"'
    yield '"MIME-Version: 1.0\\n"'
    yield '"Content-Type: text/plain; charset=utf-8\\n"'
    yield '"Content-Transfer-Encoding: 8bit\\n"'
    if catalogue.locale is not None:
        yield f'"Plural-Forms: {catalogue.plural_forms}\\n"'


def main(begun: list[str]) -> None:
    words = extracted()
    TEMPLATE.write_bytes(written(words))
    for file in [*files(), *(LOCALE / language / "LC_MESSAGES" / "factsheet.po" for language in begun)]:
        catalogue = updated(words, file)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(catalogue))
        missing = sum(bool(message.id) and not all(message.string or [""]) for message in catalogue)
        print(f"{_language(file)}: {missing} of {len(catalogue)} words to translate")


if __name__ == "__main__":
    main(sys.argv[1:])
