"""The aspect type `text`: a rendering in a source's own words, kept verbatim."""

from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

from factsheet.model.values.error import mistake
from factsheet.model.values.value_type import Agreement, Relation, ValueType, World
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.text.yaml_scalar import Nothing, Scalar

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚\u201b‹›′", "'"))


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Rendering:
    """The words of a source."""

    verbatim: str


def _written(written: object) -> Rendering:
    if isinstance(written, Rendering):
        return written
    if not isinstance(written, str):
        raise mistake("a text is written as one text, not as a list or as fields")
    if isinstance(written, Nothing):
        raise mistake(written.told)
    if not written.strip():
        raise mistake("the text is empty; leave the line out where the source does not say it")
    return Rendering(verbatim=written)


Written = Annotated[Rendering, BeforeValidator(_written, json_schema_input_type=Scalar)]


def compare(a: Rendering, b: Rendering, world: World) -> Agreement:
    """Another wording is compatible; whether it means something else, only a person can tell."""
    if a.verbatim == b.verbatim:
        return Agreement(Relation.AGREES, _("the same words"))
    if _folded(a.verbatim) == _folded(b.verbatim):
        return Agreement(Relation.AGREES, _("the same words but for capitals, spaces or quotation marks"))
    return Agreement(Relation.COMPATIBLE, _("another wording"))


def print_value(value: Rendering, world: World) -> RichText:
    """Return the words verbatim."""
    return (Span(value.verbatim),)


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())


TYPE = ValueType("text", Written, compare, print_value)
