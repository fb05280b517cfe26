"""The aspect type `set`: the list that a source gives, its doubtful members, and how far it goes."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from factsheet.model.values.error import mistake, mistake_at
from factsheet.model.values.members import KINDS, Member, list_of_members, names, once, print_member
from factsheet.model.values.value_type import Agreement, Column, RecordReference, Relation, ValueType, World
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, join

_LISTS = ("open", "closed", "none")


def _list(written: object) -> object:
    if written in _LISTS:
        return written
    message = "say whether the source's list is open (there may be more), closed (it is complete) or none (no list)"
    raise mistake(message, None if written else "list: …")


Members = Annotated[tuple[Member, ...], BeforeValidator(list_of_members)]
Completeness = Annotated[
    Literal["open", "closed", "none"],
    BeforeValidator(_list, json_schema_input_type=Literal["open", "closed", "none"]),
]


@dataclass(frozen=True, config=ConfigDict(extra="forbid", json_schema_extra={"required": ["list"]}))
class ItemSet:
    """The members that a source names, in its order."""

    members: Members = ()
    doubtful: Members = ()
    """Named with a reservation: "perhaps", "may join"."""
    list: Completeness = Field(default_factory=str, validate_default=True)
    """`open`: there may be more; `closed`: the source says that these are all; `none`: it gives no list."""
    of: SkipJsonSchema[str] = ""
    """`actors`, `places` or `""` (members are words): taken from the aspect, never written."""


def _written(written: object, info: ValidationInfo) -> object:
    if isinstance(written, ItemSet):
        return written
    if not isinstance(written, dict):
        raise mistake("a set is written with its members and its list", _as_fix(written))
    if "of" in written:
        raise mistake_at(("of",), written["of"], "what the members are is said once, on the aspect")
    _each_once(written)
    column: Column | None = info.context
    return {**written, "of": (column.of or "") if column else ""}


def _as_fix(written: object) -> str | None:
    """Return the mapping that a bare list, or a bare word, was meant to be."""
    texts = [written] if isinstance(written, str) else written if isinstance(written, list) else []
    plain = all(isinstance(text, str) and text.replace("-", "").isalnum() for text in texts)
    return f"{{members: [{', '.join(texts)}], list: …}}" if texts and plain else None


def _each_once(written: dict[str, Any]) -> None:
    members, doubtful = (written.get(key) or () for key in ("members", "doubtful"))
    if not isinstance(members, list | tuple) or not isinstance(doubtful, list | tuple):
        return
    if written.get("list") == "none" and (members or doubtful):
        raise mistake_at(("list",), "none", "`none` says that the source gives no list, but members are named")
    spots = [
        *((("members", i), m) for i, m in enumerate(members)),
        *((("doubtful", i), m) for i, m in enumerate(doubtful)),
    ]
    once(spots, "“{member}” is named twice in this set; a member is certain or doubtful, and stands once")


Written = Annotated[ItemSet, BeforeValidator(_written)]


def compare(a: ItemSet, b: ItemSet, world: World) -> Agreement:
    """Only a closed list contradicts: where the other names, without doubt, what stands outside it."""
    if "none" in (a.list, b.list):
        return _without_list(a, b)
    for closed, other in ((a, b), (b, a)):
        outside = [m for m in other.members if m not in (*closed.members, *closed.doubtful)]
        if closed.list == "closed" and outside:
            reason = _("one list is said to be complete without {members}; the other names it")
            return Agreement(Relation.CONTRADICTS, reason.format(members=names(outside, a.of, world)))
    return _differences(a, b, world)


def _without_list(a: ItemSet, b: ItemSet) -> Agreement:
    if a.list == b.list:
        return Agreement(Relation.AGREES, _("neither gives a list"))
    return Agreement(Relation.COMPATIBLE, _("only one of them gives a list"))


def _differences(a: ItemSet, b: ItemSet, world: World) -> Agreement:
    all_of = {"a": {*a.members, *a.doubtful}, "b": {*b.members, *b.doubtful}}
    only_one = [
        m for m in (*a.members, *a.doubtful, *b.members, *b.doubtful) if (m in all_of["a"]) != (m in all_of["b"])
    ]
    doubted = [m for m in (*a.members, *b.members) if m in a.doubtful or m in b.doubtful]
    parts = []
    if only_one:
        parts.append(_("only one of them names {members}").format(members=names(only_one, a.of, world)))
    if doubted:
        parts.append(_("only one of them is sure of {members}").format(members=names(doubted, a.of, world)))
    if parts:
        return Agreement(Relation.COMPATIBLE, "; ".join(parts))
    if a.list != b.list:
        return Agreement(Relation.COMPATIBLE, _("the same members; only one of the lists is said to be complete"))
    return Agreement(Relation.AGREES, _("the same members"))


def print_value(value: ItemSet, world: World) -> RichText:
    """Print the members in the source's order, the doubtful ones last, and whether the list is complete."""
    if value.list == "none":
        return (Span(_("no list given"), manner="none"),)
    members = _separated(value, world)
    if value.list == "closed":
        return (*members, Span(" "), Span(_("(complete)"), manner="note"))
    return members


def _separated(value: ItemSet, world: World) -> RichText:
    certain = (print_member(member, value.of, world) for member in value.members)
    doubtful = (print_member(member, value.of, world)._replace(manner="doubtful") for member in value.doubtful)
    return join((*certain, *doubtful))


def list_references(value: ItemSet) -> Iterator[RecordReference]:
    """Return each member, where members are actors or places."""
    kind = KINDS.get(value.of)
    for key, members in (("members", value.members), ("doubtful", value.doubtful)):
        for index, member in enumerate(members if kind else ()):
            yield RecordReference((key, index), kind or "", member)


TYPE = ValueType("set", Written, compare, print_value, list_references)
