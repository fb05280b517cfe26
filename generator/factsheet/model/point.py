"""A point: one atomic thing said, proposed, done or counted, with all reports on it."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic.dataclasses import dataclass

from factsheet.model.aspect import Aspect
from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit, find_misfits, find_repeated
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import (
    CONFIG,
    ActorIds,
    Day,
    GroupIds,
    Id,
    Language,
    PlaceIds,
    PointId,
    PointIds,
    Prose,
    Text,
    YesNo,
)
from factsheet.model.gaps import get_unchecked
from factsheet.model.point_parts import Correction, Difference, Outcome, Review, Status, StatusKind, Utterance
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.translation import Original, PointTranslation

PointKind = Literal["proposal", "reaction", "figure", "statement", "event", "background"]
UTTERANCES: tuple[PointKind, ...] = ("proposal", "reaction", "statement")
"""Kinds that somebody said: many renderings of one utterance have one origin."""


def _normalize_status(raw: Any) -> Any:
    return {"state": raw} if isinstance(raw, str) else raw


def _add_to_context(aspects: tuple[Aspect, ...], info: ValidationInfo) -> tuple[Aspect, ...]:
    """Pass the aspects to the reports, whose values are parsed by them."""
    context = info.context
    if context is None:
        return aspects
    context.aspects = {aspect.id: aspect for aspect in aspects}
    if context.is_lenient:
        context.faulty_aspects |= {aspect.id for aspect in aspects if any(find_misfits(aspect))}
    return aspects


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Point(CheckedRecord):
    id: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    file: Annotated[str, FieldInfo(supplied_by="the place of the file")]
    sheet: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    title: Annotated[Prose, FieldInfo(is_first=True)]
    """The point in a short plain sentence."""
    kind: Annotated[PointKind, FieldInfo(is_first=True)]
    """The kind of point."""
    statement: Annotated[Prose, FieldInfo(is_first=True)]
    """The point in one neutral sentence of our own."""
    summary: Prose | None = None
    """How reports agree and differ, in our words."""
    by: Annotated[ActorIds, FieldInfo(label="Said or done by", is_first=True)] = ()
    """Who said or did it."""
    to: Annotated[ActorIds, FieldInfo(label="Addressed to", is_first=True)] = ()
    """Who was addressed."""
    places: Annotated[PlaceIds, FieldInfo(is_first=True)] = ()
    """Where it happened or was said."""
    groups: Annotated[GroupIds, FieldInfo(prompt="Sections of the sheet", is_first=True)] = ()
    """The sections of the sheet that it belongs to."""
    date: Annotated[Day | None, FieldInfo(is_first=True)] = None
    """When it was said; for events, when it happened."""
    date_basis: Annotated[Text | None, FieldInfo(prompt="How the date is known")] = None
    """How we know the date if sources print only a weekday."""
    utterance: Annotated[Utterance | None, FieldInfo(hidden=("form",))] = None
    responds_to: PointIds = ()
    """The points that it answers."""
    position: Annotated[
        Literal["accepts", "conditional", "rejects", "noncommittal"] | None, FieldInfo(is_first=True)
    ] = None
    """Of a reaction: how it answers."""
    expected: YesNo = False
    """Announced, but not known to have happened."""
    outcome: Annotated[Outcome | None, FieldInfo(hidden=("form",))] = None
    status: Annotated[
        Status,
        BeforeValidator(_normalize_status, json_schema_input_type=StatusKind | Status),
        FieldInfo(shorthand="state", hidden=("form",)),
    ] = Status(state="stands")
    subset_of: PointId | None = None
    """The point within which it is counted: never add the two."""
    same_event: Literal["yes", "doubtful"] = "yes"
    """`doubtful`: the reports may be about two events."""
    responsible: ActorIds = ()
    """Who is said to be responsible."""
    related: PointIds = ()
    """Other points on the same matter."""
    differences: Annotated[tuple[Difference, ...], FieldInfo(table="differences", hidden=("form",))] = ()
    reviewed: Annotated[tuple[Review, ...], FieldInfo(hidden=("form",))] = ()
    """Who reviewed the whole point, and when."""
    corrections: Annotated[tuple[Correction, ...], FieldInfo(table="corrections", hidden=("form",))] = ()
    withheld: Text | None = None
    """What is left out to avoid harm, and why."""
    # Before `reports`: pydantic validates in this order, and the values of reports need their aspects.
    compare: Annotated[
        tuple[Aspect, ...],
        AfterValidator(_add_to_context),
        Field(validate_default=True),
        FieldInfo(
            label="What is compared",
            prompt="What is compared (the columns of the table)",
            is_first=True,
            table="aspects",
            hidden=("json",),
        ),
    ] = ()
    reports: Annotated[
        tuple[Report, ...],
        FieldInfo(prompt="What the sources say", is_first=True, table="reports", hidden=("json",)),
    ] = ()
    series: Annotated[tuple[SeriesRow, ...], FieldInfo(supplied_by="the place of the file", table="values")] = ()
    """From the CSV file next to the point; not written in YAML."""
    translations: Annotated[dict[Language, PointTranslation], FieldInfo(hidden=("form",))] = Field(default_factory=dict)
    """Our words in other languages, by language (BCP 47)."""
    original: Annotated[Original | None, FieldInfo(supplied_by="the language of the site")] = None
    """As written, on a site that shows a translation."""
    foreign: Annotated[str, FieldInfo(supplied_by="the language of the site")] = ""
    """The language of its words, if it is not that of the site."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (
            self._check_aspect_ids,
            self._check_row_ids,
            self._check_position,
            self._check_outcome,
            self._check_figure,
        )

    def _check_aspect_ids(self) -> Iterator[Misfit]:
        for number, id in find_repeated(get_unchecked(self, "compare"), lambda aspect: aspect.id):
            message = f"the aspect `{id}` appears twice: give this one another id"
            yield Misfit(message, spot=("compare", number, "id"), written=id)

    def _check_row_ids(self) -> Iterator[Misfit]:
        for number, anchor in find_repeated(get_unchecked(self, "reports"), lambda report: report.anchor):
            message = f"`{anchor}` already has a report here; give this one its own `id`"
            row = ("reports", number)
            yield Misfit(message, f"id: {anchor}-second", row, gap=(*row, "id"))

    def _check_position(self) -> Iterator[Misfit]:
        if self.position is not None and self.kind != "reaction":
            message = f"`position` is only for reactions, and this is a {self.kind}: delete it, or change `kind`"
            yield Misfit(message, spot=("position",), written=self.position)

    def _check_outcome(self) -> Iterator[Misfit]:
        if self.outcome is not None and not self.expected:
            message = "`outcome` is only for something expected: add `expected: yes`"
            yield Misfit(message, "expected: yes", ("outcome",), gap=("expected",))

    def _check_figure(self) -> Iterator[Misfit]:
        if self.kind != "figure":
            return
        if not self.compare or self.compare[0].type != "quantity":
            example = "compare: [{id: killed, type: quantity, measure: killed, population: unstated}]"
            yield Misfit("the first aspect of a figure must be a quantity: what it counts, and of whom", example)
        elif self.compare[0].population is None:
            message = "`population` is missing: write which people the figure counts, or `unstated`"
            first = ("compare", 0)
            yield Misfit(message, "population: unstated", first, gap=(*first, "population"))

    @property
    def key(self) -> str:
        """The id by which other sheets name it."""
        return f"{self.sheet}/{self.id}"

    @property
    def is_utterance(self) -> bool:
        return self.kind in UTTERANCES

    def get_report(self, anchor: str) -> Report:
        return next(report for report in self.reports if report.anchor == anchor)
