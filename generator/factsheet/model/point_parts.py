"""The parts of a point that have fields of their own: its status and outcome, differences, reviews, corrections."""

from typing import Annotated, Literal

from pydantic.dataclasses import dataclass

from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, AspectId, Day, DifferenceKind, Language, PlaceId, PointId, Prose, Text

StatusKind = Literal["stands", "superseded", "corrected", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Utterance:
    language: Annotated[Language | None, FieldInfo(column="utterance_language")] = None
    """The language in which it was said."""
    channel: Text | None = None
    """Where it was said: press conference, Telegram, television …"""
    where: Annotated[PlaceId | None, FieldInfo(column="said_at")] = None
    """The place at which it was said."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Outcome:
    """What became of a thing that had been announced."""

    result: Annotated[Literal["happened", "did_not_happen", "changed"], FieldInfo(column="outcome")]
    """What became of it: happened, did_not_happen or changed."""
    point: Annotated[PointId | None, FieldInfo(column="outcome_point")] = None
    """The point that reports what became of it."""
    reason: Annotated[Prose | None, FieldInfo(column="outcome_reason")] = None
    """Why it came so."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Status:
    state: Annotated[StatusKind, FieldInfo(column="status")]
    """Whether it stands still."""
    date: Annotated[Day | None, FieldInfo(column="status_date")] = None
    """When it ceased to stand."""
    reason: Annotated[Prose | None, FieldInfo(column="status_reason")] = None
    """Why it stands no longer."""
    by: Annotated[PointId | None, FieldInfo(label="Replaced by", column="superseded_by")] = None
    """The point that took its place."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Difference:
    """Why reports differ, explained by a person."""

    kind: DifferenceKind
    """What differs."""
    reason: Prose
    """Why, or how."""
    aspect: AspectId | None = None
    """The aspect that differs, where it is one."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Review:
    by: Text
    """Who looked at all of it."""
    date: Day
    """When."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Correction:
    date: Day
    """When it was corrected."""
    was: Text
    """What stood there."""
    now: Text
    """What stands there now."""
    reason: Prose
    """Why."""
    reported_by: Text | None = None
    """Who reported the mistake."""
