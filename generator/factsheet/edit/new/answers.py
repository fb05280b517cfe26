"""Answers to a prompt or option → values of the file."""

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
    """Return the value of a field from one or more texts; names are resolved to ids."""
    texts = [clean_text(text) for text in written]
    if field.many:
        texts = [text.replace("\n", " ") for text in texts]
    match field.form:
        case AnswerForm.PAIR:
            return [*filter(None, re.split(r"[,;\s]+", " ".join(texts)))]
        case AnswerForm.NAMES:
            return _parse_names(texts)
        case AnswerForm.VALUES:
            return _parse_values(texts)
        case AnswerForm.SECTIONS:
            return _make_sections(texts)
    if field.refers:
        texts = [known.resolve_id(field.refers, text, sheet) for text in texts]
    return [*texts] if field.many else texts[-1]


def _parse_names(texts: Sequence[str]) -> dict[str, Raw]:
    names: dict[str, Raw] = {}
    for text in texts:
        language, _sign, name = text.partition("=")
        names[language.strip()] = name.strip()
    return names


def _make_sections(titles: Sequence[str]) -> list[Raw]:
    sections: list[Raw] = []
    for number, title in enumerate(titles, 1):
        sections.append({"id": make_id(title) or f"section-{number}", "title": title})
    return sections


def _parse_values(texts: Sequence[str]) -> dict[str, Raw]:
    """Return the value of each aspect."""
    values: dict[str, Raw] = {}
    for text in texts:
        name, *rest = _SIGN.split(text, maxsplit=1)
        values[name.strip()] = _parse_value("".join(rest).strip())
    return values


def _parse_value(text: str) -> Raw:
    """Return a value in brackets as it would be read from a file, any other as text."""
    if text[:1] in ("{", "["):
        fields, problems = parse.parse_file("", f"value: {text}".encode())
        if fields is not None and not problems and list(fields.written) == ["value"]:
            value = fields.written["value"]
            if _is_plain(value):
                return value
    return text


def _is_plain(value: Raw) -> bool:
    """Return whether lists contain only texts: others could not be written one value per line."""
    if isinstance(value, dict):
        return bool(value) and all(_is_plain(item) for item in value.values())
    return isinstance(value, str) or all(isinstance(item, str) for item in value)


def split_quote(answers: dict[str, Raw]) -> dict[str, Raw]:
    """Return the answers with the quotation split at `[…]` and at new lines, which mark an omission."""
    quote = answers.get("quote")
    if not isinstance(quote, str):
        return answers
    parts: list[Raw] = [part.strip() for part in _LEFT_OUT.split(quote) if part.strip()]
    return {**answers, "quote": parts} if len(parts) > 1 else answers


def split_answers(field: Field, typed_text: str) -> list[str]:
    """Return the answers typed on one line, separated by commas if the field takes several."""
    if not field.many:
        return [typed_text]
    return [part.strip() for part in typed_text.split(",") if part.strip()]
