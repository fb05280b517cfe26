"""A sheet: a fact sheet about one event or question, its sections, and which sources were read in full for it."""

from pydantic.dataclasses import dataclass

from factsheet.records.fields import CONFIG, Day, DifferenceKind, Id, PointIds, SourceId, Text, Texts


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


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class SheetDifference:
    """A difference that runs across points."""

    kind: DifferenceKind
    points: PointIds
    reason: Text


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Sheet:
    id: Id
    file: str
    title: Text
    question: Text
    summary: Text | None = None
    editors: Texts = ()
    groups: tuple[Group, ...] = ()
    read_in_full: tuple[Reading, ...] = ()
    differences: tuple[SheetDifference, ...] = ()
