"""A quotation: words as the page prints them, and the ways in which they may be written."""

from typing import Annotated, Any

from pydantic import Field
from pydantic.dataclasses import dataclass

from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, Language, Prose, Text
from factsheet.model.values.error import make_mistake


def parse_quote(raw: Any) -> Any:
    if isinstance(raw, str):
        return {"parts": [raw]}
    if isinstance(raw, list):
        return {"parts": raw}
    if isinstance(raw, dict) and "exact" in raw:
        rest = dict(raw)
        return {"parts": [rest.pop("exact")], **rest}
    if isinstance(raw, dict):
        raise make_mistake("write the quotation as a text, a list of parts, or `exact` with `prefix` and `suffix`")
    return raw


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Quote:
    """Words as the page prints them; several parts if words in between are left out."""

    parts: Annotated[tuple[Text, ...], Field(min_length=1)]
    prefix: Text | None = None
    """The words before it on the page, if the words alone are ambiguous (W3C TextQuoteSelector)."""
    suffix: Text | None = None

    @property
    def text(self) -> str:
        return " … ".join(self.parts)

    @property
    def word_count(self) -> int:
        return sum(len(part.split()) for part in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Exact:
    """A quotation whose words appear more than once on the page."""

    exact: Text
    prefix: Text | None = None
    """The words before it on the page."""
    suffix: Text | None = None
    """The words after it."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Translation:
    text: Annotated[Prose, FieldInfo(column="translation")]
    """The quotation in the language of the site."""
    language: Annotated[Language, FieldInfo(column="translation_language")]
    """The language of the translation."""
    translator: Text | None = None
    """The translator; empty: we did."""
