"""Who is on whose list: of sets and positions, the members on which the sources differ, and those only some name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import Standing
from factsheet.model.aspect import Aspect
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.positions import Positions

NAMED, DOUBTFUL = "named", "doubtful"
"""What a list says of a member; a source that gives positions says its option instead."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What the sources with a list say of one member, where they do not all say the same."""

    member: str
    statements: tuple[tuple[str, tuple[Standing, ...]], ...]
    """Each thing said of it, with those who say it."""
    missing: tuple[Standing, ...]
    """Those whose list does not name it."""

    @property
    def is_disputed(self) -> bool:
        """True where two sources say different things of it; False where some only do not name it."""
        return len(self.statements) > 1

    @property
    def named_by(self) -> tuple[Standing, ...]:
        return tuple(standing for _said, by in self.statements for standing in by)


@dataclass(frozen=True, slots=True)
class Memberships:
    """The lists that several reports give in one aspect."""

    of: str
    """`actors`, `places` or `""`, as the values have it."""
    alike: int
    """How many members all of them name alike."""
    apart: tuple[Membership, ...]
    """The others, in the order in which they are first named."""
    complete: tuple[Standing, ...]
    """Those whose list is said to be complete."""

    @property
    def members(self) -> frozenset[str]:
        """Members on which not all say the same."""
        return frozenset(membership.member for membership in self.apart)


def compare_memberships(aspect: Aspect, standings: Sequence[Standing]) -> Memberships | None:
    """Compare the lists of the reports member by member; None for another type, or fewer than two lists."""
    if aspect.type not in ("set", "positions"):
        return None
    lists = list(_iterate_lists(aspect, standings))
    if len(lists) < 2:
        return None
    every = dict.fromkeys(member for _standing, _value, said in lists for member in said)
    compared = [(member, _compare_member(member, [(entry, said) for entry, _value, said in lists])) for member in every]
    apart = tuple(entry for _member, entry in compared if entry is not None)
    complete = tuple(entry for entry, value, _said in lists if isinstance(value, ItemSet) and value.list == "closed")
    return Memberships(lists[0][1].of, len(every) - len(apart), apart, complete)


def select_members(value: ItemSet | Positions, members: frozenset[str]) -> ItemSet | Positions:
    """Return the value with none but these members."""
    if isinstance(value, ItemSet):
        kept, doubtful = (
            tuple(member for member in those if member in members) for those in (value.members, value.doubtful)
        )
        return ItemSet(kept, doubtful, value.list, value.of)
    taken = ((option, tuple(member for member in those if member in members)) for option, those in value.taken)
    return Positions(tuple((option, those) for option, those in taken if those), value.of)


def _iterate_lists(
    aspect: Aspect, standings: Sequence[Standing]
) -> Iterator[tuple[Standing, ItemSet | Positions, Mapping[str, str]]]:
    for standing in standings:
        value = get_value(standing.report, aspect)
        if isinstance(value, Positions):
            yield standing, value, value.get_member_options()
        elif isinstance(value, ItemSet) and value.list != "none":
            yield standing, value, dict.fromkeys(value.members, NAMED) | dict.fromkeys(value.doubtful, DOUBTFUL)


def _compare_member(member: str, lists: Sequence[tuple[Standing, Mapping[str, str]]]) -> Membership | None:
    statements: dict[str, list[Standing]] = {}
    missing = []
    for standing, said in lists:
        if member in said:
            statements.setdefault(said[member], []).append(standing)
        else:
            missing.append(standing)
    if len(statements) == 1 and not missing:
        return None
    return Membership(member, tuple((word, tuple(by)) for word, by in statements.items()), tuple(missing))
