"""A sheet: a fact sheet about one event or question, its sections, and which sources were read in full for it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit, find_repeated
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import (
    CONFIG,
    Day,
    DifferenceKind,
    Id,
    Language,
    PointIds,
    Prose,
    SourceId,
    Text,
    Texts,
    find_closest,
)
from factsheet.model.gaps import get_unchecked
from factsheet.model.translation import Original, SheetTranslation
from factsheet.model.values.error import make_mistake_at


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Group:
    """A section of the sheet."""

    id: Annotated[Id, FieldInfo(columns=("group",))]
    """The id of the section within its sheet."""
    title: Prose
    """Its title."""
    summary: Prose | None = None
    """Its summary."""
    points: Annotated[PointIds, FieldInfo(columns=("group",))] = ()
    """Points that belong to it; one may also name the section itself."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Reading:
    """Somebody read the source from its first word to its last, so its silence means something."""

    source: Annotated[SourceId, FieldInfo(columns=("source",))]
    """The source."""
    by: Annotated[Text, FieldInfo(column="read_by")]
    """Who read it."""
    date: Annotated[Day, FieldInfo(column="read_on")]
    """When it was read."""


def _check_no_repeats(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    read: set[str] = set()
    for number, reading in enumerate(readings):
        if reading.source in read:
            message = f"`{reading.source}` is already in this list: keep one of the two entries"
            raise make_mistake_at((number, "source"), reading.source, message)
        read.add(reading.source)
    return readings


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class SheetDifference:
    """A difference that runs across points."""

    kind: DifferenceKind
    """The kind of difference."""
    points: Annotated[PointIds, FieldInfo(columns=("point",))]
    """The points that differ, of this sheet or another."""
    reason: Prose
    """Why, or how."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Sheet(CheckedRecord):
    id: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    file: Annotated[str, FieldInfo(supplied_by="the place of the file")]
    title: Annotated[Prose, FieldInfo(is_first=True)]
    """Its title."""
    question: Annotated[Text, FieldInfo(is_first=True)]
    """The question that it answers."""
    summary: Prose | None = None
    """Its summary."""
    editors: Texts = ()
    """The editors."""
    groups: Annotated[tuple[Group, ...], FieldInfo(is_first=True, table="sheet_groups")] = ()
    lead: PointIds = ()
    """Points to show first in what is agreed, if the sources agree on them."""
    read_in_full: Annotated[
        tuple[Reading, ...], AfterValidator(_check_no_repeats), FieldInfo(table="sheet_sources")
    ] = ()
    differences: Annotated[tuple[SheetDifference, ...], FieldInfo(table="differences")] = ()
    language: Annotated[Language | None, FieldInfo(is_first=True)] = None
    """The language of the sheet and its points; empty: that of the whole content."""
    translations: dict[Language, SheetTranslation] = Field(default_factory=dict)
    """Our words in other languages, by language (BCP 47)."""
    original: Annotated[Original | None, FieldInfo(supplied_by="the language of the site")] = None
    """As written, on a site that shows a translation."""
    foreign: Annotated[str, FieldInfo(supplied_by="the language of the site")] = ""
    """The language of its words, if it is not that of the site."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return self._check_section_ids, self._check_translated_sections

    def _check_section_ids(self) -> Iterator[Misfit]:
        for number, id in find_repeated(get_unchecked(self, "groups"), lambda group: group.id):
            message = f"two sections have the id `{id}`: give this one another"
            yield Misfit(message, spot=("groups", number, "id"), written=id)

    def _check_translated_sections(self) -> Iterator[Misfit]:
        known = [group.id for group in self.groups]
        for language, translation in self.translations.items():
            for id in translation.groups:
                if id not in known:
                    at = ("translations", language, "groups", id)
                    yield Misfit(f"this sheet has no section `{id}`", find_closest(id, known), at, id)
