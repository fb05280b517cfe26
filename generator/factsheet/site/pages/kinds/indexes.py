"""The index pages: all sources, all actors, all places; in a long one, the long groups by letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import compress
from typing import TypeVar

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reported_by
from factsheet.analysis.source_access import access
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.source import Source
from factsheet.site.pages.kinds.sheet_sources import published
from factsheet.site.pages.parts import alphabet, labels, pagination, point_list
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.sortable_table import Cell, Column, Sortable, counted
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, quoted
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

Listed = Source | Actor | Place
Named = TypeVar("Named", Actor, Place)


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str
    table: Sortable | None
    """None where the group stands on the pages of its letters."""
    letters: tuple[tuple[Span, int], ...] = ()
    """Each linked to its page, with the number of entries there."""


@dataclass(frozen=True, slots=True)
class IndexView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    groups: tuple[IndexGroup, ...]
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Index:
    name: str
    """`sources`, `actors` or `places`, as in addresses."""
    title: str
    lead: str
    columns: tuple[Column, ...]
    groups: Sequence[Group[Listed]]
    """By name; none of them empty."""

    def is_long(self, group: Group[Listed]) -> bool:
        """True where the page would not hold all, and the group is more than its share."""
        count = sum(len(group.entries) for group in self.groups)
        return count > pagination.MOST and len(group.entries) > pagination.MOST // len(self.groups)


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the index pages, each with those of its letters."""
    corpus, stamp = findings.corpus, findings.stamps.of_everything
    for index in (_sources(corpus), _actors(corpus), _places(corpus)):
        make, template = partial(view, corpus, index), "pages/index.html"
        yield Page(urls.section(index.name), index.title, template, make, None, stamp)
        for group in filter(index.is_long, index.groups):
            for letter, entries in _by_letter(corpus, group).items():
                make = partial(letter_view, corpus, index, group, letter)
                address, title = urls.letter(index.name, group.id, letter), _of_letter(group, letter)
                first = Page(address, title, template, make, None, stamp)
                yield from pagination.each(first, pagination.number_of(len(entries)), make)


def view(corpus: Corpus, index: Index) -> IndexView:
    return IndexView(index.title, (), index.lead, tuple(_group(corpus, index, group) for group in index.groups))


def letter_view(corpus: Corpus, index: Index, group: Group[Listed], letter: str, number: int = 1) -> IndexView:
    """Return the page of a number (from 1) of those in the group that begin with the letter."""
    first, title = urls.letter(index.name, group.id, letter), _of_letter(group, letter)
    above = (Crumb(index.title, urls.section(index.name)),)
    entries = _by_letter(corpus, group)[letter]
    shown = pagination.cut((replace(group, entries=entries),), number)
    line = _letters(corpus, index, group)
    return IndexView(
        title=pagination.titled(title, number),
        crumbs=pagination.crumbs(above, title, first, number),
        lead="",
        groups=tuple(IndexGroup(one.id, one.title, _table(corpus, index, one), line) for one in shown),
        parts=pagination.turned(first, number, pagination.number_of(len(entries))),
    )


def _group(corpus: Corpus, index: Index, group: Group[Listed]) -> IndexGroup:
    if not index.is_long(group):
        return IndexGroup(group.id, group.title, _table(corpus, index, group))
    return IndexGroup(group.id, group.title, None, _letters(corpus, index, group))


def _letters(corpus: Corpus, index: Index, group: Group[Listed]) -> tuple[tuple[Span, int], ...]:
    return tuple(
        (Span(_letter(letter), urls.letter(index.name, group.id, letter)), len(entries))
        for letter, entries in _by_letter(corpus, group).items()
    )


def _by_letter(corpus: Corpus, group: Group[Listed]) -> Mapping[str, list[Listed]]:
    return alphabet.by_letter(group.entries, partial(_name, corpus))


def _of_letter(group: Group[Listed], letter: str) -> str:
    return _("{group}: {letter}").format(group=group.title, letter=_letter(letter))


def _letter(letter: str) -> str:
    return {alphabet.DIGITS: "0–9", alphabet.OTHER: _("other")}.get(letter, letter.upper())


