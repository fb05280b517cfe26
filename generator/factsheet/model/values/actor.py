"""The aspect type `actor`: who did, said or received something, as the id of an actor."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Struct
from pydantic import PlainValidator, TypeAdapter

from factsheet.model.values.ids import Id
from factsheet.model.values.value_type import Agreement, RecordNames, RecordReference, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText

_ID: TypeAdapter[str] = TypeAdapter(Id)


class NamedActor(Struct, frozen=True):
    """The actor that a source names."""

    id: Id


def _validate_value(written: object) -> NamedActor:
    return written if isinstance(written, NamedActor) else NamedActor(id=_ID.validate_python(written))


Written = Annotated[NamedActor, PlainValidator(_validate_value, json_schema_input_type=Id)]


def compare(a: NamedActor, b: NamedActor, world: RecordNames) -> Agreement:
    """Two actors are the same or contradict; roles and owners play no part."""
    names = {"a": world.get_name("actor", a.id), "b": world.get_name("actor", b.id)}
    if a.id == b.id:
        return Agreement(Relation.AGREES, _("both name {a}").format(**names))
    return Agreement(Relation.CONTRADICTS, _("one names {a}, the other {b}").format(**names))


def print_value(value: NamedActor, world: RecordNames) -> RichText:
    """Return the name of the actor."""
    return (world.link_name("actor", value.id),)


def list_references(value: NamedActor) -> Iterable[RecordReference]:
    """Return the actor."""
    return (RecordReference((), "actor", value.id),)


TYPE = ValueType("actor", Written, compare, print_value, list_references)
