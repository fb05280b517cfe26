"""An actor: a person, state, organisation, outlet or agency that speaks, acts, publishes or is counted."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import Demand, Fitting, Misfit
from factsheet.model.field_types import CONFIG, ActorId, Day, Id, Language, Text, Texts, Url

ActorKind = Literal["person", "state", "organisation", "outlet", "agency", "group", "unnamed"]


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Role(Fitting):
    title: Text
    of: ActorId | None = None
    """The state or organisation that the role belongs to."""
    since: Day | None = None
    until: Day | None = None

    def demands(self) -> Sequence[Demand]:
        return (self._ends_after_it_began,)

    def _ends_after_it_began(self) -> Iterator[Misfit]:
        begun, ended = self.since and self.since.earliest, self.until and self.until.latest
        if begun and ended and ended < begun:
            message = "the role ends before it begins: `until` is the later date"
            yield Misfit(message, at=("until",), written=self.until)


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Actor:
    id: Id
    file: str
    name: Text
    kind: ActorKind
    """`unnamed`: somebody whom the sources do not name, such as "a Western official"."""
    names: dict[Language, Text] = Field(default_factory=dict)
    """The name in other languages."""
    aliases: Texts = ()
    """Other spellings and short names, linked wherever they stand as whole words."""
    roles: tuple[Role, ...] = ()
    owner: ActorId | None = None
    """Who owns this outlet or agency."""
    url: Url | None = None
    description: Text | None = None
