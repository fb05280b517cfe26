"""The aspect type `actor`: who did, said or received something, as the id of an actor."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from factsheet.model.values.ids import Id
from factsheet.model.values.value_type import Agreement, RecordReference, Relation, ValueType, World
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText

_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class ActorNamed:
    """The actor that a source names."""

    id: Id


def _written(written: object) -> ActorNamed:
    return written if isinstance(written, ActorNamed) else ActorNamed(id=_ID.validate_python(written))


Written = Annotated[ActorNamed, BeforeValidator(_written, json_schema_input_type=Id)]


def compare(a: ActorNamed, b: ActorNamed, world: World) -> Agreement:
    """Two names are the same actor or contradict; who belongs to whom is not read here."""
    names = {"a": world.name("actor", a.id), "b": world.name("actor", b.id)}
    if a.id == b.id:
        return Agreement(Relation.AGREES, _("both name {a}").format(**names))
    return Agreement(Relation.CONTRADICTS, _("one names {a}, the other {b}").format(**names))


def print_value(value: ActorNamed, world: World) -> RichText:
    """Return the name of the actor."""
    return (world.linked_name("actor", value.id),)


def list_references(value: ActorNamed) -> Iterable[RecordReference]:
    """Return the actor."""
    return (RecordReference((), "actor", value.id),)


TYPE = ValueType("actor", Written, compare, print_value, list_references)
