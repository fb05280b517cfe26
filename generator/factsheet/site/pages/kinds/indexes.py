"""The index pages: all sources, all actors, all places. Long groups of a long index have a page for each letter."""

from collections.abc import Iterator, Mapping
from itertools import compress

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.source import Source
from factsheet.site.pages.kinds.record_indexes import (
    IndexedRecord,
    RecordIndex,
    make_actor_index,
    make_place_index,
    make_row,
    make_source_index,
)
from factsheet.site.pages.parts import alphabet, pagination
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.sortable_table import SortableTable
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

TEMPLATE = "pages/index.html"


class IndexGroup(Struct, frozen=True):
    id: str
    title: str
    table: SortableTable | None
    """None where the group is on the pages of its letters."""
    letters: tuple[tuple[Span, int], ...] = ()
    """Each linked to its page, with the number of entries on it."""


class IndexView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    lead: str
    groups: tuple[IndexGroup, ...]
    parts: PageParts | None = None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the index pages, each followed by the pages of its letters."""
    corpus = findings.corpus
    for index in (make_source_index(corpus), make_actor_index(corpus), make_place_index(corpus)):
        yield _make_page(findings, index)
        for group in filter(index.is_long, index.groups):
            for letter, entries in _group_by_letter(corpus, group).items():
                yield from _make_pages(findings, index, replace(group, entries=entries), letter)


def _make_page(findings: Findings, index: RecordIndex) -> Page:
    address, digest = urls.make_section_address(index.name), findings.dependencies.digest_site
    return Page(address, index.title, TEMPLATE, lambda: make_view(findings.corpus, index), None, digest)


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
        digest=findings.dependencies.digest_site,
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


def _get_name(corpus: Corpus, thing: IndexedRecord) -> str:
    return corpus.get_source_name(thing) if isinstance(thing, Source) else thing.name


def _name_letter(letter: str) -> str:
    return {alphabet.DIGITS: "0–9", alphabet.OTHER: _("other")}.get(letter, letter.upper())


def _make_table(corpus: Corpus, index: RecordIndex, group: EntryGroup[IndexedRecord]) -> SortableTable:
    rows = [make_row(corpus, thing) for thing in group.entries]
    # A column with only zeros is left out: few states, for example, publish a source.
    kept: list[bool] = []
    for cells in zip(*rows, strict=True):
        kept.append(any(cell.sort != "0" for cell in cells))
    shown = tuple(tuple(compress(row, kept)) for row in rows)
    return SortableTable(f"{group.id}-table", group.title, tuple(compress(index.columns, kept)), shown)
