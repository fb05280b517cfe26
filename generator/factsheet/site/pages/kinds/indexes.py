"""The index pages: all sources, all actors, all places. Long groups of a long index have a page for each letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import TypeVar

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reported_points
from factsheet.analysis.source_access import get_access
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.source import Source
from factsheet.site.pages.kinds.sheet_sources import make_published_cell
from factsheet.site.pages.parts import alphabet, labels, pagination, point_list
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.sortable_table import SortableCell, SortableColumn, SortableTable, make_count_cell
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

IndexedRecord = Source | Actor | Place
TEMPLATE = "pages/index.html"
Named = TypeVar("Named", Actor, Place)


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str
    table: SortableTable | None
    """None where the group is on the pages of its letters."""
    letters: tuple[tuple[Span, int], ...] = ()
    """Each linked to its page, with the number of entries on it."""


@dataclass(frozen=True, slots=True)
class IndexView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    groups: tuple[IndexGroup, ...]
    parts: PageParts | None = None


@dataclass(frozen=True, slots=True)
class RecordIndex:
    name: str
    """`sources`, `actors` or `places`, as in addresses."""
    title: str
    lead: str
    columns: tuple[SortableColumn, ...]
    groups: Sequence[EntryGroup[IndexedRecord]]
    """By name; none of them empty."""

    def is_long(self, group: EntryGroup[IndexedRecord]) -> bool:
        """True if the page cannot hold all groups, and this one has more than its share of the page."""
        # Only the groups that are to blame move, so that short ones stay visible on the first page.
        count = sum(len(group.entries) for group in self.groups)
        return count > pagination.MOST and len(group.entries) > pagination.MOST // len(self.groups)


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the index pages, each followed by the pages of its letters."""
    corpus = findings.corpus
    for index in (_make_source_index(corpus), _make_actor_index(corpus), _make_place_index(corpus)):
        yield _make_page(findings, index)
        for group in filter(index.is_long, index.groups):
            for letter, entries in _group_by_letter(corpus, group).items():
                yield from _make_pages(findings, index, replace(group, entries=entries), letter)


def _make_page(findings: Findings, index: RecordIndex) -> Page:
    address, stamp = urls.make_section_address(index.name), findings.stamps.stamp_site
    return Page(address, index.title, TEMPLATE, lambda: make_view(findings.corpus, index), None, stamp)


def _make_pages(
    findings: Findings, index: RecordIndex, of_letter: EntryGroup[IndexedRecord], letter: str
) -> Iterator[Page]:
    """Return the pages of the entries in a group that begin with the letter."""
    # By letter and not `2/`, `3/` …: an id may be a number, so `actors/2/` could be the page of an actor.
    return PageList(
        address=urls.make_letter_address(index.name, of_letter.id, letter),
        title=_("{group}: {letter}").format(group=of_letter.title, letter=_name_letter(letter)),
        template=TEMPLATE,
        view=lambda page: make_letter_view(findings.corpus, index, of_letter, page),
        stamp=findings.stamps.stamp_site,
        of=pagination.count_pages_for(len(of_letter.entries)),
    ).make()


def make_view(corpus: Corpus, index: RecordIndex) -> IndexView:
    return IndexView(index.title, (), index.lead, tuple(_make_group(corpus, index, group) for group in index.groups))


def make_letter_view(
    corpus: Corpus, index: RecordIndex, of_letter: EntryGroup[IndexedRecord], page: ListPage
) -> IndexView:
    """Return a page of the entries in a group that begin with a letter."""
    group = next(group for group in index.groups if group.id == of_letter.id)
    line = _link_letters(corpus, index, group)
    shown = pagination.select_page((of_letter,), page.number)
    return IndexView(
        title=page.title,
        crumbs=page.make_crumbs((Crumb(index.title, urls.make_section_address(index.name)),), page.name),
        lead="",
        groups=tuple(IndexGroup(part.id, part.title, _make_table(corpus, index, part), line) for part in shown),
        parts=page.link_pages(),
    )


def _make_group(corpus: Corpus, index: RecordIndex, group: EntryGroup[IndexedRecord]) -> IndexGroup:
    if not index.is_long(group):
        return IndexGroup(group.id, group.title, _make_table(corpus, index, group))
    return IndexGroup(group.id, group.title, None, _link_letters(corpus, index, group))


def _link_letters(corpus: Corpus, index: RecordIndex, group: EntryGroup[IndexedRecord]) -> tuple[tuple[Span, int], ...]:
    links: list[tuple[Span, int]] = []
    for letter, entries in _group_by_letter(corpus, group).items():
        address = urls.make_letter_address(index.name, group.id, letter)
        links.append((Span(_name_letter(letter), address), len(entries)))
    return tuple(links)


def _group_by_letter(corpus: Corpus, group: EntryGroup[IndexedRecord]) -> Mapping[str, list[IndexedRecord]]:
    return alphabet.group_by_letter(group.entries, lambda thing: _get_name(corpus, thing))


def _name_letter(letter: str) -> str:
    return {alphabet.DIGITS: "0–9", alphabet.OTHER: _("other")}.get(letter, letter.upper())


