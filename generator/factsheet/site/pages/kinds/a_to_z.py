"""The A–Z index: every sheet, point, source, actor and place by its first letter, other spellings among them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import alphabet, labels, pagination
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, quoted
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class Entry:
    name: Span
    details: str
    """What it is; for another spelling, what it stands for."""


@dataclass(frozen=True, slots=True)
class Letter:
    id: str
    """The anchor."""
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AToZView:
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    line: tuple[tuple[Span, int], ...]
    """Every letter, linked to where it begins, with the number of its entries."""
    letters: tuple[Letter, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    address: Address
    what: Sheet | Outline | Source | Actor | Place
    is_alias: bool = False


Letters = tuple[Group[_Listed], ...]
"""What stands on one page."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the A–Z, as many letters on a page as it holds."""
    corpus, first = findings.corpus, urls.section("a-z")
    arranged = cache(partial(_arranged, corpus, settings.language))
    make, title = partial(view, corpus, arranged), _title()
    page = Page(first, title, "pages/a-z.html", make, None, findings.stamps.of_everything)
    count = sum(1 for _listed in _everything(corpus))
    yield from pagination.each(page, len(arranged()) if count > pagination.MOST else 1, make)


def view(corpus: Corpus, arranged: Callable[[], Sequence[Letters]], number: int = 1) -> AToZView:
    """Return the page of a number (from 1)."""
    every, first = arranged(), urls.section("a-z")
    return AToZView(
        title=pagination.titled(_title(), number),
        crumbs=pagination.crumbs((), _title(), first, number),
        lead=_("Every sheet, point, source, actor and place by its first letter, other spellings of names among them."),
        line=tuple(_line(every, first)),
        letters=tuple(_letter(corpus, group) for group in every[number - 1]),
        parts=pagination.turned(first, number, len(every)),
    )


def _title() -> str:
    return _("A–Z")


def _arranged(corpus: Corpus, language: str) -> tuple[Letters, ...]:
    """Return the letters on each page."""
    ordered = sorted(_everything(corpus), key=lambda one: (alphabet.order(one.name, language), one.address))
    found = alphabet.by_letter(ordered, lambda one: one.name, language)
    groups = (
        Group(f"letter-{number}", alphabet.title(letter), entries)
        for number, (letter, entries) in enumerate(found.items(), start=1)
    )
    return tuple(pagination.filled(groups))


def _everything(corpus: Corpus) -> Iterator[_Listed]:
    for sheet in corpus.sheets.values():
        yield _Listed(sheet.title, urls.sheet(sheet.id), sheet)
    for point in corpus.outlines.values():
        yield _Listed(point.title, urls.point(point.sheet, point.id), point)
    for source in corpus.sources.values():
        yield _Listed(corpus.source_name(source), urls.source(source.id), source)
    for actor in corpus.actors.values():
        yield from _named(actor, urls.actor(actor.id))
    for place in corpus.places.values():
        yield from _named(place, urls.place(place.id))


def _named(what: Actor | Place, address: Address) -> Iterator[_Listed]:
    yield _Listed(what.name, address, what)
    for other in dict.fromkeys((*what.aliases, *what.names.values())):
        if other != what.name:
            yield _Listed(other, address, what, is_alias=True)


def _line(every: Sequence[Letters], first: Address) -> Iterator[tuple[Span, int]]:
    counts = Counter[str]()
    for group in (group for groups in every for group in groups):
        counts[group.id] += len(group.entries)
    begun: set[str] = set()
    for number, groups in enumerate(every, start=1):
        for group in groups:
            if group.id not in begun:
                begun.add(group.id)
                yield Span(group.title, urls.part(first, number).at(group.id)), counts[group.id]


def _letter(corpus: Corpus, group: Group[_Listed]) -> Letter:
    return Letter(group.id, group.title, tuple(_entry(corpus, one) for one in group.entries))


def _entry(corpus: Corpus, one: _Listed) -> Entry:
    name = Span(one.name, one.address, language=_language(one.what))
    if one.is_alias and isinstance(one.what, Actor | Place):
        return Entry(name, _("see {name}").format(name=one.what.name))
    return Entry(name, _details(corpus, one.what))


def _language(what: Sheet | Outline | Source | Actor | Place) -> str:
    return what.foreign if isinstance(what, Sheet | Outline) else ""


def _details(corpus: Corpus, what: Sheet | Outline | Source | Actor | Place) -> str:
    if isinstance(what, Sheet):
        return _("Sheet")
    if isinstance(what, Actor):
        return labels.get_label("actor_kind", what.kind)
    if isinstance(what, Place):
        return _("Place")
    date = printed(what.date) if what.date else ""
    if isinstance(what, Source):
        title = quoted(what.title) if what.title else what.description or ""
        return " · ".join(filter(None, (labels.get_label("source_kind", what.kind), title, date)))
    sheet = corpus.sheets[what.sheet].title if len(corpus.sheets) > 1 else ""
    return " · ".join(filter(None, (labels.get_label("kind", what.kind), date, sheet)))
