"""The index pages: all sources, all actors, all places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from factsheet import addresses
from factsheet.corpus import Corpus
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Page
from factsheet.pages import items
from factsheet.pages.shown import Crumb
from factsheet.records.actor import Actor
from factsheet.records.place import Place
from factsheet.records.source import Source
from factsheet.settings import Settings
from factsheet.values.dates import printed
from factsheet.words import Words

Named = TypeVar("Named", Actor, Place)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    name: Words
    details: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    groups: tuple[IndexGroup, ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the index pages."""
    kinds = (("sources", _("Sources"), _sources), ("actors", _("Actors"), _actors), ("places", _("Places"), _places))
    for name, title, view in kinds:
        make, stamp = partial(view, findings.corpus), findings.stamps.of_everything
        yield Page(addresses.section(name), title, "pages/index.html", make, None, stamp)


def _sources(corpus: Corpus) -> IndexView:
    held = [source for source in corpus.sources.values() if source.held]
    others = [source for source in corpus.sources.values() if not source.held]
    groups = (
        IndexGroup("held", _("Held and read"), tuple(_source(corpus, source) for source in _named(corpus, held))),
        IndexGroup(
            "not-held",
            _("Not held: parents and upstream documents"),
            tuple(_source(corpus, source) for source in _named(corpus, others)),
        ),
    )
    lead = _("Every article, transcript, post and document that stands behind a point.")
    return _view(_("Sources"), lead, groups)


def _named(corpus: Corpus, sources: Iterable[Source]) -> list[Source]:
    return sorted(sources, key=lambda source: (corpus.source_name(source).casefold(), source.id))


def _source(corpus: Corpus, source: Source) -> IndexEntry:
    parts = [
        f"“{source.title}”" if source.title else source.description or "",
        printed(source.date) if source.date else "",
    ]
    count = len(corpus.outlines_by(source.id))
    parts.append(ngettext("{count} point", "{count} points", count))
    return IndexEntry((items.name(corpus, "source", source.id),), " · ".join(part for part in parts if part))


def _actors(corpus: Corpus) -> IndexView:
    kinds = ("person", "state", "organisation", "group", "outlet", "agency", "unnamed")
    titles = {
        "person": _("People"),
        "state": _("States"),
        "organisation": _("Organisations"),
        "group": _("Groups"),
        "outlet": _("Outlets"),
        "agency": _("News agencies"),
        "unnamed": _("Not named by the sources"),
    }
    groups = tuple(
        IndexGroup(
            kind,
            titles[kind],
            tuple(_actor(corpus, actor) for actor in _by_name(corpus.actors.values()) if actor.kind == kind),
        )
        for kind in kinds
    )
    return _view(_("Actors"), _("Everybody who speaks, acts or publishes in the sheets."), groups)


def _actor(corpus: Corpus, actor: Actor) -> IndexEntry:
    parts = [role.title for role in actor.roles[:1]]
    if points := len(corpus.outlines_naming("actor", actor.id)):
        parts.append(ngettext("{count} point", "{count} points", points))
    if sources := len(corpus.published_by(actor.id)):
        parts.append(ngettext("{count} source", "{count} sources", sources))
    return IndexEntry((items.name(corpus, "actor", actor.id),), " · ".join(parts))


def _places(corpus: Corpus) -> IndexView:
    entries = tuple(_place(corpus, place) for place in _by_name(corpus.places.values()))
    return _view(
        _("Places"),
        _("Where it was said, and where it happened."),
        (IndexGroup("all", _("All places"), entries),),
    )


def _place(corpus: Corpus, place: Place) -> IndexEntry:
    parts = [corpus.name("place", around) for around in corpus.places_around(place.id)[:1]]
    parts.append(ngettext("{count} point", "{count} points", len(corpus.outlines_naming("place", place.id))))
    return IndexEntry((items.name(corpus, "place", place.id),), " · ".join(parts))


def _by_name(things: Iterable[Named]) -> list[Named]:
    return sorted(things, key=lambda thing: (thing.name.casefold(), thing.id))


def _view(title: str, lead: str, groups: tuple[IndexGroup, ...]) -> IndexView:
    return IndexView(title, (), lead, tuple(group for group in groups if group.entries))
