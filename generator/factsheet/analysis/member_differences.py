"""Who is on whose list: of sets and positions, the members on which the sources differ, and those only some name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.compare import value_of
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
    told: tuple[tuple[str, tuple[Standing, ...]], ...]
    """Each thing said of it, with those who say it."""
    missing: tuple[Standing, ...]
    """Those whose list does not name it."""

    @property
    def differs(self) -> bool:
        """True where two sources say different things of it; False where some only do not name it."""
        return len(self.told) > 1

    @property
    def naming(self) -> tuple[Standing, ...]:
        return tuple(standing for _said, by in self.told for standing in by)


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
        return frozenset(one.member for one in self.apart)


def memberships(aspect: Aspect, standings: Sequence[Standing]) -> Memberships | None:
    """Compare the lists of the reports member by member; None for another type, or fewer than two lists."""
    if aspect.type not in ("set", "positions"):
        return None
    lists = list(_lists(aspect, standings))
    if len(lists) < 2:
        return None
    every = dict.fromkeys(member for _standing, _value, said in lists for member in said)
    found = [(member, _membership(member, [(one, said) for one, _value, said in lists])) for member in every]
    apart = tuple(one for _member, one in found if one is not None)
    complete = tuple(one for one, value, _said in lists if isinstance(value, ItemSet) and value.list == "closed")
    return Memberships(lists[0][1].of, len(every) - len(apart), apart, complete)


def only(value: ItemSet | Positions, members: frozenset[str]) -> ItemSet | Positions:
    """Return the value with none but these members."""
    if isinstance(value, ItemSet):
        kept, doubtful = (tuple(one for one in those if one in members) for those in (value.members, value.doubtful))
        return ItemSet(kept, doubtful, value.list, value.of)
    taken = ((option, tuple(one for one in those if one in members)) for option, those in value.taken)
    return Positions(tuple((option, those) for option, those in taken if those), value.of)


def _lists(
    aspect: Aspect, standings: Sequence[Standing]
) -> Iterator[tuple[Standing, ItemSet | Positions, Mapping[str, str]]]:
    for standing in standings:
        value = value_of(standing.report, aspect)
        if isinstance(value, Positions):
            yield standing, value, value.option_of()
        elif isinstance(value, ItemSet) and value.list != "none":
            yield standing, value, dict.fromkeys(value.members, NAMED) | dict.fromkeys(value.doubtful, DOUBTFUL)


def _membership(member: str, lists: Sequence[tuple[Standing, Mapping[str, str]]]) -> Membership | None:
    told: dict[str, list[Standing]] = {}
    missing = []
    for standing, said in lists:
        if member in said:
            told.setdefault(said[member], []).append(standing)
        else:
            missing.append(standing)
    if len(told) == 1 and not missing:
        return None
    return Membership(member, tuple((word, tuple(by)) for word, by in told.items()), tuple(missing))
