"""Points, counts and names as the small pieces that lists, tables and facts are made of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factsheet import addresses, count_words
from factsheet.addresses import Address
from factsheet.corpus import Corpus
from factsheet.count_words import unnamed_only
from factsheet.findings import Brief, Findings
from factsheet.independence import Independence
from factsheet.language import remembered
from factsheet.pages import terms
from factsheet.pages.parts import Group
from factsheet.pages.shown import Counts, PointItem, PointList, Traits
from factsheet.records.outline import Outline
from factsheet.records.point import Point
from factsheet.values.agreement import Mention, Piece
from factsheet.values.dates import printed
from factsheet.words import Span, Words

KINDS = ("proposal", "reaction", "statement", "event", "figure", "background")
"""In the order in which a reader meets them."""
_PAGES = {"actor": addresses.actor, "place": addresses.place, "source": addresses.source}


def item(findings: Findings, point: Outline, note: Words = (), traits: Traits | None = None) -> PointItem:
    """Return the point as an entry of a list."""
    entry: PointItem | None = findings.listed.get(point.key)
    if entry is None:
        entry = findings.listed[point.key] = _item(findings, point)
    return replace(entry, note=note, traits=traits) if note or traits else entry


def _item(findings: Findings, point: Outline) -> PointItem:
    brief = findings.brief(point.key)
    return PointItem(
        title=point.title,
        href=addresses.point(point.sheet, point.id),
        kind=terms.kind(point.kind),
        who=names(findings.corpus, "actor", point.by),
        date=printed(point.date) if point.date else "",
        counts=counts(brief),
        support=terms.support(brief.support),
        status=terms.status(point.status),
        language=point.foreign,
        original=Span(point.original[1], language=point.original[0]) if point.original else None,
    )


def listed(findings: Findings, id: str, title: str, points: Iterable[Outline], summary: Words = ()) -> PointList:
    """Return the points under a heading, in the order given."""
    return PointList(id, title, summary, tuple(item(findings, point) for point in points))


def by_kind(points: Iterable[Outline], prefix: str) -> tuple[Group[Outline], ...]:
    """Return a group for each kind that occurs; `prefix` keeps the anchors of a page apart."""
    given = tuple(points)
    return tuple(
        Group(f"{prefix}-{kind}", terms.kinds(kind), found)
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
    key = f"{kind}/{id}"
    if key not in corpus.linked:
        corpus.linked[key] = Span(corpus.name(kind, id), _page(corpus, kind, id))
    return corpus.linked[key]


def names(corpus: Corpus, kind: str, ids: Iterable[str]) -> Words:
    """Return the names, linked, with commas between them."""
    spans: list[Span] = []
    for id in ids:
        if spans:
            spans.append(Span(", "))
        spans.append(name(corpus, kind, id))
    return tuple(spans)


def told_apart(corpus: Corpus, sources: Sequence[str]) -> Words:
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
    return Span(point.title, addresses.point(point.sheet, point.id), language=point.foreign)


def pieces(corpus: Corpus, printed_value: Iterable[Piece]) -> Words:
    """Return a printed value with what it names linked."""
    return tuple(Span(piece.text, _mentioned(corpus, piece.mention), piece.manner) for piece in printed_value)


def _mentioned(corpus: Corpus, mention: Mention | None) -> Address | None:
    return _page(corpus, mention.kind, mention.id) if mention else None


def _page(corpus: Corpus, kind: str, id: str) -> Address:
    if kind == "party":
        kind = "actor" if id in corpus.actors else "source"
    return _PAGES[kind](id)
