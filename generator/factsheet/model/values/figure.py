"""A quantity in a source's own words, and the figure of a report: a quantity with date and claimant."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator, ValidationInfo, model_validator
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from factsheet.model.field_info import FieldInfo
from factsheet.model.values.calendar_date import Date
from factsheet.model.values.date_parser import parse_date
from factsheet.model.values.error import make_mistake, make_mistake_at
from factsheet.model.values.ids import Id
from factsheet.model.values.quantity_mistakes import read
from factsheet.model.values.quantity_table import Quantity, match_quantity
from factsheet.model.values.scope import NO_SCOPE, Scope
from factsheet.model.values.value_type import AspectContext
from factsheet.model.values.yes_no import Truth
from factsheet.text.yaml_scalar import Scalar, format_scalar

Verification = Literal["verified_by_origin", "outlet_could_not_verify", "not_stated"]


def _validate_quantity(written: object, info: ValidationInfo) -> Quantity:
    if isinstance(written, Quantity):
        return written
    if not isinstance(written, str):
        raise make_mistake("write one quantity, such as 400 or up to 400")
    column: AspectContext | None = info.context
    if column is None:
        return read(written)
    return read(written, column.scope.unit, f"{column.scope.measure} {column.scope.population}")


def _validate_best(written: object, info: ValidationInfo) -> Quantity | None:
    return None if written is None else _validate_quantity(written, info)


NOT_GIVEN = ("unknown", "not given", "not-given", "notgiven", "none", "not stated", "n/a")
"""What is written, folded to small letters, where `not_given` is meant."""
NO_DATE = ("?", "??", "-", "–", "—", "~", "x", "...", "…")
"""What is not a date, and need not mean that the source names none."""
_NO_DATE = "“{written}” is not a date; write not_given if the source gives none"


def _validate_as_of(written: object) -> Date | None:
    if written is None or isinstance(written, Date):
        return written
    if written == "":
        raise make_mistake(
            "`as_of` is missing: write the date the figure refers to, or not_given",
            "as_of: …",
        )
    if not isinstance(written, str):
        raise make_mistake("write one date, or not_given")
    if written == "not_given":
        return None
    if written.casefold() in NOT_GIVEN:
        raise make_mistake(_NO_DATE.format(written=written), "not_given")
    if written.casefold() in NO_DATE:  # can also mean that nobody has looked, so no fix is offered
        raise make_mistake(_NO_DATE.format(written=written))
    return parse_date(written)


@dataclass(
    frozen=True,
    slots=True,
    config=ConfigDict(extra="forbid", defer_build=True, json_schema_extra={"required": ["value", "as_of"]}),
)
class Figure:
    """What one report states in a column of quantities."""

    value: Annotated[
        Quantity,
        PlainValidator(_validate_quantity, json_schema_input_type=Scalar),
        FieldInfo(
            prompt="The number, in the source’s words",
            is_first=True,
            columns=("as_stated", "relation", "min", "max"),
            hidden=("json",),
        ),
    ] = Field(json_schema_extra={"x-value": "quantity"})
    """The number as the source words it: `up to 400`."""
    as_of: Annotated[
        Date | None,
        PlainValidator(_validate_as_of, json_schema_input_type=Scalar),
        FieldInfo(prompt="The day it refers to (not_given: the source gives none)", is_first=True),
    ] = Field(default_factory=str, validate_default=True, json_schema_extra={"x-value": "date_or_not_given"})
    """The date that it refers to; not_given if the source gives none (empty in data files)."""
    best: Annotated[Quantity | None, PlainValidator(_validate_best, json_schema_input_type=Scalar)] = Field(
        default=None, json_schema_extra={"x-value": "quantity"}
    )
    """The best estimate within a range, in the words of the source."""
    provisional: Truth = False
    """Whether the source says that it is not final."""
    claimed_by: Id | None = Field(default=None, json_schema_extra={"x-refers": "actor"})
    """The actor whose figure it is, if it is not the first of the chain."""
    verification: Verification = "not_stated"
    """Whether the number was verified, as the source states it."""
    scope: Annotated[SkipJsonSchema[Scope], FieldInfo(supplied_by="the aspect")] = NO_SCOPE
    """Taken from the aspect, never written."""

    # The estimate is a part of the range, so that one report never counts as two values.
    @model_validator(mode="after")
    def _check_best(self) -> "Figure":
        if self.best is None:
            return self
        least, most = self.value.min, self.value.max
        if least is None or most is None or least == most:
            message = "`best` is the best estimate within a range, such as 350 to 400: write the range as `value`"
            raise make_mistake_at(("best",), self.best.as_stated, message)
        if self.best.min is None or self.best.max is None:
            raise make_mistake_at(("best",), self.best.as_stated, "`best` must be one number, such as 380 or about 380")
        if not least <= self.best.min <= self.best.max <= most:
            message = f"the best estimate “{self.best}” is outside the range “{self.value}”: correct one of them"
            raise make_mistake_at(("best",), self.best.as_stated, message)
        return self


def _validate_value(written: object, info: ValidationInfo) -> object:
    if isinstance(written, Figure):
        return written
    column: AspectContext | None = info.context
    if isinstance(written, str) and written.strip():
        message = "`as_of` is missing: write the date the figure refers to, or not_given"
        unit = column.scope.unit if column else ""
        fix = None
        if isinstance(match_quantity(written, unit), Quantity):
            fix = f"{{value: {format_scalar(written, in_brackets=True)}, as_of: …}}"
        raise make_mistake(message, fix)
    if not isinstance(written, dict):
        raise make_mistake("write a figure as {value: up to 400, as_of: not_given}")
    if "scope" in written:
        raise make_mistake_at(("scope",), written["scope"], "delete `scope`: what is counted is set in `compare`")
    return {**written, "scope": column.scope if column else NO_SCOPE}


Written = Annotated[Figure, BeforeValidator(_validate_value)]
