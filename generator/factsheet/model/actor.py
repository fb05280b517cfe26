"""An actor: a person, state, organisation, outlet or agency that speaks, acts, publishes or is counted."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from factsheet.model.cross_field_rules import CheckedRecord, FieldCheck, Misfit
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, ActorId, Day, Id, Language, Prose, Text, Texts, Url

ActorKind = Literal["person", "state", "organisation", "outlet", "agency", "group", "unnamed"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Role(CheckedRecord):
    title: Prose
    """What the actor was."""
    of: ActorId | None = None
    """The state or organisation that the role belongs to."""
    since: Day | None = None
    """When it began."""
    until: Day | None = None
    """When it ended."""

    def list_checks(self) -> Sequence[FieldCheck]:
        return (self._check_dates,)

    def _check_dates(self) -> Iterator[Misfit]:
        if self.since is None or self.until is None:
            return
        begun, ended = self.since.earliest, self.until.latest
        if begun and ended and ended < begun:
            message = "the role ends before it begins: `until` must be the later date"
            yield Misfit(message, spot=("until",), written=self.until)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Actor:
    id: Annotated[Id, FieldInfo(supplied_by="the place of the file")]
    file: Annotated[str, FieldInfo(supplied_by="the place of the file")]
    name: Annotated[Text, FieldInfo(is_first=True)]
    """Its name."""
    kind: Annotated[ActorKind, FieldInfo(is_first=True)]
    """What kind of actor it is; `unnamed`: somebody whom the sources do not name, such as “a Western official”."""
    names: Annotated[dict[Language, Text], FieldInfo(hidden=("form",))] = Field(default_factory=dict)
    """Its name in other languages."""
    aliases: Annotated[Texts, FieldInfo(is_first=True)] = ()
    """Other spellings and short names."""
    roles: tuple[Role, ...] = ()
    """The roles of the actor, and when."""
    owner: ActorId | None = None
    """The owner of this outlet or agency."""
    url: Annotated[Url | None, FieldInfo(prompt="Address")] = None
    """Its own web address."""
    description: Prose | None = None
    """A description in our words."""
