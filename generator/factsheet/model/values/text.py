"""The aspect type `text`: a rendering in a source's own words, kept verbatim."""

from functools import lru_cache
from typing import Annotated

from msgspec import Struct
from pydantic import PlainValidator

from factsheet.model.values.error import make_mistake
from factsheet.model.values.value_type import Agreement, RecordNames, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.text.yaml_scalar import NullWord, Scalar

# Outlets and languages print the same words with other marks, which says nothing about what was said.
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚\u201b‹›′", "'"))


class Wording(Struct, frozen=True):
    """The words of a source."""

    verbatim: str


def _validate_value(written: object) -> Wording:
    if isinstance(written, Wording):
        return written
    if not isinstance(written, str):
        raise make_mistake("write one text, not a list or fields")
    if isinstance(written, NullWord):
        raise make_mistake(written.message)
    if not written.strip():
        raise make_mistake("the text is empty; delete the line if the source does not say it")
    return Wording(verbatim=written)


Written = Annotated[Wording, PlainValidator(_validate_value, json_schema_input_type=Scalar)]


def compare(a: Wording, b: Wording, world: RecordNames) -> Agreement:
    """Another wording is compatible; only a person can judge whether it means something else."""
    if a.verbatim == b.verbatim:
        return Agreement(Relation.AGREES, _("the same words"))
    if _normalize_text(a.verbatim) == _normalize_text(b.verbatim):
        return Agreement(Relation.AGREES, _("the same words but for capitals, spaces or quotation marks"))
    return Agreement(Relation.COMPATIBLE, _("another wording"))


def print_value(value: Wording, world: RecordNames) -> RichText:
    """Return the words verbatim."""
    return (Span(value.verbatim),)


@lru_cache(maxsize=1024)
def _normalize_text(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())


TYPE = ValueType("text", Written, compare, print_value)
