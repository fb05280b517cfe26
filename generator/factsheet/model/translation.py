"""Our own words in other languages, shown together with the original."""

from pydantic import Field
from pydantic.dataclasses import dataclass

from factsheet.model.field_types import CONFIG, Id, Text


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class PointTranslation:
    title: Text
    statement: Text
    summary: Text | None = None
    translator: Text | None = None
    """The translator; None: we did."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class GroupTranslation:
    title: Text
    summary: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class SheetTranslation:
    title: Text
    question: Text
    summary: Text | None = None
    groups: dict[Id, GroupTranslation] = Field(default_factory=dict)
    """By the id of a section."""
    translator: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Original:
    """The words of a point or a sheet as written, on a site that shows a translation."""

    language: str
    """Empty where nobody has recorded it."""
    title: str
    text: str = ""
    """The statement of a point, the question of a sheet."""
    summary: str | None = None
    groups: dict[str, GroupTranslation] = Field(default_factory=dict)
    """Of a sheet: those of its sections whose words are translated, as written."""
    translator: str | None = None
    """Who made the translation; None: we did."""
