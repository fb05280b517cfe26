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
    """What its values are."""
    label: Text | None = None
    """The head of the column."""
    options: Annotated[Texts, FieldInfo(hidden=("spreadsheet",), is_first=True)] = ()
    """What a choice may be, or the positions that can be taken."""
    of: Annotated[
        Literal["actors", "places"] | None,
        FieldInfo(prompt="What its members are", hidden=("spreadsheet",), is_first=True),
    ] = None
    """What the members of a set, or those who take positions, are; empty: words."""
    measure: Annotated[Text | None, FieldInfo(is_first=True)] = None
    """What a quantity counts: killed, injured, missing …"""
    population: Annotated[Population | None, FieldInfo(is_first=True)] = None
    """Of whom."""
    unit: Text | None = None
    """In which unit; empty: in persons or things."""
    place: Annotated[PlaceId | None, FieldInfo(cell="counted_in", is_first=True)] = None
    """Where."""
    period: Text | None = None
    """In which time."""
    counting: Literal["cumulative", "per_period"] | None = None
    """Since the beginning, or within each period."""
    series: Annotated[
        Literal["daily", "weekly", "monthly", "yearly"] | None, FieldInfo(hidden=("table", "spreadsheet", "form"))
    ] = None
    """Set where the values are in a CSV file with the name of the point, in the same folder (`<point>.csv`).

    Its columns, in any order: source, claimed_by, as_of, period, value, locator, quote; where needed also provisional
    (yes or no), verification (verified_by_origin, outlet_could_not_verify, not_stated) and filled_in (yes for a value
    with which the claimant filled a gap: shown, never counted).
    """

    def list_checks(self) -> Sequence[FieldCheck]:
        return self._check_options, self._check_measure, self._check_other_fields

    def _check_options(self) -> Iterator[Misfit]:
        if self.type == "choice" and len(self.options) < 2:
            yield Misfit("a choice needs at least two `options`", "options: [one, other]", gap=("options",))

    def _check_measure(self) -> Iterator[Misfit]:
        if self.type == "quantity" and self.measure is None:
            yield Misfit("a quantity needs its `measure`: what is counted", "measure: …", gap=("measure",))

    def _check_other_fields(self) -> Iterator[Misfit]:
        for names, types in ONLY_FOR:
            if self.type in types:
                continue
            for name in names:
                if written := get_if_known(partial(getattr, self, name), None):
                    message = f"`{name}` belongs to {' or '.join(types)}, and this is {self.type}: delete it"
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
