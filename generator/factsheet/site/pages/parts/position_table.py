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
from factsheet.text.i18n import _, cache_per_language
from factsheet.text.rich_text import Span
from factsheet.web.urls import Address

MOST = 40
"""Parties with a column; the cards name all."""
SIGNS = "◆◇●◐✕~…›○–"
"""In the order of the key."""
CONTRADICTION = "≠"


class PositionSign(NamedTuple):
    sign: str
    word: str


class PositionCell(NamedTuple):
    signs: tuple[PositionSign, ...]
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
class PositionGroup:
    title: str
    lines: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class PositionTable:
    parties: tuple[Span, ...]
    left_out: int
    """How many parties have no column."""
    groups: tuple[PositionGroup, ...]
    key: tuple[tuple[str, str, int], ...]
    """Sign, word, and how often it stands in the table; what stands for itself is left out."""


def make_table(
    corpus: Corpus, page: Address, groups: Mapping[str, Sequence[Matter]], parties: Sequence[Party]
) -> PositionTable:
    """Return the table of the matters under the title of each group; of too many parties, those with most positions."""
    columns = _choose_columns((matter for matters in groups.values() for matter in matters), parties)
    lines = tuple(
        PositionGroup(title, tuple(_make_lines(corpus, page, matter_list, columns)))
        for title, matter_list in groups.items()
    )
    return PositionTable(
        tuple(position_cards.link_party(corpus, party) for party in columns),
        len(parties) - len(columns),
        lines,
        tuple(_count_signs(cell for group in lines for line in group.lines for cell in line.cells)),
    )


def _choose_columns(matters: Iterable[Matter], parties: Sequence[Party]) -> list[Party]:
    often = Counter(party for matter in matters for party in matter.group_by_party())
    shown = set(sorted(parties, key=lambda party: -often[party])[:MOST])
    return [party for party in parties if party in shown]


def _count_signs(cells: Iterable[PositionCell]) -> Iterator[tuple[str, str, int]]:
    """Return each sign with its word, and in how many cells it stands; what stands for itself is left out."""
    counts: Counter[PositionSign] = Counter()
    for signs, count in Counter(cell.signs for cell in cells).items():
        for sign in set(signs):
            counts[sign] += count
    order = {sign: place for place, sign in enumerate(SIGNS)}
    ordered = sorted(counts, key=lambda entry: (order.get(entry.sign.strip("()"), len(order)), entry))
    yield from ((*entry, counts[entry]) for entry in ordered if entry.sign != entry.word)


def _make_lines(
    corpus: Corpus, page: Address, matters: Iterable[Matter], columns: Sequence[Party]
) -> Iterator[PositionLine]:
    for matter in matters:
        card, by_party = page.add_anchor(position_cards.make_anchor(matter.point)), matter.group_by_party()
        cells = [
            _make_cell(corpus, by_party[party], card, is_contradictory=party[1] in matter.torn)
            if party in by_party
            else _make_silent_cell(matter, party)
            for party in columns
        ]
        yield PositionLine(Span(matter.point.title, card, language=matter.point.foreign), tuple(cells))


def _make_cell(corpus: Corpus, taken: Sequence[Standpoint], card: Address, *, is_contradictory: bool) -> PositionCell:
    signs = (_make_sign(corpus, ones) for ones in position_cards.group_by_time(taken))
    return PositionCell(tuple(sign for sign, _same in groupby(signs)), CONTRADICTION if is_contradictory else "", card)


def _make_sign(corpus: Corpus, ones: Sequence[Standpoint]) -> PositionSign:
    """Return the sign of a position; in brackets where it stands no longer, or is only denied."""
    sign, word = position_cards.choose_symbol(ones[0]), position_cards.name_position(ones[0])
    if any(position_cards.is_current(corpus, standpoint) for standpoint in ones):
        return PositionSign(sign, word)
    return PositionSign(f"({sign})", _("{position}: no longer so, or only denied").format(position=word))


def _make_silent_cell(matter: Matter, party: Party) -> PositionCell:
    of, id = party
    if of == "actors" and id in matter.through:
        return _build_silent_cell("›")
    return _build_silent_cell("○" if of == "actors" and id in matter.point.to else "–")


@cache_per_language
def _build_silent_cell(sign: str) -> PositionCell:
    word = {
        "›": _("through those who have a role in it"),
        "○": _("addressed, and no answer told"),
        "–": _("silent"),
    }[sign]
    return PositionCell((PositionSign(sign, word),), "", None)
