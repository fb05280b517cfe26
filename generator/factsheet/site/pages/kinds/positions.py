"""Positions: what was proposed on a sheet, and how each party answered, as the sources tell it; silence among it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.positions import Matter, answered, matters
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import pagination, position_cards, position_table, sheet_navigation
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.position_cards import Card, Party
from factsheet.site.pages.parts.position_table import PositionTable
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

NAME = "positions"

Groups = tuple[Group[Outline], ...]


@dataclass(frozen=True, slots=True)
class CardGroup:
    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PositionsView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    table: PositionTable | None
    """None where nobody proposed or answered anything."""
    groups: tuple[CardGroup, ...]
    """What was answered, then what was not."""
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each sheet: as many as its proposals, and whatever else was answered, fill."""
    for sheet in findings.corpus.sheets.values():
        groups = cache(partial(_groups, findings.corpus, sheet))
        make, stamp = partial(view, findings, sheet, groups), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(urls.across(sheet.id, NAME), _title(sheet), "pages/positions.html", make, None, stamp)
        yield from pagination.each(first, _number(groups()), make)


def view(findings: Findings, sheet: Sheet, groups: Callable[[], Groups], number: int = 1) -> PositionsView:
    """Return the page of a number (from 1)."""
    first, every = urls.across(sheet.id, NAME), groups()
    shown = tuple(pagination.cut(every, number))
    found = {group.title: matters(findings.corpus, sheet.id, group.entries) for group in shown}
    parties = _parties(findings.corpus, [matter for group in found.values() for matter in group])
    page = urls.part(first, number)
    return PositionsView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Positions"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_lead(bool(every)),
        table=position_table.table(findings.corpus, page, found, parties) if parties else None,
        groups=tuple(_cards(findings, group, found[group.title], parties) for group in shown),
        parts=pagination.turned(first, number, _number(every), pagination.beginnings(every, first)),
    )


def _title(sheet: Sheet) -> str:
    return _("Positions: {sheet}").format(sheet=sheet.title)


def _groups(corpus: Corpus, sheet: Sheet) -> Groups:
    first, rest = answered(corpus, sheet.id)
    groups = (
        Group("answered", _("What was answered or voted on"), first),
        Group("unanswered", _("Proposals to which no answer is told"), rest),
    )
    return tuple(group for group in groups if group.entries)


def _number(groups: Groups) -> int:
    return pagination.number_of(sum(len(group.entries) for group in groups))


def _lead(is_any: bool) -> str:
    if not is_any:
        return _("No proposal, answer or vote is recorded on this sheet.")
    return _(
        "Who proposed what, and who is told to have accepted it, set conditions, rejected it or left it open. Silent "
        "means that no source read here tells of a position; it does not mean that there was none."
    )


def _cards(findings: Findings, group: Group[Outline], found: Iterable[Matter], parties: Sequence[Party]) -> CardGroup:
    cards = tuple(position_cards.card(findings, matter, parties) for matter in found)
    return CardGroup(group.id, group.title, cards)


def _parties(corpus: Corpus, found: Sequence[Matter]) -> tuple[Party, ...]:
    """Return all that take a position or are asked for one; those who speak for a state or body stand behind it."""
    asked = {("actors", id) for matter in found for id in matter.point.to}
    every = asked.union(*(matter.by_party() for matter in found))
    return tuple(sorted(every, key=lambda party: _order(corpus, party)))


def _order(corpus: Corpus, party: Party) -> tuple[str, bool, str, Party]:
    of, id = party
    kind = of.removesuffix("s")
    top = (id, *positions.above(corpus, id))[-1] if of == "actors" else id
    return corpus.name(kind, top).casefold(), top != id, corpus.name(kind, id).casefold(), party
