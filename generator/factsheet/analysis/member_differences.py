"""Compare lists (sets and positions) member by member: which list names whom, and as what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import ReportLineage
from factsheet.model.aspect import Aspect
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.positions import Positions

NAMED, DOUBTFUL = "named", "doubtful"
"""What a set says of a member; positions give the option that the member took instead."""


class Membership(Struct, frozen=True):
    """What several lists say of one member on which they differ."""

    member: str
    statements: tuple[tuple[str, tuple[ReportLineage, ...]], ...]
    """Each thing said of it, and by whom."""
    missing: tuple[ReportLineage, ...]
    """Those whose list does not name it."""

    @property
    def is_disputed(self) -> bool:
        """True if two sources say different things of it; False if some merely do not name it."""
        return len(self.statements) > 1

    @property
    def named_by(self) -> tuple[ReportLineage, ...]:
        lineages: list[ReportLineage] = []
        for _word, by in self.statements:
            lineages += by
        return tuple(lineages)


class Memberships(Struct, frozen=True):
    """The lists that several reports give in one aspect."""

    of: str
    """`actors`, `places` or `""`, like the values."""
    alike: int
    """The number of members of whom all lists say the same."""
    apart: tuple[Membership, ...]
    """The other members, in the order in which they are first named."""
    complete: tuple[ReportLineage, ...]
    """Those whose list claims to be complete."""

    @property
    def members(self) -> frozenset[str]:
        """The members on which the lists differ."""
        return frozenset(membership.member for membership in self.apart)


class _MemberList(Struct, frozen=True):
    lineage: ReportLineage
    value: ItemSet | Positions
    words: Mapping[str, str]
    """What it says of each member."""


def compare_memberships(aspect: Aspect, lineages: Sequence[ReportLineage]) -> Memberships | None:
    """Compare the lists of the reports member by member; None for another type, or fewer than two lists."""
    if aspect.type not in ("set", "positions"):
        return None
    lists = list(_list_member_lists(aspect, lineages))
    if len(lists) < 2:
        return None
    members: dict[str, None] = {}
    complete: list[ReportLineage] = []
    for entry in lists:
        members.update(dict.fromkeys(entry.words))
        if isinstance(entry.value, ItemSet) and entry.value.list == "closed":
            complete.append(entry.lineage)
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


def _list_member_lists(aspect: Aspect, lineages: Sequence[ReportLineage]) -> Iterator[_MemberList]:
    for lineage in lineages:
        value = get_value(lineage.report, aspect)
        if isinstance(value, Positions):
            yield _MemberList(lineage, value, value.get_member_options())
        elif isinstance(value, ItemSet) and value.list != "none":
            words = dict.fromkeys(value.members, NAMED) | dict.fromkeys(value.doubtful, DOUBTFUL)
            yield _MemberList(lineage, value, words)


def _compare_member(member: str, lists: Iterable[_MemberList]) -> Membership:
    by_word: dict[str, list[ReportLineage]] = {}
    missing: list[ReportLineage] = []
    for entry in lists:
        if member in entry.words:
            by_word.setdefault(entry.words[member], []).append(entry.lineage)
        else:
            missing.append(entry.lineage)
    statements = tuple((word, tuple(by)) for word, by in by_word.items())
    return Membership(member, statements, tuple(missing))
