"""Who says what where reports differ: a side for each value, speaker or rendering, copies folded into it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from factsheet import addresses
from factsheet.compare import value_of
from factsheet.corpus import Corpus
from factsheet.disagreement import Disagreement
from factsheet.findings import Finding, Findings
from factsheet.independence import Standing
from factsheet.language import _
from factsheet.pages import items, rows, terms
from factsheet.pages.comparison import MOST_NAMED, marks
from factsheet.pages.table import Quotation
from factsheet.records.aspect import Aspect
from factsheet.records.point import Point
from factsheet.records.report import Report
from factsheet.silence import Silence
from factsheet.values import TYPES
from factsheet.values.agreement import Relation
from factsheet.wording import changes, differing
from factsheet.words import Span, Words, marked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said, with those who say it."""

    outlets: Words
    """Each leads to its row; empty where copies alone say it."""
    copies: Words
    """Those that only copy it, or that changed what they copy."""
    value: Words
    """As stated; empty where words are quoted."""
    quotation: Quotation | None
    notes: tuple[Words, ...]
    """As-of date and claimant of a figure, what a copy changed, what a denial says."""


def sides(findings: Findings, point: Point, found: Disagreement) -> tuple[Side, ...]:
    """Return the sides in the order of display; where only one says anything, with those who do not."""
    corpus, finding = findings.corpus, findings.on(point)
    said = tuple(_said(corpus, point, finding, found))
    return said if len(said) > 1 else (*said, *_unsaid(findings, point, finding, found))


def _said(corpus: Corpus, point: Point, finding: Finding, found: Disagreement) -> Iterator[Side]:
    aspect = next((aspect for aspect in point.compare if aspect.id == found.aspect), None)
    if aspect is not None:
        given = _renderings if aspect.type == "text" else _values
        return given(corpus, point, finding, aspect)
    speakers = tuple(_speakers(corpus, point, finding)) if found.kind == "speaker" else ()
    return iter(speakers) if len(speakers) > 1 else _quotations(corpus, point, finding)


def _unsaid(findings: Findings, point: Point, finding: Finding, found: Disagreement) -> Iterator[Side]:
    """Return those whose reports leave it open, and those who were read in full and do not mention the point."""
    corpus = findings.corpus
    heads = finding.standings.heads() if found.aspect else ()
    if without := [head for head in heads if not _gives(point, head, found.aspect)]:
        yield Side(outlets(corpus, point, without), (), (Span(_("not stated"), manner="note"),), None, ())
    silent = findings.silences(point).get(Silence.NOT_MENTIONED, ())
    if 0 < len(silent) <= MOST_NAMED:
        word, _meaning = terms.silence(Silence.NOT_MENTIONED)
        yield Side(items.told_apart(corpus, silent), (), (Span(word, manner="note"),), None, ())


def _gives(point: Point, standing: Standing, aspect: str | None) -> bool:
    return any(value_of(standing.report, one) is not None for one in point.compare if one.id == aspect)


def outlets(corpus: Corpus, point: Point, standings: Iterable[Standing]) -> Words:
    """Return each outlet once, leading to its first row among these."""
    first: dict[str, str] = {}
    for standing in standings:
        first.setdefault(standing.report.source, standing.report.anchor)
    page = addresses.point(point.sheet, point.id)
    spans: list[Span] = []
    for source, anchor in first.items():
        spans += [Span(", ")] if spans else []
        spans.append(Span(corpus.name("source", source), page.at(anchor)))
    return tuple(spans)


def _values(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    kind = TYPES[aspect.type]
    for value, by in _gathered(_given(finding, aspect), _agrees(corpus, aspect)):
        notes = tuple((Span(note),) for note in rows.value_notes(corpus, value))
        yield _side(corpus, point, by, value=items.pieces(corpus, kind.words(value, corpus)), notes=notes)


def _renderings(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    """Mark in each rendering what reads otherwise in the one most like it."""
    found = _gathered(_given(finding, aspect), _agrees(corpus, aspect))
    for value, by in found:
        words, source = value.verbatim, corpus.sources[by[0].report.source]
        ranges = differing(words, [other.verbatim for other, _by in found if other is not value])
        quotation = Quotation((marked(words, ranges),), source.language, terms.direction(source.language))
        yield _side(corpus, point, by, quotation=quotation)


def _given(finding: Finding, aspect: Aspect) -> Iterator[tuple[Any, Standing]]:
    for standing in finding.standings.standings:
        value = value_of(standing.report, aspect)
        if value is not None:
            yield value, standing


def _agrees(corpus: Corpus, aspect: Aspect) -> Callable[[Any, Any], bool]:
    compare = TYPES[aspect.type].compare
    return lambda one, other: compare(one, other, corpus).relation is Relation.AGREES


def _speakers(corpus: Corpus, point: Point, finding: Finding) -> Iterator[Side]:
    """Return a side for each speaker whom reports name."""
    given = ((_speaker(point, standing.report), standing) for standing in finding.standings.standings)
    for named, by in _gathered(given, lambda one, other: one == other):
        yield _side(corpus, point, by, value=items.names(corpus, "party", named) or (Span(_("not stated")),))


def _speaker(point: Point, report: Report) -> tuple[str, ...]:
    return report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ())


def _quotations(corpus: Corpus, point: Point, finding: Finding) -> Iterator[Side]:
    """Return a side for each wording, and for what denies it; marked as on the page of the point."""
    differing_words = marks(finding, point)
    for _what, by in _gathered(_worded(finding), lambda one, other: one == other):
        report = by[0].report
        source, denial = corpus.sources[report.source], terms.stance(report.stance)
        words = rows.quotation(source, report, differing_words.get(report.anchor, ()))
        notes = (*(((Span(denial),),) if denial else ()), *altered(corpus, point, report))
        yield _side(corpus, point, by, quotation=words, notes=notes)


def _worded(finding: Finding) -> Iterator[tuple[tuple[str, str], Standing]]:
    for standing in finding.standings.standings:
        report = standing.report
        if report.quote or report.stance in ("denies", "asserts_absence"):
            yield (report.stance, report.quote.text.casefold() if report.quote else ""), standing


def altered(corpus: Corpus, point: Point, report: Report) -> Iterator[Words]:
    """Say what a copy changed in the quotation of its parent; nothing where it changed no word."""
    parent = point.report(report.alters) if report.alters else None
    if parent is not None and parent.quote and report.quote and changes(parent.quote.text, report.quote.text):
        yield rows.altered(corpus.name("source", parent.source), parent.quote.text, report.quote.text)


def _gathered(
    given: Iterable[tuple[T, Standing]], alike: Callable[[T, T], bool]
) -> Sequence[tuple[T, Sequence[Standing]]]:
    """Put those together who say alike, in the order in which each thing is first said."""
    found: list[tuple[T, list[Standing]]] = []
    for what, standing in given:
        by = next((by for other, by in found if alike(other, what)), None)
        if by is None:
            found.append((what, [standing]))
        else:
            by.append(standing)
    return found


def _side(
    corpus: Corpus,
    point: Point,
    by: Sequence[Standing],
    *,
    value: Words = (),
    quotation: Quotation | None = None,
    notes: tuple[Words, ...] = (),
) -> Side:
    own = [standing for standing in by if not standing.is_copy]
    named = {standing.report.source for standing in own}
    copies = [standing for standing in by if standing.is_copy and standing.report.source not in named]
    return Side(outlets(corpus, point, own), outlets(corpus, point, copies), value, quotation, notes)
