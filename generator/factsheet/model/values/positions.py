"""The aspect type `positions`: who took which option in a vote or a dispute, by one source."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from factsheet.model.values.choice import validate_option
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
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import RichText, Span, join


class Positions(Struct, frozen=True):
    """Each option that the source names, with those who took it by its account, in the source's order."""

    taken: tuple[tuple[str, tuple[str, ...]], ...]
    of: str = "actors"
    """What the members are: `actors`, `places`, or `""` for words."""

    def get_member_options(self) -> dict[str, str]:
        """Return the option of each member."""
        options = {}
        for option, members in self.taken:
            options.update(dict.fromkeys(members, option))
        return options


def _validate_shape(written: object) -> object:
    if isinstance(written, Positions):
        return dict(written.taken)
    if not isinstance(written, dict) or not written:
        raise make_mistake("write each option with the list of members that took it: {for: [poland]}")
    return written


def _make_positions(by_option: dict[str, tuple[str, ...]], info: ValidationInfo) -> Positions:
    column: AspectContext | None = info.context
    for option in by_option:
        _check_option(option, column)
    spots = []
    for option, members in by_option.items():
        for index, member in enumerate(members):
            spots.append(((option, index), member))
    check_no_repeats(spots, "“{member}” appears twice in one report; it can take only one position")
    of = (column.of or "") if column else "actors"
    return Positions(taken=tuple(by_option.items()), of=of)


def _check_option(option: str, column: AspectContext | None) -> None:
    if column is None or not column.options:
        return
    try:
        validate_option(option, column.options)
    except ValueError as error:
        raise make_mistake_at((option,), option, str(error)) from error


Written = Annotated[
    dict[str, Annotated[tuple[Member, ...], BeforeValidator(validate_members)]],
    BeforeValidator(_validate_shape, json_schema_input_type=dict[str, list[Member]]),
    AfterValidator(_make_positions),
]


def compare(a: Positions, b: Positions, world: RecordNames) -> Agreement:
    """One member under two options contradicts; members that only one source places do not."""
    options_a, options_b = a.get_member_options(), b.get_member_options()
    differing = []
    for member, option in options_a.items():
        other_option = options_b.get(member, option)
        if other_option != option:
            name = format_names([member], a.of, world)
            differing.append(f"{name} ({add_quotation_marks(option)} / {add_quotation_marks(other_option)})")
    if differing:
        return Agreement(Relation.CONTRADICTS, _("they differ on {members}").format(members=", ".join(differing)))
    unshared = [member for member in (*options_a, *options_b) if member not in options_a or member not in options_b]
    if unshared:
        reason = _("only one of them gives the position of {members}")
        return Agreement(Relation.COMPATIBLE, reason.format(members=format_names(unshared, a.of, world)))
    return Agreement(Relation.AGREES, _("the same positions"))


def print_value(value: Positions, world: RecordNames) -> RichText:
    """Print each option with its members: "for: Poland, Turkey; against: Russia"."""
    return join([_print_option(option, members, value.of, world) for option, members in value.taken], "; ")


def _print_option(option: str, members: tuple[str, ...], of: str, world: RecordNames) -> RichText:
    if not members:
        return Span(f"{option}: "), Span(_("nobody named"), manner="none")
    return Span(f"{option}: "), *join(print_member(member, of, world) for member in members)


def list_references(value: Positions) -> Iterator[RecordReference]:
    """Return each member, where members are actors or places."""
    kind = KINDS.get(value.of)
    if kind is None:
        return
    for option, members in value.taken:
        for index, member in enumerate(members):
            yield RecordReference((option, index), kind, member)


TYPE = ValueType("positions", Written, compare, print_value, list_references)
