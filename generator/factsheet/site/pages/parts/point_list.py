"""Points, counts and names as the small pieces that lists, tables and facts are made of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factsheet.analysis import count_words
from factsheet.analysis.analysis import Brief, Findings
from factsheet.analysis.count_words import unnamed_only
from factsheet.analysis.independence import Independence
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.point_summary import Outline
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import Counts, PointItem, PointList, Traits
from factsheet.text.i18n import remembered
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls

KINDS = ("proposal", "reaction", "statement", "event", "figure", "background")
"""In the order in which a reader meets them."""


def item(findings: Findings, point: Outline, note: RichText = (), traits: Traits | None = None) -> PointItem:
    """Return the point as an entry of a list."""
    entry: PointItem | None = findings.listed.get(point.key)
    if entry is None:
        entry = findings.listed[point.key] = _item(findings, point)
    return replace(entry, note=note, traits=traits) if note or traits else entry


def _item(findings: Findings, point: Outline) -> PointItem:
    brief = findings.brief(point.key)
    return PointItem(
        title=point.title,
        href=urls.point(point.sheet, point.id),
        kind=labels.get_label("kind", point.kind),
        who=names(findings.corpus, "actor", point.by),
        date=printed(point.date) if point.date else "",
        counts=counts(brief),
        support=labels.make_support(brief.support),
        status=labels.get_label("status", point.status),
        language=point.foreign,
        original=Span(point.original[1], language=point.original[0]) if point.original else None,
    )


def listed(findings: Findings, id: str, title: str, points: Iterable[Outline], summary: RichText = ()) -> PointList:
    """Return the points under a heading, in the order given."""
    return PointList(id, title, summary, tuple(item(findings, point) for point in points))


def by_kind(points: Iterable[Outline], prefix: str) -> tuple[Group[Outline], ...]:
    """Return a group for each kind that occurs; `prefix` keeps the anchors of a page apart."""
    given = tuple(points)
    return tuple(
        Group(f"{prefix}-{kind}", labels.get_label("kinds", kind), found)
        for kind in KINDS
        if (found := [point for point in given if point.kind == kind])
    )


def lists(findings: Findings, groups: Iterable[Group[Outline]]) -> tuple[PointList, ...]:
    return tuple(listed(findings, group.id, group.title, group.entries) for group in groups)


def counts(standings: Independence | Brief) -> Counts:
    return _counts(standings.sources, standings.families, standings.origins, standings.unnamed)


@remembered
def _counts(sources: int, families: int, origins: int, unnamed: int) -> Counts:
    told = unnamed_only(unnamed) if unnamed else ""
    return Counts(sources, families, origins, told, count_words.counts(sources, families, origins, unnamed))


def name(corpus: Corpus, kind: str, id: str) -> Span:
    """Return the name of an actor, place, source or party, linked to its page."""
    return corpus.linked_name(kind, id)


def names(corpus: Corpus, kind: str, ids: Iterable[str]) -> RichText:
    """Return the names, linked, with commas between them."""
    return join(corpus.linked_name(kind, id) for id in ids)


def told_apart(corpus: Corpus, sources: Sequence[str]) -> RichText:
    """Return the sources, linked; several of one outlet with their titles, so that no two links read alike."""
    found = [name(corpus, "source", id) for id in sources]
    often = Counter(span.text for span in found)
    spans: list[Span] = []
    for id, span in zip(sources, found, strict=True):
        spans += [Span(", ")] if spans else []
        spans.append(
            span._replace(text=f"{span.text} ({corpus.sources[id].title or id})") if often[span.text] > 1 else span
        )
    return tuple(spans)


def link(point: Point | Outline) -> Span:
    return Span(point.title, urls.point(point.sheet, point.id), language=point.foreign)
