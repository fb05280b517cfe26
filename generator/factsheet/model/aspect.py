"""An aspect: one column of a point's comparison table, with the type of its values and what they count."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Literal

from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import Demand, Fitting, Misfit
from factsheet.model.field_types import CONFIG, Id, PlaceId, Text, Texts
from factsheet.model.gaps import if_known
from factsheet.model.values.scope import Scope

AspectType = Literal["text", "quantity", "set", "positions", "date", "time", "place", "actor", "choice", "yes_no"]
Population = Literal["civilian", "combatant", "mixed", "unstated", "children", "women", "men"]
SCOPE = tuple(field.name for field in fields(Scope))
ONLY_FOR = (
    (("options",), ("choice", "positions")),
    (("of",), ("set", "positions")),
    ((*SCOPE, "series"), ("quantity",)),
)


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Aspect(Fitting):
    id: Id
    type: AspectType
    label: Text | None = None
    """The head of the column; None: made from the id."""
    of: Literal["actors", "places"] | None = None
    """What the members of a set, or those who take positions, are; None: words."""
    options: Texts = ()
    """What a choice may be, or the positions that can be taken."""
    measure: Text | None = None
    """What a quantity counts: killed, injured, missing, captured, displaced, refugees, casualties_unspecified …"""
    population: Population | None = None
    unit: Text | None = None
    place: PlaceId | None = None
    period: Text | None = None
    counting: Literal["cumulative", "per_period"] | None = None
    series: Literal["daily", "weekly", "monthly", "yearly"] | None = None
    """Set where the values are in a CSV file with the name of the point, in the same folder (`<point>.csv`).

    Its columns, in any order: source, claimed_by, as_of, period, value, locator, quote; where needed also provisional
    (yes or no), verification (verified_by_origin, outlet_could_not_verify, not_stated) and filled_in (yes for a value
    with which the claimant filled a gap: shown, never counted).
    """

    def demands(self) -> Sequence[Demand]:
        return self._options, self._measure, self._others

    def _options(self) -> Iterator[Misfit]:
        if self.type == "choice" and len(self.options) < 2:
            yield Misfit("a choice needs at least two `options`", "options: [one, other]", hole=("options",))

    def _measure(self) -> Iterator[Misfit]:
        if self.type == "quantity" and self.measure is None:
            yield Misfit("a quantity needs its `measure`: what is counted", "measure: …", hole=("measure",))

    def _others(self) -> Iterator[Misfit]:
        for names, types in ONLY_FOR:
            for name in names if self.type not in types else ():
                if written := if_known(partial(getattr, self, name), None):
                    message = f"`{name}` belongs to {' or '.join(types)}, and this is {self.type}: delete it"
                    yield Misfit(message, at=(name,), written=written)

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
