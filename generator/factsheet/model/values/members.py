"""Members of sets and positions: ids of actors or places, or plain words, as the aspect says."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from factsheet.model.values.error import make_mistake, make_mistake_at
from factsheet.model.values.ids import validate_id
from factsheet.model.values.value_type import AspectContext, RecordNames
from factsheet.text.rich_text import Span
from factsheet.text.yaml_scalar import NullWord, Scalar

KINDS = {"actors": "actor", "places": "place"}
"""The `of` of an aspect, and the kind of record that its members then name."""


def _validate_member(written: object, info: ValidationInfo) -> str:
    if not isinstance(written, str) or not written.strip():
        raise make_mistake("write each member as one text")
    if isinstance(written, NullWord):
        raise make_mistake(written.message)
    column: AspectContext | None = info.context
    if column is not None and column.of in KINDS:
        validate_id(written)
    return written


Member = Annotated[str, BeforeValidator(_validate_member, json_schema_input_type=Scalar)]


def validate_members(written: object) -> object:
    """Refuse a bare text where a list belongs; empty counts as a list without members."""
    if isinstance(written, str):
        raise make_mistake("write the members as a list", f"[{written}]")
    return written


def check_no_repeats(spots: Iterable[tuple[tuple[str | int, ...], object]], message: str) -> None:
    """Raise the message (with `{member}` in it) at the spot of the first member that is named again."""
    seen: list[object] = []  # not a set: what an editor writes as a member may be unhashable
    for spot, member in spots:
        if member in seen:
            raise make_mistake_at(spot, member, message.format(member=member))
        seen.append(member)


def format_names(members: Iterable[str], of: str, world: RecordNames) -> str:
    """Return the display names of members, each once, separated by commas."""
    kind = KINDS.get(of)
    if kind is None:
        return ", ".join(dict.fromkeys(members))
    return ", ".join(dict.fromkeys(world.get_name(kind, member) for member in members))


def print_member(member: str, of: str, world: RecordNames) -> Span:
    kind = KINDS.get(of)
    if kind is None:
        return Span(member)
    return world.link_name(kind, member)
