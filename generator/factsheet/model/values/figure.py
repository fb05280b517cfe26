"""A quantity in a source's own words, and the figure of a report: a quantity with date and claimant."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from factsheet.model.values.calendar_date import Date
from factsheet.model.values.date_parser import read as read_date
from factsheet.model.values.error import mistake, mistake_at
from factsheet.model.values.ids import Id
from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_mistakes import meaning
from factsheet.model.values.quantity_table import QuantityRelation, Understood, understand
from factsheet.model.values.scope import NO_SCOPE, Scope
from factsheet.model.values.value_type import Column
from factsheet.model.values.yes_no import Truth
from factsheet.text.yaml_scalar import Scalar, format_scalar

Verification = Literal["verified_by_origin", "outlet_could_not_verify", "not_stated"]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Quantity:
    """How many, as stated. The words are kept; the bounds serve comparison and order only."""

    as_stated: str
    """Verbatim, separators too."""
    relation: QuantityRelation
    min: Number | None = None
    """The least that is asserted (`more_than` leaves it out); None where none is: "up to 400"."""
    max: Number | None = None
    """The most that is asserted (of `fewer_than` it is left out); None where nothing is."""

    def __str__(self) -> str:
        return self.as_stated

    @property
    def order(self) -> tuple[int, Number | float, Number | float, str]:
        """A key to sort by: bounds (open: before or after all numbers), then words, then the unknown."""
        if self.relation in ("vague", "unknown"):
            return (1 if self.relation == "vague" else 2), 0, 0, self.as_stated
        if self.relation == "none":
            return 0, 0, 0, self.as_stated
        low = float("-inf") if self.min is None else self.min
        high = float("inf") if self.max is None else self.max
        return 0, low, high, self.as_stated


def read(text: str, unit: str = "", counted: str = "") -> Quantity:
    """Read a quantity as printed, its unit too; raise a mistake that says what may be written.

    `counted` are the words for what the column counts: they may be left out of a proposal.
    """
    understood = meaning(text, unit, counted)
    return Quantity(
        as_stated=text,
        relation=understood.relation,
        min=understood.min,
        max=understood.max,
    )


def _quantity(written: object, info: ValidationInfo) -> Quantity:
    if isinstance(written, Quantity):
        return written
    if not isinstance(written, str):
        raise mistake("a quantity is one text, such as 400 or up to 400")
    column: Column | None = info.context
    if column is None:
        return read(written)
    return read(written, column.scope.unit, f"{column.scope.measure} {column.scope.population}")


def _best(written: object, info: ValidationInfo) -> Quantity | None:
    return None if written is None else _quantity(written, info)


NOT_GIVEN = ("unknown", "not given", "not-given", "notgiven", "none", "not stated", "n/a")
"""What is written, folded to small letters, where `not_given` is meant."""


NO_DATE = ("?", "??", "-", "–", "—", "~", "x", "...", "…")
"""What is no date, and need not mean that the source names none."""
_NO_DATE = "“{written}” is no date; write not_given if the source names none"


def _as_of(written: object) -> Date | None:
    if written is None or isinstance(written, Date):
        return written
    if written == "":
        raise mistake(
            "the date that the figure refers to is missing: write it, or not_given if the source names none",
            "as_of: …",
        )
    if not isinstance(written, str):
        raise mistake("`as_of` is one date, or not_given")
    if written.casefold() in (*NOT_GIVEN, *NO_DATE):
        raise mistake(_NO_DATE.format(written=written), "not_given" if written.casefold() in NOT_GIVEN else None)
    return None if written == "not_given" else read_date(written)


@dataclass(
    frozen=True,
    config=ConfigDict(extra="forbid", json_schema_extra={"required": ["value", "as_of"]}),
)
class Figure:
    """What one report states in a column of quantities."""

    value: Annotated[Quantity, BeforeValidator(_quantity, json_schema_input_type=Scalar)] = Field(
        json_schema_extra={"x-value": "quantity"}
    )
    as_of: Annotated[Date | None, BeforeValidator(_as_of, json_schema_input_type=Scalar)] = Field(
        default_factory=str, validate_default=True, json_schema_extra={"x-value": "date_or_not_given"}
    )
    """The date for which it holds, which is not that of publication; not_given where the source names none."""
    provisional: Truth = False
    """Whether the source says that it is not final."""
    claimed_by: Id | None = Field(default=None, json_schema_extra={"x-refers": "actor"})
    """The actor whose figure it is; None: the first of the report's chain."""
    verification: Verification = "not_stated"
    """As the source states it."""
    best: Annotated[Quantity | None, BeforeValidator(_best, json_schema_input_type=Scalar)] = Field(
        default=None, json_schema_extra={"x-value": "quantity"}
    )
    """The best estimate within the range that is the value: one value with it, never a second one."""
    scope: SkipJsonSchema[Scope] = NO_SCOPE
    """Taken from the aspect, never written."""

    @model_validator(mode="after")
    def _has_its_best_within(self) -> "Figure":
        if self.best is None:
            return self
        least, most = self.value.min, self.value.max
        if least is None or most is None or least == most:
            message = "`best` is the best estimate within a range, such as 350 to 400: write the range as `value`"
            raise mistake_at(("best",), self.best.as_stated, message)
        if self.best.min is None or self.best.max is None:
            raise mistake_at(("best",), self.best.as_stated, "a best estimate is one number, such as 380 or about 380")
        if not least <= self.best.min <= self.best.max <= most:
            message = f"the best estimate “{self.best}” lies outside of the range “{self.value}”: correct one of them"
            raise mistake_at(("best",), self.best.as_stated, message)
        return self


def _written(written: object, info: ValidationInfo) -> object:
    if isinstance(written, Figure):
        return written
    if isinstance(written, str) and written.strip():
        message = "the date that the figure refers to is missing: write it, or not_given if the source names none"
        column: Column | None = info.context
        is_read = isinstance(understand(written, column.scope.unit if column else ""), Understood)
        raise mistake(message, f"{{value: {format_scalar(written, in_brackets=True)}, as_of: …}}" if is_read else None)
    if not isinstance(written, dict):
        raise mistake("a figure is written as {value: up to 400, as_of: not_given}")
    if "scope" in written:
        raise mistake_at(("scope",), written["scope"], "what is counted is said once, on the aspect")
    column = info.context
    return {**written, "scope": column.scope if column else NO_SCOPE}


Written = Annotated[Figure, BeforeValidator(_written)]
