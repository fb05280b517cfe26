"""Whether a value is what its own quotation says, in numbers and in the words that limit them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity, tidied
from factsheet.model.values.quoted_numbers import QUOTED, Found, Quoted, read_quotation


class Discord(StrEnum):
    """How a value differs from its quotation."""

    CONTRADICTED = "contradicted"
    """The quotation has another number, or another limit."""
    UNQUOTED = "unquoted"
    """The quotation does not have the value."""
    LIMIT_UNQUOTED = "limit_unquoted"
    """The quotation has the number, and no word that limits it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    discord: Discord
    quoted: tuple[str, ...] = ()
    """What the quotation says instead, in its words."""


def weigh(
    value: Quantity, parts: Sequence[str], others: Iterable[Quantity] = (), *, is_readable: bool = True
) -> Verdict | None:
    """Return how the value differs from the parts of its quotation, or None.

    Numbers that belong to `others`, the values beside it, contradict nothing. Of a quotation that is not
    `is_readable`, in a language whose words for numbers are not known, nothing is called a contradiction.
    """
    quoted = [read_quotation(part) for part in parts]
    found = [one for part in quoted for one in part.found]
    numbers = _numbers(value)
    if not numbers:
        return _of_words(value, quoted) if is_readable else None
    same = [one for one in found if numbers <= one.numbers]
    if any(one.relation == value.relation for one in same):
        return None
    if not is_readable or any(part.has_unread for part in quoted):
        return Verdict(Discord.UNQUOTED) if found and not same and not is_readable else None
    return _of_limits(same) if same else _of_numbers(numbers, quoted, [_numbers(other) for other in others])


def _of_limits(same: Sequence[Found]) -> Verdict | None:
    """Return what is wrong where the number is quoted, and the word that limits it is another."""
    if not all(one.is_limit_sure for one in same):
        return None
    if any(one.relation == "exactly" for one in same):
        return Verdict(Discord.LIMIT_UNQUOTED, _words(same))
    return Verdict(Discord.CONTRADICTED, _words(same))


def _of_numbers(
    numbers: frozenset[Number], quoted: Sequence[Quoted], others: Sequence[frozenset[Number]]
) -> Verdict | None:
    """Return what is wrong where no quantity of the quotation has the number."""
    found = [one for part in quoted for one in part.found]
    if numbers <= frozenset().union(*(one.numbers for one in found)):
        return None
    if numbers == {0} and any(part.has_absence for part in quoted):
        return None
    beside: frozenset[Number] = frozenset().union(*others)
    against = [one for one in found if one.is_sure and one.numbers and not one.numbers <= beside]
    if against:
        return Verdict(Discord.CONTRADICTED, _words(against))
    return None if numbers == {1} else Verdict(Discord.UNQUOTED)


def _numbers(value: Quantity) -> frozenset[Number]:
    return frozenset(number for number in (value.min, value.max) if number is not None)


def _of_words(value: Quantity, quoted: Iterable[Quoted]) -> Verdict | None:
    """Return what is wrong with a value without a number; that one is unknown can be said in any words."""
    for part in quoted:
        if tidied(value.as_stated) in part.text or value.relation in {"unknown", *(one.relation for one in part.found)}:
            return None
        if value.relation == "none" and part.has_absence:
            return None
    return Verdict(Discord.UNQUOTED)


def _words(found: Iterable[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.words for one in found))[: QUOTED["most"]]
