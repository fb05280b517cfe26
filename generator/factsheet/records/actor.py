"""An actor: a person, state, organisation, outlet or agency that speaks, acts, publishes or is counted."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from factsheet.records.fields import CONFIG, ActorId, Day, Id, Language, Text, Texts, Url
from factsheet.values.mistake import mistake_at

ActorKind = Literal["person", "state", "organisation", "outlet", "agency", "group", "unnamed"]


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Role:
    title: Text
    of: ActorId | None = None
    """The state or organisation that the role belongs to."""
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "Role":
        begun, ended = self.since and self.since.earliest, self.until and self.until.latest
        if begun and ended and ended < begun:
            raise mistake_at(("until",), self.until, "the role ends before it begins: `until` is the later date")
        return self


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
