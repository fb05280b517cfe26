"""What is known of a point without opening it: enough to find, list and count it among ten thousand others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Literal

from factsheet.model.point import Kind, Point
from factsheet.model.references import references
from factsheet.model.report import Manner, NoQuote, NotCounted
from factsheet.model.values.date import Date
from factsheet.model.values.value_type import RecordReference

OWN = ("report", "aspect")
"""Kinds of thing that are a point's own."""
Tie = Literal["responds_to", "subset_of", "replaced_by", "came_as", "related"]


@dataclass(frozen=True, slots=True)
class Outline:
    sheet: str
    id: str
    file: str
    title: str
    kind: Kind
    date: Date | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    through: tuple[str, ...]
    """Parties whom a report names as speaker, or in its chain."""
    groups: tuple[str, ...]
    status: str
    expected: bool
    sources: tuple[str, ...]
    """Of each report, in order; a source that occurs twice stands twice."""
    lines: tuple[int, ...]
    """On which each report begins in the file, from 1, in the same order."""
    quotes: tuple[str | None, ...]
    """What each report quotes, in the same order; None where it quotes nothing."""
    unquoted: tuple[NoQuote | None, ...]
    """Why each quotes nothing, in the same order; empty where all quote something."""
    altering: tuple[int, ...]
    """Which of its reports (from 0) change the quotation of another."""
    quoted: tuple[tuple[str, int], ...]
    """For each quotation, those of a series among them: its source, and its words."""
    named: tuple[tuple[str, str], ...]
    """Kind and id of everything outside itself that the point names, each once, in the order of its fields."""
    prose: tuple[str, ...]
    """Our own words, in which names are linked."""
    within: str | None
    """The point that it is counted within."""
    ties: tuple[tuple[Tie, str], ...]
    """How it names other points, and which, in the order of its fields."""
    is_loose: bool
    """True where it names a row or an aspect that it does not have."""
    corrections: int
    """How many corrections it tells."""
    anchors: tuple[str, ...]
    """Of the row of each report, in the order of `sources`."""
    manners: tuple[Manner, ...]
    """How each report tells it, in the same order; empty where all say it plainly."""
    uncounted: tuple[NotCounted | None, ...]
    """Why each is not counted as far as it says itself, in the same order; empty where none says so."""
    in_series: tuple[str, ...]
    """Sources whose values stand in its series."""
    filled_in: tuple[str, ...]
    """Those of them with nothing but what claimants filled gaps with."""
    answers: tuple[str, ...]
    """The points that it responds to."""
    takes_positions: bool
    """True where it compares who took which position."""
    differences: int
    """In how many things its reports may differ: those told, and those that their values and words could show."""
    quantities: tuple[tuple[str, str, str], ...]
    """Of each quantity that has a value: its aspect, its measure, and the place that it is counted in, or `""`."""
    translations: tuple[tuple[str, str], ...] = ()
    """Language and title of each translation."""
    original: tuple[str, str] | None = None
    """Language and title as written, on a site that tells it in a translation."""
    foreign: str = ""
    """The language of its title, where it is another than the site's."""

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"


def outline(point: Point, lines: tuple[int, ...]) -> Outline:
    """Return the outline; `lines` are those on which its reports begin in its file."""
    quoted = [(intern(report.source), report.quote.words) for report in point.reports if report.quote]
    quoted += [(intern(row.source), len(row.quote.split())) for row in point.series if row.quote]
    mentions = references(point)
    sources = _ids(report.source for report in point.reports)
    return Outline(
        sheet=intern(point.sheet),
        id=point.id,
        file=point.file,
        title=point.title,
        kind=point.kind,
        date=point.date,
        by=_ids(point.by),
        to=_ids(point.to),
        through=_ids(dict.fromkeys(_spoken_through(point))),
        groups=_ids(point.groups),
        status=point.status.state,
        expected=point.expected,
        sources=sources,
        lines=lines,
        quotes=tuple(report.quote.text if report.quote else None for report in point.reports),
        unquoted=_unquoted(point),
        altering=tuple(number for number, report in enumerate(point.reports) if report.alters),
        quoted=tuple(quoted),
        named=tuple(dict.fromkeys(_pair(mention.kind, mention.id) for mention in mentions if mention.kind not in OWN)),
        prose=tuple(_prose(point)),
        within=point.subset_of,
        ties=tuple(_ties(point)),
        is_loose=_is_loose(point, [mention for mention in mentions if mention.kind in OWN]),
        corrections=len(point.corrections),
        anchors=_shared(tuple(report.anchor for report in point.reports), sources),
        manners=_manners(point),
        uncounted=_uncounted(point),
        in_series=tuple(dict.fromkeys(row.source for row in point.series)),
        filled_in=_filled_in(point),
        answers=point.responds_to,
        takes_positions=any(aspect.type == "positions" for aspect in point.compare),
        differences=_differences(point),
        quantities=tuple(_quantities(point)),
        translations=tuple((language, told.title) for language, told in point.translations.items()),
    )


