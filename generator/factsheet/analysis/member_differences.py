"""Compare lists (sets and positions) member by member: which list names whom, and as what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import Standing
from factsheet.model.aspect import Aspect
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.positions import Positions

NAMED, DOUBTFUL = "named", "doubtful"
"""What a set says of a member; positions give the option that the member took instead."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What several lists say of one member on which they differ."""

    member: str
    statements: tuple[tuple[str, tuple[Standing, ...]], ...]
    """Each thing said of it, and by whom."""
    missing: tuple[Standing, ...]
    """Those whose list does not name it."""

    @property
    def is_disputed(self) -> bool:
        """True if two sources say different things of it; False if some merely do not name it."""
        return len(self.statements) > 1

    @property
    def named_by(self) -> tuple[Standing, ...]:
        standings: list[Standing] = []
        for _word, by in self.statements:
            standings += by
        return tuple(standings)


@dataclass(frozen=True, slots=True)
class Memberships:
    """The lists that several reports give in one aspect."""

    of: str
    """`actors`, `places` or `""`, like the values."""
    alike: int
    """The number of members of whom all lists say the same."""
    apart: tuple[Membership, ...]
    """The other members, in the order in which they are first named."""
    complete: tuple[Standing, ...]
    """Those whose list claims to be complete."""

    @property
    def members(self) -> frozenset[str]:
        """The members on which the lists differ."""
        return frozenset(membership.member for membership in self.apart)


@dataclass(frozen=True, slots=True)
class _MemberList:
    standing: Standing
    value: ItemSet | Positions
    words: Mapping[str, str]
    """What it says of each member."""


def compare_memberships(aspect: Aspect, standings: Sequence[Standing]) -> Memberships | None:
    """Compare the lists of the reports member by member; None for another type, or fewer than two lists."""
    if aspect.type not in ("set", "positions"):
        return None
    lists = list(_list_member_lists(aspect, standings))
    if len(lists) < 2:
        return None
    members: dict[str, None] = {}
    complete: list[Standing] = []
    for entry in lists:
        members.update(dict.fromkeys(entry.words))
        if isinstance(entry.value, ItemSet) and entry.value.list == "closed":
            complete.append(entry.standing)
    memberships = [_compare_member(member, lists) for member in members]
    apart = tuple(entry for entry in memberships if entry.is_disputed or entry.missing)
    return Memberships(lists[0].value.of, len(members) - len(apart), apart, tuple(complete))


def select_members(value: ItemSet | Positions, members: frozenset[str]) -> ItemSet | Positions:
    """Return the value reduced to these members."""
    if isinstance(value, ItemSet):
        return ItemSet(
            tuple(filter(members.__contains__, value.members)),
            tuple(filter(members.__contains__, value.doubtful)),
            value.list,
            value.of,
        )
    taken = []
    for option, those in value.taken:
        kept = tuple(filter(members.__contains__, those))
        if kept:
            taken.append((option, kept))
    return Positions(tuple(taken), value.of)


def _list_member_lists(aspect: Aspect, standings: Sequence[Standing]) -> Iterator[_MemberList]:
    for standing in standings:
        value = get_value(standing.report, aspect)
        if isinstance(value, Positions):
            yield _MemberList(standing, value, value.get_member_options())
        elif isinstance(value, ItemSet) and value.list != "none":
            words = dict.fromkeys(value.members, NAMED) | dict.fromkeys(value.doubtful, DOUBTFUL)
            yield _MemberList(standing, value, words)


def _compare_member(member: str, lists: Iterable[_MemberList]) -> Membership:
    by_word: dict[str, list[Standing]] = {}
    missing: list[Standing] = []
    for entry in lists:
        if member in entry.words:
            by_word.setdefault(entry.words[member], []).append(entry.standing)
        else:
            missing.append(entry.standing)
    statements = tuple((word, tuple(by)) for word, by in by_word.items())
    return Membership(member, statements, tuple(missing))