def _make_table(corpus: Corpus, index: RecordIndex, group: EntryGroup[IndexedRecord]) -> SortableTable:
    rows = [_make_row(corpus, thing) for thing in group.entries]
    # A column with only zeros is left out: few states, for example, publish a source.
    kept: list[bool] = []
    for cells in zip(*rows, strict=True):
        kept.append(any(cell.sort != "0" for cell in cells))
    shown = tuple(tuple(compress(row, kept)) for row in rows)
    return SortableTable(f"{group.id}-table", group.title, tuple(compress(index.columns, kept)), shown)


def _make_row(corpus: Corpus, thing: IndexedRecord) -> tuple[SortableCell, ...]:
    if isinstance(thing, Source):
        return _make_source_row(corpus, thing)
    if isinstance(thing, Actor):
        return _make_actor_row(corpus, thing)
    return _make_place_row(corpus, thing)


def _get_name(corpus: Corpus, thing: IndexedRecord) -> str:
    return corpus.get_source_name(thing) if isinstance(thing, Source) else thing.name


def _make_source_index(corpus: Corpus) -> RecordIndex:
    ordered = sorted(corpus.sources.values(), key=lambda source: (corpus.get_source_name(source).casefold(), source.id))
    seen: list[IndexedRecord] = []
    unseen: list[IndexedRecord] = []
    for source in ordered:
        if get_access(corpus, source).is_seen:
            seen.append(source)
        else:
            unseen.append(source)
    groups = (
        EntryGroup("held", _("Sources"), seen),
        EntryGroup("not-held", _("Cited, not seen: parents, upstream documents and pages that others cite"), unseen),
    )
    lead = _("Every article, transcript, post and document that stands behind a point.")
    columns = (
        SortableColumn("source", _("Source")),
        SortableColumn("published", _("Published")),
        _make_points_column(),
    )
    return _make_index("sources", _("Sources"), lead, columns, groups)


def _make_source_row(corpus: Corpus, source: Source) -> tuple[SortableCell, ...]:
    title = add_quotation_marks(source.title) if source.title else source.description
    description = " · ".join(filter(None, (labels.get_label("source_kind", source.kind), title)))
    name = point_list.link_name(corpus, "source", source.id)
    return (
        SortableCell((name,), corpus.get_source_name(source), (description,)),
        make_published_cell(source),
        make_count_cell(len(list_reported_points(corpus, source.id))),
    )


def _make_actor_index(corpus: Corpus) -> RecordIndex:
    titles = {
        "person": _("People"),
        "state": _("States"),
        "organisation": _("Organisations"),
        "group": _("Groups"),
        "outlet": _("Outlets"),
        "agency": _("News agencies"),
        "unnamed": _("Not named by the sources"),
    }
    by_kind: dict[str, list[IndexedRecord]] = {kind: [] for kind in titles}
    for actor in _sort_by_name(corpus.actors.values()):
        by_kind[actor.kind].append(actor)
    groups = [EntryGroup(kind, titles[kind], actors) for kind, actors in by_kind.items()]
    lead = _("Everybody who speaks, acts or publishes in the sheets.")
    columns = (
        SortableColumn("name", _("Name")),
        _make_points_column(),
        SortableColumn("sources", _("Sources"), is_number=True),
    )
    return _make_index("actors", _("Actors"), lead, columns, groups)


def _make_actor_row(corpus: Corpus, actor: Actor) -> tuple[SortableCell, ...]:
    roles = tuple(role.title for role in actor.roles[:1])
    return (
        SortableCell((point_list.link_name(corpus, "actor", actor.id),), actor.name, roles),
        make_count_cell(len(corpus.list_points_naming("actor", actor.id))),
        make_count_cell(len(corpus.list_published_sources(actor.id))),
    )


def _make_place_index(corpus: Corpus) -> RecordIndex:
    group: EntryGroup[IndexedRecord] = EntryGroup("all", _("All places"), _sort_by_name(corpus.places.values()))
    columns = (SortableColumn("name", _("Name")), SortableColumn("in", _("Lies in")), _make_points_column())
    return _make_index("places", _("Places"), _("Where it was said, and where it happened."), columns, (group,))


def _make_place_row(corpus: Corpus, place: Place) -> tuple[SortableCell, ...]:
    around = [corpus.get_name("place", id) for id in corpus.list_places_around(place.id)[:1]]
    return (
        SortableCell((point_list.link_name(corpus, "place", place.id),), place.name),
        SortableCell(tuple(map(Span, around))),
        make_count_cell(len(corpus.list_points_naming("place", place.id))),
    )


def _sort_by_name(things: Iterable[Named]) -> list[Named]:
    return sorted(things, key=lambda thing: (thing.name.casefold(), thing.id))


def _make_points_column() -> SortableColumn:
    return SortableColumn("points", _("Points"), is_number=True)


def _make_index(
    name: str, title: str, lead: str, columns: tuple[SortableColumn, ...], groups: Iterable[EntryGroup[IndexedRecord]]
) -> RecordIndex:
    return RecordIndex(name, title, lead, columns, [group for group in groups if group.entries])
