"""The aspect type `place`: where something was, as the id of a place."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Struct
from pydantic import PlainValidator, TypeAdapter

from factsheet.model.values.ids import Id
from factsheet.model.values.value_type import Agreement, RecordNames, RecordReference, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText

_ID: TypeAdapter[str] = TypeAdapter(Id)


class NamedPlace(Struct, frozen=True):
    """The place that a source names."""

    id: Id


def _validate_value(written: object) -> NamedPlace:
    return written if isinstance(written, NamedPlace) else NamedPlace(id=_ID.validate_python(written))


Written = Annotated[NamedPlace, PlainValidator(_validate_value, json_schema_input_type=Id)]


def compare(a: NamedPlace, b: NamedPlace, world: RecordNames) -> Agreement:
    """A place is compatible with every place that it lies in."""
    names = {"a": world.get_name("place", a.id), "b": world.get_name("place", b.id)}
    if a.id == b.id:
        return Agreement(Relation.AGREES, _("both name {a}").format(**names))
    if b.id in world.list_places_around(a.id):
        return Agreement(Relation.COMPATIBLE, _("{a} lies in {b}").format(**names))
    if a.id in world.list_places_around(b.id):
        return Agreement(Relation.COMPATIBLE, _("{b} lies in {a}").format(**names))
    return Agreement(
        Relation.CONTRADICTS,
        _("{a} and {b} are different places, and neither lies in the other").format(**names),
    )


def print_value(value: NamedPlace, world: RecordNames) -> RichText:
    """Return the name of the place."""
    return (world.link_name("place", value.id),)


def list_references(value: NamedPlace) -> Iterable[RecordReference]:
    """Return the place."""
    return (RecordReference((), "place", value.id),)


TYPE = ValueType("place", Written, compare, print_value, list_references)
