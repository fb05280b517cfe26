"""An aspect: one column of a point's comparison table, with the type of its values and what they count."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Annotated, Literal

from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, Id, PlaceId, Text, Texts
from factsheet.model.gaps import get_if_known
from factsheet.model.values.scope import Scope

AspectType = Literal["text", "quantity", "set", "positions", "date", "time", "place", "actor", "choice", "yes_no"]
Population = Literal["civilian", "combatant", "mixed", "unstated", "children", "women", "men"]
SCOPE = tuple(field.name for field in fields(Scope))
# Refused elsewhere rather than ignored: an editor would think that it counts.
ONLY_FOR = (
    (("options",), ("choice", "positions")),
    (("of",), ("set", "positions")),
    ((*SCOPE, "series"), ("quantity",)),
)
"""Fields, and the only types of aspect that may have them."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Aspect(CheckedRecord):
    id: Annotated[Id, FieldInfo(prompt="Short name (id)", columns=("aspect",), cell="counted", is_first=True)]
    """The id of the aspect within its point."""
    type: Annotated[AspectType, FieldInfo(hidden=("spreadsheet",), is_first=True)]
    """The type of its values."""
    label: Text | None = None
    """The heading of the column."""
    options: Annotated[Texts, FieldInfo(hidden=("spreadsheet",), is_first=True)] = ()
    """The possible choices, or the positions that members can take."""
    of: Annotated[
        Literal["actors", "places"] | None,
        FieldInfo(prompt="Type of members", hidden=("spreadsheet",), is_first=True),
    ] = None
    """The type of the members of a set, or of those who take positions; empty: words."""
    measure: Annotated[Text | None, FieldInfo(is_first=True)] = None
    """What a quantity counts: killed, injured, missing …"""
    population: Annotated[Population | None, FieldInfo(is_first=True)] = None
    """The group of people it counts."""
    unit: Text | None = None
    """The unit; empty: persons or things."""
    place: Annotated[PlaceId | None, FieldInfo(cell="counted_in", is_first=True)] = None
    """The place it covers."""
    period: Text | None = None
    """The period it covers."""
    counting: Literal["cumulative", "per_period"] | None = None
    """Whether it counts from the beginning or within each period."""
    series: Annotated[
        Literal["daily", "weekly", "monthly", "yearly"] | None, FieldInfo(hidden=("table", "spreadsheet", "form"))
    ] = None
    """Set if the values are in a CSV file named after the point, in the same folder (`<point>.csv`).

    Its columns, in any order: source, claimed_by, as_of, period, value, locator, quote; optional: provisional
    (yes or no), verification (verified_by_origin, outlet_could_not_verify, not_stated) and filled_in (yes for a value
    with which the claimant filled a gap: shown, but never counted).
    """

    def list_checks(self) -> Sequence[FieldCheck]:
        return self._check_options, self._check_measure, self._check_other_fields

    def _check_options(self) -> Iterator[Misfit]:
        if self.type == "choice" and len(self.options) < 2:
            yield Misfit("a choice needs at least two `options`", "options: [one, other]", gap=("options",))

    def _check_measure(self) -> Iterator[Misfit]:
        if self.type == "quantity" and self.measure is None:
            yield Misfit("`measure` is missing: write what the quantity counts", "measure: …", gap=("measure",))

    def _check_other_fields(self) -> Iterator[Misfit]:
        for names, types in ONLY_FOR:
            if self.type in types:
                continue
            for name in names:
                if written := get_if_known(partial(getattr, self, name), None):
                    message = f"`{name}` is only for the type {' or '.join(types)}, and this is {self.type}: delete it"
                    yield Misfit(message, spot=(name,), written=written)

    @property
    def scope(self) -> Scope:
        return Scope(
            self.measure or "",
            self.population or "",
            self.unit or "",
            self.place or "",
            self.period or "",
            self.counting or "",
        )

    @property
    def head(self) -> str:
        return self.label or self.id.replace("-", " ").capitalize()