def _spoken_through(point: Point) -> Iterator[str]:
    for report in point.reports:
        yield from report.by
        yield from report.attribution.chain


def _is_loose(point: Point, inner: Sequence[RecordReference]) -> bool:
    if not inner:
        return False
    own = {"report": {report.anchor for report in point.reports}, "aspect": {aspect.id for aspect in point.compare}}
    return any(mention.id not in own[mention.kind] for mention in inner)


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids, each held once in memory: the same few hundred occur in ten thousand points."""
    return tuple(map(intern, ids))


@lru_cache(maxsize=16384)
def _pair(kind: str, id: str) -> tuple[str, str]:
    return intern(kind), intern(id)


def _shared(anchors: tuple[str, ...], sources: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sources themselves where the rows are called after them: ten thousand points keep one tuple each."""
    return sources if anchors == sources else anchors


def _manners(point: Point) -> tuple[Manner, ...]:
    manners = tuple(report.manner for report in point.reports)
    return manners if any(manner != "said" for manner in manners) else ()


def _uncounted(point: Point) -> tuple[NotCounted | None, ...]:
    reasons = tuple(report.own_reason for report in point.reports)
    return reasons if any(reasons) else ()


def _filled_in(point: Point) -> tuple[str, ...]:
    stated = {row.source for row in point.series if not row.filled_in}
    return tuple(dict.fromkeys(row.source for row in point.series if row.source not in stated))


def _differences(point: Point) -> int:
    reports = [report for report in point.reports if report.own_reason is None]
    told: set[str] = {difference.aspect or difference.kind for difference in point.differences}
    columns = [aspect.id for aspect in point.compare]
    values = {column: [one.says[column] for one in reports if column in one.says] for column in columns}
    varying = {column for column, given in values.items() if any(value != given[0] for value in given[1:])}
    varying |= {aspect.id for aspect in point.compare if aspect.series}
    altered = any(report.alters for report in reports)
    denied = len({report.stance in ("reports", "accepts") for report in reports}) > 1
    speakers = any(report.by for report in reports)
    return len(told | varying) + altered + denied + speakers


def _quantities(point: Point) -> Iterator[tuple[str, str, str]]:
    for aspect in point.compare:
        if aspect.type == "quantity" and (aspect.series or any(aspect.id in report.says for report in point.reports)):
            yield aspect.id, aspect.measure or "", aspect.place or ""


def _unquoted(point: Point) -> tuple[NoQuote | None, ...]:
    return () if all(report.quote for report in point.reports) else tuple(report.no_quote for report in point.reports)


def _ties(point: Point) -> Iterator[tuple[Tie, str]]:
    yield from (("responds_to", id) for id in point.responds_to)
    if point.outcome and point.outcome.point:
        yield "came_as", point.outcome.point
    if point.status.by:
        yield "replaced_by", point.status.by
    if point.subset_of:
        yield "subset_of", point.subset_of
    yield from (("related", id) for id in point.related)


def _prose(point: Point) -> Iterator[str]:
    texts = (
        point.statement,
        point.summary,
        *(text for told in point.translations.values() for text in (told.statement, told.summary)),
        *(difference.reason for difference in point.differences),
        *(report.note for report in point.reports),
    )
    yield from filter(None, texts)
