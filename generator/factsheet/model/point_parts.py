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
    """The place where it was said."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Outcome:
    """What happened to something that had been announced."""

    result: Annotated[Literal["happened", "did_not_happen", "changed"], FieldInfo(column="outcome")]
    """The outcome: happened, did_not_happen or changed."""
    point: Annotated[PointId | None, FieldInfo(column="outcome_point")] = None
    """The point that reports the outcome."""
    reason: Annotated[Prose | None, FieldInfo(column="outcome_reason")] = None
    """The reason for the outcome."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Status:
    state: Annotated[StatusKind, FieldInfo(column="status")]
    """Whether it is still valid."""
    date: Annotated[Day | None, FieldInfo(column="status_date")] = None
    """When it ceased to be valid."""
    reason: Annotated[Prose | None, FieldInfo(column="status_reason")] = None
    """Why it is no longer valid."""
    by: Annotated[PointId | None, FieldInfo(label="Replaced by", column="superseded_by")] = None
    """The point that replaced it."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Difference:
    """Why reports differ, explained by a person."""

    kind: DifferenceKind
    """The kind of difference."""
    reason: Prose
    """Why, or how."""
    aspect: AspectId | None = None
    """The aspect that differs, if it is an aspect."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Review:
    by: Text
    """Who reviewed the whole point."""
    date: Day
    """When."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Correction:
    date: Day
    """When it was corrected."""
    was: Text
    """The old text."""
    now: Text
    """The new text."""
    reason: Prose
    """Why."""
    reported_by: Text | None = None
    """Who reported the mistake."""
