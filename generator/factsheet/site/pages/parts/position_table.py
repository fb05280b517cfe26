"""Positions at a glance: proposals as rows, parties as columns, and in each cell a sign that links to the card."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.positions import PositionTopic, TakenPosition
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
    """In order of time, without repetitions of the one before."""
    link: str
    """The sign between positions that contradict each other; empty where they follow each other."""
    href: Address | None
    """The card; None for silence."""


class SignCount(NamedTuple):
    sign: str
    word: str
    cells: int
    """In how many cells it appears."""


class PositionLine(Struct, frozen=True):
    point: Span
    """Linked to the card."""
    cells: tuple[PositionCell, ...]


class PositionGroup(Struct, frozen=True):
    title: str
    lines: tuple[PositionLine, ...]


class PositionTable(Struct, frozen=True):
    parties: tuple[Span, ...]
    left_out: int
    """How many parties have no column."""
    groups: tuple[PositionGroup, ...]
    key: tuple[SignCount, ...]
    """Without options of a vote, which are words already."""


def make_table(
    corpus: Corpus, page: Address, groups: Mapping[str, Sequence[PositionTopic]], parties: Sequence[Party]
) -> PositionTable:
    """Return the table of the matters under the title of each group; of too many parties, those with most positions."""
    columns = _choose_columns(chain.from_iterable(groups.values()), parties)
    shown = []
    for title, matters in groups.items():
        shown.append(PositionGroup(title, tuple(_make_lines(corpus, page, matters, columns))))
    return PositionTable(
        parties=tuple(position_cards.link_party(corpus, party) for party in columns),
        left_out=len(parties) - len(columns),
        groups=tuple(shown),
        key=tuple(_count_signs(shown)),
    )


def _choose_columns(matters: Iterable[PositionTopic], parties: Sequence[Party]) -> list[Party]:
    often: Counter[Party] = Counter()
    for matter in matters:
        often.update(matter.group_by_party().keys())
    shown = set(sorted(parties, key=lambda party: -often[party])[:MOST])
    return [party for party in parties if party in shown]


def _count_signs(groups: Iterable[PositionGroup]) -> Iterator[SignCount]:
    """Return each sign with its word and the number of its cells, in the order of the key."""
    counts: Counter[PositionSign] = Counter()
    for group in groups:
        for line in group.lines:
            for cell in line.cells:
                counts.update(set(cell.signs))
    order = {sign: place for place, sign in enumerate(SIGNS)}
    for entry in sorted(counts, key=lambda entry: (order.get(entry.sign.strip("()"), len(order)), entry)):
        if entry.sign != entry.word:
            yield SignCount(entry.sign, entry.word, counts[entry])


def _make_lines(
    corpus: Corpus, page: Address, matters: Iterable[PositionTopic], columns: Sequence[Party]
) -> Iterator[PositionLine]:
    for matter in matters:
        card, by_party = page.add_anchor(position_cards.make_anchor(matter.point)), matter.group_by_party()
        cells = []
        for party in columns:
            if party in by_party:
                link = CONTRADICTION if party[1] in matter.torn else ""
                cells.append(PositionCell(_make_signs(corpus, by_party[party]), link, card))
            else:
                cells.append(_make_silent_cell(matter, party))
        yield PositionLine(Span(matter.point.title, card, language=matter.point.foreign), tuple(cells))


def _make_signs(corpus: Corpus, taken: Iterable[TakenPosition]) -> tuple[PositionSign, ...]:
    signs: list[PositionSign] = []
    for same in position_cards.group_by_time(taken):
        sign = _make_sign(corpus, same)
        if signs[-1:] != [sign]:
            signs.append(sign)
    return tuple(signs)


def _make_sign(corpus: Corpus, same: Sequence[TakenPosition]) -> PositionSign:
    """Return the sign of a position, in brackets where it is no longer current or only denied.

    Brackets are seen without colour.
    """
    sign, word = position_cards.choose_symbol(same[0]), position_cards.name_position(same[0])
    if any(position_cards.is_current(corpus, taken_position) for taken_position in same):
        return PositionSign(sign, word)
    return PositionSign(f"({sign})", _("{position}: no longer valid, or denied only").format(position=word))


def _make_silent_cell(matter: PositionTopic, party: Party) -> PositionCell:
    of, id = party
    if of == "actors" and id in matter.through:
        return _build_silent_cell("›")
    return _build_silent_cell("○" if of == "actors" and id in matter.point.to else "–")


@cache_per_language
def _build_silent_cell(sign: str) -> PositionCell:
    word = {
        "›": _("through people who have a role in it"),
        "○": _("addressed; no reply reported"),
        "–": _("silent"),
    }[sign]
    return PositionCell((PositionSign(sign, word),), "", None)
