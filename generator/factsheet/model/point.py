"""A point: one atomic thing said, proposed, done or counted, with all reports on it."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic.dataclasses import dataclass

from factsheet.model.aspect import Aspect
from factsheet.model.cross_field_rules import Demand, Fitting, Misfit, misfits, repeated
from factsheet.model.field_types import (
    CONFIG,
    ActorIds,
    AspectId,
    Day,
    DifferenceKind,
    GroupIds,
    Id,
    Language,
    PlaceId,
    PlaceIds,
    PointId,
    PointIds,
    Text,
    YesNo,
)
from factsheet.model.gaps import given
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.translation import Original, PointTranslation

State = Literal["stands", "superseded", "corrected", "withdrawn"]
Kind = Literal["proposal", "reaction", "figure", "statement", "event", "background"]
UTTERANCES: tuple[Kind, ...] = ("proposal", "reaction", "statement")
"""Kinds that somebody said: many renderings of one utterance have one origin."""


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Utterance:
    language: Language | None = None
    """The language in which it was said."""
    channel: Text | None = None
    """Press conference, Telegram, Russian television …"""
    where: PlaceId | None = None


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Outcome:
    """What became of a thing that had been announced."""

    result: Literal["happened", "did_not_happen", "changed"]
    point: PointId | None = None
    reason: Text | None = None


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Status:
    state: State
    date: Day | None = None
    reason: Text | None = None
    by: PointId | None = None
    """The point that takes its place."""


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Difference:
    """Why reports differ, told by a person."""

    kind: DifferenceKind
    reason: Text
    aspect: AspectId | None = None


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Review:
    by: Text
    date: Day


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Correction:
    date: Day
    was: Text
    now: Text
    reason: Text
    reported_by: Text | None = None


def _status(raw: Any) -> Any:
    return {"state": raw} if isinstance(raw, str) else raw


def _hand_down(aspects: tuple[Aspect, ...], info: ValidationInfo) -> tuple[Aspect, ...]:
    """Let the reports know the aspects by which their values are read."""
    context = info.context
    if context is not None:
        context.aspects = {aspect.id: aspect for aspect in aspects}
        if context.is_lenient:
            context.veiled |= {aspect.id for aspect in aspects if any(misfits(aspect))}
    return aspects


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Point(Fitting):
    id: Id
    file: str
    sheet: Id
    title: Text
    kind: Kind
    statement: Text
    """One neutral sentence in our words."""
    summary: Text | None = None
    """Agreement and difference in free prose."""
    by: ActorIds = ()
    to: ActorIds = ()
    places: PlaceIds = ()
    groups: GroupIds = ()
    date: Day | None = None
    """When it was said; for events, when it happened."""
    date_basis: Text | None = None
    """How the date is known where the sources print only "Tuesday"."""
    utterance: Utterance | None = None
    responds_to: PointIds = ()
    position: Literal["accepts", "conditional", "rejects", "noncommittal"] | None = None
    expected: YesNo = False
    """Announced, and not known to have come at the time of the reports."""
    outcome: Outcome | None = None
    status: Annotated[Status, BeforeValidator(_status, json_schema_input_type=State | Status)] = Status(state="stands")
    subset_of: PointId | None = None
    same_event: Literal["yes", "doubtful"] = "yes"
    """Doubtful: the reports may be about two events."""
    responsible: ActorIds = ()
    related: PointIds = ()
    differences: tuple[Difference, ...] = ()
    reviewed: tuple[Review, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withheld: Text | None = None
    """Why something is left out: names of victims, minors, witnesses."""
    compare: Annotated[tuple[Aspect, ...], AfterValidator(_hand_down), Field(validate_default=True)] = ()
    reports: tuple[Report, ...] = ()
    series: tuple[SeriesRow, ...] = ()
    """From the CSV file beside the point; not written in YAML."""
    translations: dict[Language, PointTranslation] = Field(default_factory=dict)
    original: Original | None = None
    """As written, on a site that tells it in a translation; not written in YAML, as the next."""
    foreign: str = ""
    """The language of its words, where it is another than the site's."""

    def demands(self) -> Sequence[Demand]:
        return self._aspects_once, self._rows_once, self._position, self._outcome, self._figure

    def _aspects_once(self) -> Iterator[Misfit]:
        for number, id in repeated(given(self, "compare"), lambda aspect: aspect.id):
            message = f"the aspect `{id}` stands twice: give this one another id"
            yield Misfit(message, at=("compare", number, "id"), written=id)

    def _rows_once(self) -> Iterator[Misfit]:
        for number, anchor in repeated(given(self, "reports"), lambda report: report.anchor):
            message = f"two reports would share the row `{anchor}`: give this one an `id` of its own"
            row = ("reports", number)
            yield Misfit(message, f"id: {anchor}-second", row, hole=(*row, "id"))

    def _position(self) -> Iterator[Misfit]:
        if self.position is not None and self.kind != "reaction":
            message = f"`position` belongs to a reaction, and this is a {self.kind}: delete it, or change `kind`"
            yield Misfit(message, at=("position",), written=self.position)

    def _outcome(self) -> Iterator[Misfit]:
        if self.outcome is not None and not self.expected:
            message = "`outcome` tells what became of a thing that was expected: say so"
            yield Misfit(message, "expected: yes", ("outcome",), hole=("expected",))

    def _figure(self) -> Iterator[Misfit]:
        if self.kind != "figure":
            return
        if not self.compare or self.compare[0].type != "quantity":
            example = "compare: [{id: killed, type: quantity, measure: killed, population: unstated}]"
            yield Misfit("the first aspect of a figure is a quantity: what is counted, and of whom", example)
        elif self.compare[0].population is None:
            message = "the quantity of a figure needs its `population`: of whom the source speaks, or unstated"
            first = ("compare", 0)
            yield Misfit(message, "population: unstated", first, hole=(*first, "population"))

    @property
    def key(self) -> str:
        """The id by which other sheets name it."""
        return f"{self.sheet}/{self.id}"

    @property
    def is_utterance(self) -> bool:
        return self.kind in UTTERANCES

    def report(self, anchor: str) -> Report:
        return next(report for report in self.reports if report.anchor == anchor)
