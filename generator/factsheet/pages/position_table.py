"""Positions at a glance: what was proposed as rows, parties as columns, a sign in each cell that leads to the card."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from factsheet.addresses import Address
from factsheet.corpus import Corpus
from factsheet.language import _
from factsheet.pages import position_cards
from factsheet.pages.position_cards import Party
from factsheet.standpoints import Matter, Standpoint
from factsheet.words import Span

MOST = 40
"""Parties with a column; the cards name all."""
SIGNS = "◆◇●◐✕~…›○–"
"""In the order of the key."""
TORN = "≠"


class PositionCell(NamedTuple):
    signs: str
    words: str
    href: Address | None
    """The card; None for silence."""


@dataclass(frozen=True, slots=True)
class PositionLine:
    point: Span
    """Leads to the card."""
    cells: tuple[PositionCell, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    title: str
    lines: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class PositionTable:
    parties: tuple[Span, ...]
    left_out: int
    """How many parties have no column."""
    groups: tuple[LineGroup, ...]
    key: tuple[tuple[str, str, int], ...]
    """Sign, word, and how often it stands in the table; what stands for itself is left out."""


def table(
    corpus: Corpus, page: Address, groups: Mapping[str, Sequence[Matter]], parties: Sequence[Party]
) -> PositionTable:
    """Return the table of the matters under the title of each group; of too many parties, those with most positions."""
    every = [matter for matters in groups.values() for matter in matters]
    columns = _columns(every, parties)
    return PositionTable(
        tuple(position_cards.name(corpus, party) for party in columns),
        len(parties) - len(columns),
        tuple(LineGroup(title, tuple(_lines(page, found, columns))) for title, found in groups.items()),
        tuple(_key(every, columns)),
    )


def _columns(matters: Iterable[Matter], parties: Sequence[Party]) -> list[Party]:
    often = Counter(party for matter in matters for party in matter.by_party())
    shown = set(sorted(parties, key=lambda party: -often[party])[:MOST])
    return [party for party in parties if party in shown]


def _key(matters: Iterable[Matter], columns: Sequence[Party]) -> Iterator[tuple[str, str, int]]:
    """Return each sign with its word; once for each cell in which it stands."""
    found: Counter[tuple[str, str]] = Counter()
    for matter in matters:
        by_party = matter.by_party()
        for party in columns:
            taken = {(position_cards.symbol(one), position_cards.word(one)) for one in by_party.get(party, ())}
            found.update(taken or [_silence(matter, party)])
    order = {sign: place for place, sign in enumerate(SIGNS)}
    told = sorted(found.items(), key=lambda pair: order.get(pair[0][0], len(order)))
    yield from ((sign, word, count) for (sign, word), count in told if sign != word)


def _lines(page: Address, matters: Iterable[Matter], columns: Sequence[Party]) -> Iterator[PositionLine]:
    for matter in matters:
        card, by_party = page.at(position_cards.anchor(matter.point)), matter.by_party()
        cells = (_cell(matter, party, by_party.get(party, ()), card) for party in columns)
        yield PositionLine(Span(matter.point.title, card), tuple(cells))


def _cell(matter: Matter, party: Party, taken: Sequence[Standpoint], card: Address) -> PositionCell:
    if not taken:
        return PositionCell(*_silence(matter, party), None)
    steps = [ones[0] for ones in position_cards.at_one_time(taken)]
    signs = _in_turn(position_cards.symbol(one) for one in steps)
    words = _in_turn(position_cards.word(one) for one in steps)
    if party[1] in matter.torn:
        signs, words = [f" {TORN} ".join(signs)], [_("reports contradict: {words}").format(words=" / ".join(words))]
    return PositionCell(" ".join(signs), ", ".join(words), card)


def _in_turn(texts: Iterable[str]) -> list[str]:
    """Leave out what only repeats what stands before it."""
    return [text for text, _same in groupby(texts)]


def _silence(matter: Matter, party: Party) -> tuple[str, str]:
    of, id = party
    if of == "actors" and id in matter.through:
        return "›", _("through those who have a role in it")
    is_asked = of == "actors" and id in matter.point.to
    return ("○", _("addressed, and no answer told")) if is_asked else ("–", _("silent"))
