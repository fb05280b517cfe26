"""The A–Z index: every sheet, point, source, actor and place by its first letter, other spellings among them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.dependencies import NONE
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import alphabet, labels, pagination
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class AToZEntry(Struct, frozen=True):
    name: Span
    details: str
    """What it is; for another spelling, the name it refers to."""


class AToZLetter(Struct, frozen=True):
    id: str
    """The anchor."""
    title: str
    entries: tuple[AToZEntry, ...]


class AToZView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    line: tuple[tuple[Span, int], ...]
    """Every letter, linked to where it begins, with the number of its entries."""
    letters: tuple[AToZLetter, ...]
    parts: PageParts | None


class _ListedName(Struct, frozen=True):
    name: str
    address: Address
    what: Sheet | Point | Source | Actor | Place
    is_alias: bool = False


Letters = tuple[EntryGroup[_ListedName], ...]
"""The letters on one page."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the A–Z, with as many letters on a page as fit."""
    corpus = findings.corpus
    arranged = cache(lambda: _arrange(corpus, settings.language))
    # Sorting all names is slow: a site whose names fit on one page need not do it to learn how many pages there are.
    is_long = len(list(_list_names(corpus))) > pagination.MOST
    return PageList(
        address=urls.make_section_address("a-z"),
        title=_("A–Z"),
        template="pages/a-z.html",
        view=lambda page: make_view(corpus, arranged(), page),
        digest=findings.dependencies.digest_site,
        digest_page=lambda page: _compute_digest(corpus, arranged(), page),
        of=len(arranged()) if is_long else 1,
    ).make()


def _compute_digest(corpus: Corpus, every: Sequence[Letters], page: ListPage) -> bytes:
    """Return the digest of the letters on all pages, the titles of sheets, and the records on this page."""
    parts: list[bytes | str] = [sheet.title for sheet in corpus.sheets.values()]
    for link, count in _link_letters(every, page.first):
        parts += [str(link), str(count)]
    for group in every[page.number - 1]:
        parts.append(group.id)
        for listed in group.entries:
            parts += [listed.name, listed.address.path, corpus.digests.get(listed.what.file, NONE)]
    return compute_digest(*parts)


def make_view(corpus: Corpus, every: Sequence[Letters], page: ListPage) -> AToZView:
    return AToZView(
        title=page.title,
        crumbs=page.make_crumbs((), page.name),
        lead=_("All sheets, points, sources, actors and places by first letter, other spellings of names included."),
        line=tuple(_link_letters(every, page.first)),
        letters=tuple(_make_letters(corpus, every[page.number - 1])),
        parts=page.link_pages(),
    )


def _arrange(corpus: Corpus, language: str) -> tuple[Letters, ...]:
    """Return the letters on each page."""
    ordered = sorted(
        _list_names(corpus), key=lambda listed: (alphabet.make_sort_key(listed.name, language), listed.address)
    )
    by_letter = alphabet.group_by_letter(ordered, lambda listed: listed.name, language)
    groups: list[EntryGroup[_ListedName]] = []
    for number, (letter, entries) in enumerate(by_letter.items(), start=1):
        # Numbered, since a letter can be of any script, and digits and signs share an entry.
        groups.append(EntryGroup(f"letter-{number}", alphabet.name_letter(letter), entries))
    return tuple(pagination.fill_pages(groups))


def _list_names(corpus: Corpus) -> Iterator[_ListedName]:
    for sheet in corpus.sheets.values():
        yield _ListedName(sheet.title, urls.make_sheet_address(sheet.id), sheet)
    for point in corpus.points.values():
        yield _ListedName(point.title, urls.make_point_address(point.sheet, point.id), point)
    for source in corpus.sources.values():
        yield _ListedName(corpus.get_source_name(source), urls.make_source_address(source.id), source)
    for actor in corpus.actors.values():
        yield from _list_spellings(actor, urls.make_actor_address(actor.id))
    for place in corpus.places.values():
        yield from _list_spellings(place, urls.make_place_address(place.id))


def _list_spellings(what: Actor | Place, address: Address) -> Iterator[_ListedName]:
    yield _ListedName(what.name, address, what)
    for other in dict.fromkeys((*what.aliases, *what.names.values())):
        if other != what.name:
            yield _ListedName(other, address, what, is_alias=True)


def _link_letters(every: Sequence[Letters], first: Address) -> Iterator[tuple[Span, int]]:
    counts = Counter[str]()
    for groups in every:
        for group in groups:
            counts[group.id] += len(group.entries)
    begun: set[str] = set()
    for number, groups in enumerate(every, start=1):
        for group in groups:
            if group.id not in begun:
                begun.add(group.id)
                yield Span(group.title, urls.make_part_address(first, number).add_anchor(group.id)), counts[group.id]


def _make_letters(corpus: Corpus, groups: Letters) -> Iterator[AToZLetter]:
    for group in groups:
        yield AToZLetter(group.id, group.title, tuple(_make_entry(corpus, item) for item in group.entries))


def _make_entry(corpus: Corpus, item: _ListedName) -> AToZEntry:
    language = item.what.foreign if isinstance(item.what, Sheet | Point) else ""
    name = Span(item.name, item.address, language=language)
    if item.is_alias and isinstance(item.what, Actor | Place):
        return AToZEntry(name, _("see {name}").format(name=item.what.name))
    return AToZEntry(name, _describe_record(corpus, item.what))


def _describe_record(corpus: Corpus, what: Sheet | Point | Source | Actor | Place) -> str:
    if isinstance(what, Sheet):
        return _("Sheet")
    if isinstance(what, Actor):
        return labels.get_label("actor_kind", what.kind)
    if isinstance(what, Place):
        return _("Place")
    date = describe_date(what.date) if what.date else ""
    if isinstance(what, Source):
        title = add_quotation_marks(what.title) if what.title else what.description or ""
        return " · ".join(filter(None, (labels.get_label("source_kind", what.kind), title, date)))
    sheet = corpus.sheets[what.sheet].title if len(corpus.sheets) > 1 else ""
    return " · ".join(filter(None, (labels.get_label("kind", what.kind), date, sheet)))
