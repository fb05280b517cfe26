"""What somebody answered, as the file has it."""

import re
from collections.abc import Sequence

from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import AnswerForm, Field
from factsheet.edit.new.ids import make_id
from factsheet.edit.new.yaml_writer import clean_text
from factsheet.yamlfile import parse
from factsheet.yamlfile.parse import Raw

_SIGN = re.compile("[=:]")
_LEFT_OUT = re.compile(r"\[(?:…|\.\.\.)\]|\n")


def parse_answer(field: Field, written: Sequence[str], known: KnownIds, sheet: str = "") -> Raw:
    """Return the value of a field for which one or more texts were given; a name stands for its id."""
    texts = [clean_text(text).replace("\n", " ") if field.many else clean_text(text) for text in written]
    if field.form is AnswerForm.PAIR:
        return [part for text in texts for part in re.split(r"[,;\s]+", text) if part]
    if field.form is AnswerForm.NAMES:
        parts = [text.partition("=") for text in texts]
        return {language.strip(): name.strip() for language, _sign, name in parts}
    if field.form is AnswerForm.VALUES:
        return dict(_parse_value(text) for text in texts)
    if field.form is AnswerForm.SECTIONS:
        return [{"id": make_id(title) or f"section-{number}", "title": title} for number, title in enumerate(texts, 1)]
    if field.refers:
        texts = [known.resolve_id(field.refers, text, sheet) for text in texts]
    return [*texts] if field.many else texts[-1]


def _parse_value(text: str) -> tuple[str, Raw]:
    """Return aspect and value; what stands in brackets is read as in a file, all else is text."""
    name, value = (part.strip() for part in (*_SIGN.split(text, maxsplit=1), "")[:2])
    if value[:1] in ("{", "["):
        read, problems = parse.parse_file("", f"value: {value}".encode())
        if read is not None and not problems and list(read.written) == ["value"] and _is_plain(read.written["value"]):
            return name, read.written["value"]
    return name, value


def _is_plain(value: Raw) -> bool:
    """Tell whether lists hold nothing but texts."""
    if isinstance(value, dict):
        return bool(value) and all(_is_plain(item) for item in value.values())
    return isinstance(value, str) or all(isinstance(item, str) for item in value)


def split_quote(answers: dict[str, Raw]) -> dict[str, Raw]:
    """Return the answers with a quotation in parts where `[…]` or a new line says that words are left out."""
    quote = answers.get("quote")
    parts = [part.strip() for part in _LEFT_OUT.split(quote) if part.strip()] if isinstance(quote, str) else []
    return {**answers, "quote": [*parts]} if len(parts) > 1 else answers


def split_answers(field: Field, typed_text: str) -> list[str]:
    """Return the answers that somebody typed on one line, with commas between several."""
    if not field.many:
        return [typed_text]
    return [part.strip() for part in typed_text.split(",") if part.strip()]
