"""What each index lists: sources, actors or places in their groups, with the columns and cells of their rows."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from factsheet.analysis.counted import list_reported_points
from factsheet.analysis.source_access import get_access
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.source import Source
from factsheet.site.pages.kinds.sheet_sources import make_published_cell
from factsheet.site.pages.parts import labels, pagination, point_list
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.sortable_table import SortableCell, SortableColumn, make_count_cell
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import Span

IndexedRecord = Source | Actor | Place
Named = TypeVar("Named", Actor, Place)


class RecordIndex(Struct, frozen=True):
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


def make_row(corpus: Corpus, thing: IndexedRecord) -> tuple[SortableCell, ...]:
    if isinstance(thing, Source):
        return _make_source_row(corpus, thing)
    if isinstance(thing, Actor):
        return _make_actor_row(corpus, thing)
    return _make_place_row(corpus, thing)


def make_source_index(corpus: Corpus) -> RecordIndex:
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
        EntryGroup("not-held", _("Cited, not seen: originals, source documents and pages that others cite"), unseen),
    )
    lead = _("Every article, transcript, post and document behind a point.")
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


def make_actor_index(corpus: Corpus) -> RecordIndex:
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
    lead = _("Everyone who speaks, acts or publishes in the sheets.")
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


def make_place_index(corpus: Corpus) -> RecordIndex:
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
