"""A sheet: a fact sheet about one event or question, its sections, and which sources were read in full for it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import Demand, Fitting, Misfit, repeated
from factsheet.model.field_types import (
    CONFIG,
    Day,
    DifferenceKind,
    Id,
    Language,
    PointIds,
    SourceId,
    Text,
    Texts,
    closest,
)
from factsheet.model.gaps import given
from factsheet.model.translation import Original, SheetTranslation
from factsheet.model.values.error import mistake_at


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Group:
    """A section of the sheet."""

    id: Id
    title: Text
    summary: Text | None = None
    points: PointIds = ()


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Reading:
    """Somebody read the source from its first word to its last, so that its silence means something."""

    source: SourceId
    by: Text
    date: Day


def _each_once(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    read: set[str] = set()
    for number, reading in enumerate(readings):
        if reading.source in read:
            message = f"`{reading.source}` stands in this list already: keep one of the two entries"
            raise mistake_at((number, "source"), reading.source, message)
        read.add(reading.source)
    return readings


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class SheetDifference:
    """A difference that runs across points."""

    kind: DifferenceKind
    points: PointIds
    reason: Text


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Sheet(Fitting):
    id: Id
    file: str
    title: Text
    question: Text
    summary: Text | None = None
    editors: Texts = ()
    groups: tuple[Group, ...] = ()
    lead: PointIds = ()
    """Points that come first in what is agreed, as far as the sources agree on them."""
    read_in_full: Annotated[tuple[Reading, ...], AfterValidator(_each_once)] = ()
    differences: tuple[SheetDifference, ...] = ()
    language: Language | None = None
    """That in which the sheet and its points are written; None: that of the whole content."""
    translations: dict[Language, SheetTranslation] = Field(default_factory=dict)
    original: Original | None = None
    """As written, on a site that tells it in a translation; not written in YAML, as the next."""
    foreign: str = ""
    """The language of its words, where it is another than the site's."""

    def demands(self) -> Sequence[Demand]:
        return self._sections_once, self._translated_sections

    def _sections_once(self) -> Iterator[Misfit]:
        for number, id in repeated(given(self, "groups"), lambda group: group.id):
            message = f"two sections have the id `{id}`: give this one another"
            yield Misfit(message, at=("groups", number, "id"), written=id)

    def _translated_sections(self) -> Iterator[Misfit]:
        known = [group.id for group in self.groups]
        for language, told in self.translations.items():
            for id in told.groups:
                if id not in known:
                    at = ("translations", language, "groups", id)
                    yield Misfit(f"this sheet has no section `{id}`", closest(id, known), at, id)
