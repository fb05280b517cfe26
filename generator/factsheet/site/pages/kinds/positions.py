"""Positions: what was proposed on a sheet, and how each party answered, as the sources tell it; silence among it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.positions import Matter, answered, matters
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import pagination, position_cards, position_table, sheet_navigation
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import Group, ListPage
from factsheet.site.pages.parts.position_cards import Card, Party
from factsheet.site.pages.parts.position_table import PositionTable
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

Groups = tuple[Group[Point], ...]


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
    return SheetPages(
        name="positions",
        title=_("Positions: {sheet}"),
        template="pages/positions.html",
        arrange=_arrange,
        count=lambda _findings, _sheet, groups: pagination.count_pages(groups()),
        view=view,
    ).make(findings, settings)


def view(findings: Findings, settings: Settings, sheet: Sheet, every: Groups, page: ListPage) -> PositionsView:
    shown = tuple(pagination.cut(every, page.number))
    found = {group.title: matters(findings.corpus, sheet.id, group.entries) for group in shown}
    parties = _parties(findings.corpus, [matter for group in found.values() for matter in group])
    address = urls.part(page.first, page.number)
    return PositionsView(
        title=page.title,
        crumbs=page.crumbs(sheet_navigation.crumbs(sheet), _("Positions")),
        views=sheet_navigation.ways(sheet),
        lead=_lead(bool(every)),
        table=position_table.table(findings.corpus, address, found, parties) if parties else None,
        groups=tuple(_cards(findings, group, found[group.title], parties) for group in shown),
        parts=page.ways(pagination.beginnings(every, page.first)),
    )


def _arrange(findings: Findings, sheet: Sheet) -> Groups:
    first, rest = answered(findings.corpus, sheet.id)
    groups = (
        Group("answered", _("What was answered or voted on"), first),
        Group("unanswered", _("Proposals to which no answer is told"), rest),
    )
    return tuple(group for group in groups if group.entries)


def _lead(is_any: bool) -> str:
    if not is_any:
        return _("No proposal, answer or vote is recorded on this sheet.")
    return _(
        "Who proposed what, and who is told to have accepted it, set conditions, rejected it or left it open. Silent "
        "means that no source read here tells of a position; it does not mean that there was none."
    )


def _cards(findings: Findings, group: Group[Point], found: Iterable[Matter], parties: Sequence[Party]) -> CardGroup:
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