def _table(corpus: Corpus, index: Index, group: Group[Listed]) -> Sortable:
    """Leave out a column in which nothing is counted: hardly a state publishes a source."""
    rows = [_row(corpus, thing) for thing in group.entries]
    counts = [any(cell.sort != "0" for cell in cells) for cells in zip(*rows, strict=True)]
    shown = tuple(tuple(compress(row, counts)) for row in rows)
    return Sortable(f"{group.id}-table", group.title, tuple(compress(index.columns, counts)), shown)


def _row(corpus: Corpus, thing: Listed) -> tuple[Cell, ...]:
    if isinstance(thing, Source):
        return _source(corpus, thing)
    return _actor(corpus, thing) if isinstance(thing, Actor) else _place(corpus, thing)


def _name(corpus: Corpus, thing: Listed) -> str:
    return corpus.source_name(thing) if isinstance(thing, Source) else thing.name


def _sources(corpus: Corpus) -> Index:
    found = sorted(corpus.sources.values(), key=lambda source: (corpus.source_name(source).casefold(), source.id))
    seen = {source.id for source in found if access(corpus, source).is_seen}
    groups: tuple[Group[Listed], ...] = (
        Group("held", _("Sources"), [source for source in found if source.id in seen]),
        Group(
            "not-held",
            _("Cited, not seen: parents, upstream documents and pages that others cite"),
            [source for source in found if source.id not in seen],
        ),
    )
    lead = _("Every article, transcript, post and document that stands behind a point.")
    columns = (Column("source", _("Source")), Column("published", _("Published")), _points_column())
    return _index("sources", _("Sources"), lead, columns, groups)


def _source(corpus: Corpus, source: Source) -> tuple[Cell, ...]:
    title = quoted(source.title) if source.title else source.description
    told = " · ".join(filter(None, (labels.get_label("source_kind", source.kind), title)))
    return (
        Cell((point_list.name(corpus, "source", source.id),), corpus.source_name(source), (told,)),
        published(source),
        counted(len(reported_by(corpus, source.id))),
    )


def _actors(corpus: Corpus) -> Index:
    titles = {
        "person": _("People"),
        "state": _("States"),
        "organisation": _("Organisations"),
        "group": _("Groups"),
        "outlet": _("Outlets"),
        "agency": _("News agencies"),
        "unnamed": _("Not named by the sources"),
    }
    found = _by_name(corpus.actors.values())
    groups: list[Group[Listed]] = [
        Group(kind, title, [actor for actor in found if actor.kind == kind]) for kind, title in titles.items()
    ]
    lead = _("Everybody who speaks, acts or publishes in the sheets.")
    columns = (Column("name", _("Name")), _points_column(), Column("sources", _("Sources"), is_number=True))
    return _index("actors", _("Actors"), lead, columns, groups)


def _actor(corpus: Corpus, actor: Actor) -> tuple[Cell, ...]:
    roles = tuple(role.title for role in actor.roles[:1])
    return (
        Cell((point_list.name(corpus, "actor", actor.id),), actor.name, roles),
        counted(len(corpus.outlines_naming("actor", actor.id))),
        counted(len(corpus.published_by(actor.id))),
    )


def _places(corpus: Corpus) -> Index:
    group: Group[Listed] = Group("all", _("All places"), _by_name(corpus.places.values()))
    columns = (Column("name", _("Name")), Column("in", _("Lies in")), _points_column())
    return _index("places", _("Places"), _("Where it was said, and where it happened."), columns, (group,))


def _place(corpus: Corpus, place: Place) -> tuple[Cell, ...]:
    around = [corpus.name("place", id) for id in corpus.places_around(place.id)[:1]]
    return (
        Cell((point_list.name(corpus, "place", place.id),), place.name),
        Cell(tuple(map(Span, around))),
        counted(len(corpus.outlines_naming("place", place.id))),
    )


def _by_name(things: Iterable[Named]) -> list[Named]:
    return sorted(things, key=lambda thing: (thing.name.casefold(), thing.id))


def _points_column() -> Column:
    return Column("points", _("Points"), is_number=True)


def _index(name: str, title: str, lead: str, columns: tuple[Column, ...], groups: Iterable[Group[Listed]]) -> Index:
    return Index(name, title, lead, columns, [group for group in groups if group.entries])
