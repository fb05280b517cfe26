"""Positions: the proposals of a sheet, and how each party answered them or was silent, as the sources report it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.positions import PositionTopic, make_matters, split_by_answer
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import pagination, position_cards, position_table, sheet_navigation
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.position_cards import Party, PositionCard
from factsheet.site.pages.parts.position_table import PositionTable
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

Groups = tuple[EntryGroup[Point], ...]


class CardGroup(Struct, frozen=True):
    id: str
    title: str
    cards: tuple[PositionCard, ...]


class PositionsView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    table: PositionTable | None
    """None where nobody proposed or answered anything."""
    groups: tuple[CardGroup, ...]
    """The proposals with an answer, then those without."""
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each sheet, as many as its proposals and all else that was answered fill."""
    return SheetPages(
        name="positions",
        title=_("Positions: {sheet}"),
        template="pages/positions.html",
        arrange=_arrange,
        count=lambda _findings, _sheet, groups: pagination.count_pages(groups()),
        view=make_view,
    ).make(findings, settings)


def make_view(findings: Findings, settings: Settings, sheet: Sheet, every: Groups, page: ListPage) -> PositionsView:
    shown = tuple(pagination.select_page(every, page.number))
    matters: list[PositionTopic] = []
    matters_by_title: dict[str, Sequence[PositionTopic]] = {}
    for group in shown:
        matters_by_title[group.title] = make_matters(findings.corpus, sheet.id, group.entries)
        matters += matters_by_title[group.title]
    parties = _list_parties(findings.corpus, matters)
    address = urls.make_part_address(page.first, page.number)
    return PositionsView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Positions")),
        views=sheet_navigation.link_views(sheet),
        lead=_format_lead(bool(every)),
        table=position_table.make_table(findings.corpus, address, matters_by_title, parties) if parties else None,
        groups=tuple(_make_card_group(findings, group, matters_by_title[group.title], parties) for group in shown),
        parts=page.link_pages(pagination.link_headings(every, page.first)),
    )


def _arrange(findings: Findings, sheet: Sheet) -> Groups:
    first, rest = split_by_answer(findings.corpus, sheet.id)
    groups = []
    if first:
        groups.append(EntryGroup("answered", _("Proposals with answers or votes"), first))
    if rest:
        groups.append(EntryGroup("unanswered", _("Proposals with no reported answer"), rest))
    return tuple(groups)


def _format_lead(is_any: bool) -> str:
    if not is_any:
        return _("No proposal, answer or vote is recorded on this sheet.")
    return _(
        "Who proposed what, and who is reported to have accepted it, set conditions, rejected it or left it open. "
        "“Silent”: no source we read reports a position; there may still have been one."
    )


def _make_card_group(
    findings: Findings, group: EntryGroup[Point], matter_list: Iterable[PositionTopic], parties: Sequence[Party]
) -> CardGroup:
    cards = tuple(position_cards.make_card(findings, matter, parties) for matter in matter_list)
    return CardGroup(group.id, group.title, cards)


def _list_parties(corpus: Corpus, matter_list: Sequence[PositionTopic]) -> tuple[Party, ...]:
    """Return all parties with a position and all that were asked for one, speakers for a body after that body."""
    parties: set[Party] = set()
    for matter in matter_list:
        # Addressees too: that none of the sources reports an answer is shown as their silence.
        parties.update(("actors", id) for id in matter.point.to)
        parties.update(matter.group_by_party())
    return tuple(sorted(parties, key=lambda party: _make_sort_key(corpus, party)))


def _make_sort_key(corpus: Corpus, party: Party) -> tuple[str, bool, str, Party]:
    of, id = party
    kind = of.removesuffix("s")
    top = id
    if of == "actors":
        top = (id, *positions.list_parent_bodies(corpus, id))[-1]
    return corpus.get_name(kind, top).casefold(), top != id, corpus.get_name(kind, id).casefold(), party
