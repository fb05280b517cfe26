"""The aspect type `set`: the list that a source gives, its doubtful members, and how far it goes."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from factsheet.model.values.error import make_mistake, make_mistake_at
from factsheet.model.values.members import KINDS, Member, check_no_repeats, format_names, print_member, validate_members
from factsheet.model.values.value_type import (
    Agreement,
    AspectContext,
    RecordNames,
    RecordReference,
    Relation,
    ValueType,
)
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, join

_LISTS = ("open", "closed", "none")


def _validate_list(written: object) -> object:
    if written in _LISTS:
        return written
    message = "say whether the source's list is open (there may be more), closed (it is complete) or none (no list)"
    if written:
        raise make_mistake(message)
    raise make_mistake(message, "list: …")


Members = Annotated[tuple[Member, ...], BeforeValidator(validate_members)]
Completeness = Annotated[
    Literal["open", "closed", "none"],
    BeforeValidator(_validate_list, json_schema_input_type=Literal["open", "closed", "none"]),
]


@dataclass(frozen=True, config=ConfigDict(extra="forbid", defer_build=True, json_schema_extra={"required": ["list"]}))
class ItemSet:
    """The members that a source names, in its order."""

    members: Members = ()
    doubtful: Members = ()
    """Named with a reservation: "perhaps", "may join"."""
    list: Completeness = Field(default_factory=str, validate_default=True)
    """`open`: there may be more; `closed`: the source says that these are all; `none`: it gives no list."""
    of: SkipJsonSchema[str] = ""
    """`actors`, `places` or `""` (members are words): taken from the aspect, never written."""


def _validate_value(written: object, info: ValidationInfo) -> object:
    if isinstance(written, ItemSet):
        return written
    if not isinstance(written, dict):
        raise make_mistake("a set is written with its members and its list", _make_fix(written))
    if "of" in written:
        raise make_mistake_at(("of",), written["of"], "what the members are is said once, on the aspect")
    _check_no_repeats(written)
    column: AspectContext | None = info.context
    of = column.of if column else None
    return {**written, "of": of or ""}


def _make_fix(written: object) -> str | None:
    """Return the mapping that a bare list, or a bare word, was meant to be."""
    if isinstance(written, str):
        written = [written]
    if not isinstance(written, list) or not written:
        return None
    for text in written:
        if not isinstance(text, str) or not text.replace("-", "").isalnum():
            return None
    return f"{{members: [{', '.join(written)}], list: …}}"


def _check_no_repeats(written: dict[str, Any]) -> None:
    members = written.get("members") or ()
    doubtful = written.get("doubtful") or ()
    if not isinstance(members, list | tuple) or not isinstance(doubtful, list | tuple):
        return
    if written.get("list") == "none" and (members or doubtful):
        raise make_mistake_at(("list",), "none", "`none` says that the source gives no list, but members are named")
    spots: list[tuple[tuple[str, int], object]] = []
    for key, named in (("members", members), ("doubtful", doubtful)):
        for index, member in enumerate(named):
            spots.append(((key, index), member))
    check_no_repeats(spots, "“{member}” is named twice in this set; a member is certain or doubtful, and stands once")


Written = Annotated[ItemSet, BeforeValidator(_validate_value)]


def compare(a: ItemSet, b: ItemSet, world: RecordNames) -> Agreement:
    """Only a closed list contradicts, where the other names without doubt a member that is not on it."""
    if "none" in (a.list, b.list):
        return _compare_without_list(a, b)
    for closed, other in ((a, b), (b, a)):
        if closed.list != "closed":
            continue
        outside = [member for member in other.members if member not in (*closed.members, *closed.doubtful)]
        if outside:
            reason = _("one list is said to be complete without {members}; the other names it")
            return Agreement(Relation.CONTRADICTS, reason.format(members=format_names(outside, a.of, world)))
    return _compare_members(a, b, world)


def _compare_without_list(a: ItemSet, b: ItemSet) -> Agreement:
    if a.list == b.list:
        return Agreement(Relation.AGREES, _("neither gives a list"))
    return Agreement(Relation.COMPATIBLE, _("only one of them gives a list"))


def _compare_members(a: ItemSet, b: ItemSet, world: RecordNames) -> Agreement:
    all_of_a, all_of_b = (*a.members, *a.doubtful), (*b.members, *b.doubtful)
    shared = {*all_of_a}.intersection(all_of_b)
    unshared = [member for member in (*all_of_a, *all_of_b) if member not in shared]
    doubted = [member for member in (*a.members, *b.members) if member in (*a.doubtful, *b.doubtful)]
    parts = []
    if unshared:
        parts.append(_("only one of them names {members}").format(members=format_names(unshared, a.of, world)))
    if doubted:
        parts.append(_("only one of them is sure of {members}").format(members=format_names(doubted, a.of, world)))
    if parts:
        return Agreement(Relation.COMPATIBLE, "; ".join(parts))
    if a.list != b.list:
        return Agreement(Relation.COMPATIBLE, _("the same members; only one of the lists is said to be complete"))
    return Agreement(Relation.AGREES, _("the same members"))


def print_value(value: ItemSet, world: RecordNames) -> RichText:
    """Print the members in the source's order, the doubtful ones last, and whether the list is complete."""
    if value.list == "none":
        return (Span(_("no list given"), manner="none"),)
    spans = [print_member(member, value.of, world) for member in value.members]
    for member in value.doubtful:
        spans.append(print_member(member, value.of, world)._replace(manner="doubtful"))
    members = join(spans)
    if value.list == "closed":
        return (*members, Span(" "), Span(_("(complete)"), manner="note"))
    return members


def list_references(value: ItemSet) -> Iterator[RecordReference]:
    """Return each member, where members are actors or places."""
    kind = KINDS.get(value.of)
    if kind is None:
        return
    for key, members in (("members", value.members), ("doubtful", value.doubtful)):
        for index, member in enumerate(members):
            yield RecordReference((key, index), kind, member)


TYPE = ValueType("set", Written, compare, print_value, list_references)
