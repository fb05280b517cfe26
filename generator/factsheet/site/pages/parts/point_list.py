"""Points, counts and names as the small pieces that lists, tables and facts are made of."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factsheet.analysis import count_words
from factsheet.analysis.analysis import Brief, Findings
from factsheet.analysis.count_words import format_unnamed
from factsheet.analysis.independence import Independence
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import labels
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.view_types import Counts, PointItem, PointList, Traits
from factsheet.text.i18n import cache_per_language
from factsheet.text.memory import Memory
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls

KINDS = ("proposal", "reaction", "statement", "event", "figure", "background")
"""In the order in which a reader meets them."""
_ITEMS: Memory[PointItem] = Memory()
"""A point is in a dozen lists, of its sheet, its speakers, its places …, so its entry is made once."""


def make_item(findings: Findings, point: Point, note: RichText = (), traits: Traits | None = None) -> PointItem:
    """Return the point as an entry of a list."""
    entry = _ITEMS.get(findings, point.key, lambda: _build_item(findings, point))
    return replace(entry, note=note, traits=traits) if note or traits else entry


def _build_item(findings: Findings, point: Point) -> PointItem:
    brief = findings.get_brief(point.key)
    return PointItem(
        title=point.title,
        href=urls.make_point_address(point.sheet, point.id),
        kind=labels.get_label("kind", point.kind),
        who=link_names(findings.corpus, "actor", point.by),
        date=describe_date(point.date) if point.date else "",
        counts=make_counts(brief),
        support=labels.make_support(brief.support),
        status=labels.get_label("status", point.status.state),
        language=point.foreign,
        original=Span(point.original.title, language=point.original.language) if point.original else None,
    )


def make_list(findings: Findings, id: str, title: str, points: Iterable[Point], summary: RichText = ()) -> PointList:
    """Return the points under a heading, in the order given."""
    return PointList(id, title, summary, tuple(make_item(findings, point) for point in points))


def group_by_kind(points: Iterable[Point], prefix: str) -> tuple[EntryGroup[Point], ...]:
    """Return a group for each kind that occurs; `prefix` keeps the anchors of a page apart."""
    by_kind: dict[str, list[Point]] = {}
    for point in points:
        by_kind.setdefault(point.kind, []).append(point)
    groups = []
    for kind in KINDS:
        if kind in by_kind:
            groups.append(EntryGroup(f"{prefix}-{kind}", labels.get_label("kinds", kind), by_kind[kind]))
    return tuple(groups)


def make_lists(findings: Findings, groups: Iterable[EntryGroup[Point]]) -> tuple[PointList, ...]:
    return tuple(make_list(findings, group.id, group.title, group.entries) for group in groups)


def make_counts(lineages: Independence | Brief) -> Counts:
    return _build_counts(lineages.sources, lineages.families, lineages.origins, lineages.unnamed)


@cache_per_language
def _build_counts(sources: int, families: int, origins: int, unnamed: int) -> Counts:
    unnamed_note = format_unnamed(unnamed) if unnamed else ""
    words = count_words.format_counts(sources, families, origins, unnamed)
    return Counts(sources, families, origins, unnamed_note, words)


def link_name(corpus: Corpus, kind: str, id: str) -> Span:
    """Return the name of an actor, place, source or party, linked to its page."""
    return corpus.link_name(kind, id)


def link_names(corpus: Corpus, kind: str, ids: Iterable[str]) -> RichText:
    """Return the names, linked, with commas between them."""
    return join(corpus.link_name(kind, id) for id in ids)


def link_sources(corpus: Corpus, sources: Sequence[str]) -> RichText:
    """Return the sources, linked; several of one outlet with their titles, so that no two links read alike."""
    links = [link_name(corpus, "source", id) for id in sources]
    often = Counter(span.text for span in links)
    spans: list[Span] = []
    for id, link in zip(sources, links, strict=True):
        is_ambiguous = often[link.text] > 1
        spans.append(link._replace(text=f"{link.text} ({corpus.sources[id].title or id})") if is_ambiguous else link)
    return join(spans)


def link_point(point: Point) -> Span:
    return Span(point.title, urls.make_point_address(point.sheet, point.id), language=point.foreign)
