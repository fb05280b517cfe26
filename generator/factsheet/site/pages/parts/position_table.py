"""Positions at a glance: what was proposed as rows, parties as columns, a sign in each cell that leads to the card."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from factsheet.analysis.positions import Matter, Standpoint
from factsheet.content.corpus import Corpus
from factsheet.site.pages.parts import position_cards
from factsheet.site.pages.parts.position_cards import Party
from factsheet.text.i18n import _, remembered
from factsheet.text.rich_text import Span
from factsheet.web.urls import Address

MOST = 40
"""Parties with a column; the cards name all."""
SIGNS = "◆◇●◐✕~…›○–"
"""In the order of the key."""
TORN = "≠"


class Sign(NamedTuple):
    sign: str
    word: str


class PositionCell(NamedTuple):
    signs: tuple[Sign, ...]
    """In order of time; without one that only repeats what stands before it."""
    link: str
    """The sign between positions that contradict each other; empty where they follow each other."""
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
    columns = _columns((matter for matters in groups.values() for matter in matters), parties)
    lines = tuple(LineGroup(title, tuple(_lines(corpus, page, found, columns))) for title, found in groups.items())
    return PositionTable(
        tuple(position_cards.name(corpus, party) for party in columns),
        len(parties) - len(columns),
        lines,
        tuple(_key(cell for group in lines for line in group.lines for cell in line.cells)),
    )


def _columns(matters: Iterable[Matter], parties: Sequence[Party]) -> list[Party]:
    often = Counter(party for matter in matters for party in matter.by_party())
    shown = set(sorted(parties, key=lambda party: -often[party])[:MOST])
    return [party for party in parties if party in shown]


def _key(cells: Iterable[PositionCell]) -> Iterator[tuple[str, str, int]]:
    """Return each sign with its word, and in how many cells it stands; what stands for itself is left out."""
    found: Counter[Sign] = Counter()
    for signs, count in Counter(cell.signs for cell in cells).items():
        for sign in set(signs):
            found[sign] += count
    order = {sign: place for place, sign in enumerate(SIGNS)}
    told = sorted(found, key=lambda one: (order.get(one.sign.strip("()"), len(order)), one))
    yield from ((*one, found[one]) for one in told if one.sign != one.word)


def _lines(
    corpus: Corpus, page: Address, matters: Iterable[Matter], columns: Sequence[Party]
) -> Iterator[PositionLine]:
    for matter in matters:
        card, by_party = page.at(position_cards.anchor(matter.point)), matter.by_party()
        cells = [
            _taken(corpus, by_party[party], card, torn=party[1] in matter.torn)
            if party in by_party
            else _quiet(matter, party)
            for party in columns
        ]
        yield PositionLine(Span(matter.point.title, card, language=matter.point.foreign), tuple(cells))


def _taken(corpus: Corpus, taken: Sequence[Standpoint], card: Address, *, torn: bool) -> PositionCell:
    signs = (_sign(corpus, ones) for ones in position_cards.at_one_time(taken))
    return PositionCell(tuple(sign for sign, _same in groupby(signs)), TORN if torn else "", card)


def _sign(corpus: Corpus, ones: Sequence[Standpoint]) -> Sign:
    """Return the sign of a position; in brackets where it stands no longer, or is only denied."""
    sign, word = position_cards.symbol(ones[0]), position_cards.word(ones[0])
    if any(position_cards.is_held(corpus, one) for one in ones):
        return Sign(sign, word)
    return Sign(f"({sign})", _("{position}: no longer so, or only denied").format(position=word))


def _quiet(matter: Matter, party: Party) -> PositionCell:
    of, id = party
    if of == "actors" and id in matter.through:
        return _silence("›")
    return _silence("○" if of == "actors" and id in matter.point.to else "–")


@remembered
def _silence(sign: str) -> PositionCell:
    word = {
        "›": _("through those who have a role in it"),
        "○": _("addressed, and no answer told"),
        "–": _("silent"),
    }[sign]
    return PositionCell((Sign(sign, word),), "", None)
