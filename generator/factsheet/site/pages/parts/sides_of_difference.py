"""Who says what where reports differ: a side for each value, speaker or rendering, copies folded into it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any, TypeVar

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, contradiction, parent_of, value_of
from factsheet.analysis.differences import Disagreement
from factsheet.analysis.independence import Standing
from factsheet.analysis.member_differences import memberships, only
from factsheet.analysis.not_mentioned import Silence
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values import TYPES
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.value_type import Agreement, Relation
from factsheet.site.pages.parts import claimant_sentences, comparison_rows, labels, point_list
from factsheet.site.pages.parts.comparison_table import MOST_NAMED, marks
from factsheet.site.pages.parts.comparison_types import Quotation
from factsheet.site.pages.parts.differing_members import rest
from factsheet.text.i18n import _, direction
from factsheet.text.rich_text import RichText, Span, apart, marked
from factsheet.text.word_diff import changes, differing
from factsheet.web import urls

T = TypeVar("T")

MOST_SIDES = 6
"""More sides than this are counted, not shown: the page of the point has them all."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said, with those who say it."""

    outlets: RichText
    """Each leads to its row; empty where copies alone say it."""
    copies: RichText
    """Those that only copy it, or that changed what they copy."""
    value: RichText
    """As stated; empty where words are quoted."""
    quotation: Quotation | None
    notes: tuple[RichText, ...]
    """As-of date and claimant of a figure, what a copy changed, what a denial says."""


def sides(findings: Findings, point: Point, found: Disagreement) -> tuple[Side, ...]:
    """Return the sides in the order of display; where only one says anything, with those who do not."""
    corpus, finding = findings.corpus, findings.on(point)
    said = tuple(_said(corpus, point, finding, found))
    return said if len(said) > 1 else (*said, *_unsaid(findings, point, finding, found))


def _said(corpus: Corpus, point: Point, finding: Finding, found: Disagreement) -> Iterator[Side]:
    aspect = next((aspect for aspect in point.compare if aspect.id == found.aspect), None)
    if aspect is not None:
        series = next((one for one in finding.series if one.aspect.id == aspect.id and one.differs), None)
        farthest = claimant_sentences.farthest(corpus, point, series) if series else ()
        claims = (Side((who,), (), value, None, ((Span(note),),)) for who, value, note in farthest)
        if series and not _has_two_values(finding, aspect):
            return claims
        given = _renderings if aspect.type == "text" else _values
        return chain(given(corpus, point, finding, aspect), claims)
    named = _printed(point, finding) if found.told else _named(point, finding)
    speakers = tuple(_speakers(corpus, point, named)) if found.kind == "speaker" else ()
    return iter(speakers) if len(speakers) > 1 else _quotations(corpus, point, finding)


def _unsaid(findings: Findings, point: Point, finding: Finding, found: Disagreement) -> Iterator[Side]:
    """Return those whose reports leave it open, and those who were read in full and do not mention the point."""
    corpus = findings.corpus
    heads = finding.standings.heads() if found.aspect else ()
    if without := [head for head in heads if not _gives(point, head, found.aspect)]:
        yield Side(outlets(corpus, point, without), (), (Span(_("not stated"), manner="note"),), None, ())
    silent = findings.silences(point).get(Silence.NOT_MENTIONED, ())
    if 0 < len(silent) <= MOST_NAMED:
        word = labels.get_label("silence", Silence.NOT_MENTIONED)
        yield Side(point_list.told_apart(corpus, silent), (), (Span(word, manner="note"),), None, ())


def _gives(point: Point, standing: Standing, aspect: str | None) -> bool:
    return any(value_of(standing.report, one) is not None for one in point.compare if one.id == aspect)


def outlets(corpus: Corpus, point: Point, standings: Iterable[Standing]) -> RichText:
    """Return each outlet once, leading to its first row among these."""
    first: dict[str, str] = {}
    for standing in standings:
        first.setdefault(standing.report.source, standing.report.anchor)
    page = urls.point(point.sheet, point.id)
    spans: list[Span] = []
    for source, anchor in first.items():
        spans += [Span(", ")] if spans else []
        spans.append(Span(corpus.name("source", source), page.at(anchor)))
    return tuple(spans)


def _values(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    kind = TYPES[aspect.type]
    lists = memberships(aspect, finding.standings.standings)
    for value, by in _telling_first(corpus, point, finding, aspect):
        notes = tuple((Span(note),) for note in comparison_rows.value_notes(corpus, value))
        if lists and lists.alike:
            notes = ((Span(rest(lists)),),)
        shown = only(value, lists.members) if lists and lists.alike else value
        words = kind.print_value(shown, corpus) or (Span(_("none of these"), manner="note"),)
        yield _side(corpus, point, by, value=words, notes=notes)


def _has_two_values(finding: Finding, aspect: Aspect) -> bool:
    return len(list(_given(finding, aspect))) > 1


def gravest(corpus: Corpus, point: Point, compared: AspectComparison) -> Agreement | None:
    """Return how the values stand to each other: those of rows of their own, else one of a copy to its parent's."""
    return compared.worst if compared.differs else contradiction(corpus, point, compared.aspect)


def _telling_first(
    corpus: Corpus, point: Point, finding: Finding, aspect: Aspect
) -> Sequence[tuple[Any, Sequence[Standing]]]:
    """Return the values in order; of more than are shown, the two that differ the most among those that are."""
    every = list(_gathered(_given(finding, aspect), _agrees(corpus, aspect)))
    compared = next(one for one in finding.aspects if one.aspect.id == aspect.id)
    found = gravest(corpus, point, compared) if len(every) > MOST_SIDES else None
    compare = TYPES[aspect.type].compare
    pairs = combinations(range(len(every)), 2) if found else ()
    apart = next((pair for pair in pairs if found == compare(every[pair[0]][0], every[pair[1]][0], corpus)), ())
    shown = sorted(list(dict.fromkeys((*apart, *range(len(every)))))[:MOST_SIDES])
    return [every[number] for number in dict.fromkeys((*shown, *range(len(every))))]


def _renderings(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    """Mark in each rendering what reads otherwise in the one most like it."""
    found = _gathered(_given(finding, aspect), _agrees(corpus, aspect))
    for value, by in found:
        words, source = value.verbatim, corpus.sources[by[0].report.source]
        ranges = differing(words, [other.verbatim for other, _by in found if other is not value])
        quotation = Quotation(apart(marked(words, ranges)), source.language or "", direction(source.language))
        yield _side(corpus, point, by, quotation=quotation)


def _given(finding: Finding, aspect: Aspect) -> Iterator[tuple[Any, Standing]]:
    for standing in finding.standings.standings:
        value = value_of(standing.report, aspect)
        if value is not None:
            yield value, standing


def _agrees(corpus: Corpus, aspect: Aspect) -> Callable[[Any, Any], bool]:
    """Tell who says alike: values that agree; of figures, those whose words, as-of date and claimant are the same."""
    kind = TYPES[aspect.type]

    def alike(one: Any, other: Any) -> bool:
        if kind.compare(one, other, corpus).relation is not Relation.AGREES:
            return False
        return aspect.type != "quantity" or _as_shown(corpus, one) == _as_shown(corpus, other)

    return alike


def _as_shown(corpus: Corpus, figure: Figure) -> tuple[Sequence[str], Sequence[str]]:
    return [span.text.casefold() for span in print_figure(figure).value], comparison_rows.value_notes(corpus, figure)


def _speakers(corpus: Corpus, point: Point, named: Iterable[tuple[tuple[str, ...], Standing]]) -> Iterator[Side]:
    """Return a side for each speaker whom reports name."""
    for speakers, by in _gathered(named, lambda one, other: one == other):
        yield _side(corpus, point, by, value=point_list.names(corpus, "party", speakers) or (Span(_("not stated")),))


def _named(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], Standing]]:
    """Return who is named as speaker by the point, or by a report that names another; who denies it names nobody."""
    for standing in finding.standings.standings:
        if standing.report.stance not in AGAINST:
            yield standing.report.by or point.by, standing


def _printed(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], Standing]]:
    """Return whom each report names first, where a person has found that these differ."""
    for standing in finding.standings.standings:
        report = standing.report
        yield report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ()), standing


def _quotations(corpus: Corpus, point: Point, finding: Finding) -> Iterator[Side]:
    """Return a side for each wording, and for what denies it; marked as on the page of the point."""
    differing_words = marks(corpus, finding, point)
    for _what, by in _gathered(_worded(finding), lambda one, other: one == other):
        report = by[0].report
        source, denial = corpus.sources[report.source], labels.get_label("stance", report.stance)
        words = comparison_rows.quotation(source, report, differing_words.get(report.anchor, ()))
        notes = (*(((Span(denial),),) if denial else ()), *altered(corpus, point, report))
        yield _side(corpus, point, by, quotation=words, notes=notes)


def _worded(finding: Finding) -> Iterator[tuple[tuple[str, str], Standing]]:
    for standing in finding.standings.standings:
        report = standing.report
        if report.quote or report.stance in AGAINST:
            yield (report.stance, report.quote.text.casefold() if report.quote else ""), standing


def altered(corpus: Corpus, point: Point, report: Report) -> Iterator[RichText]:
    """Say what a copy changed in the quotation of its parent; nothing where it changed no word."""
    parent = parent_of(corpus, point, report)
    if parent is not None and parent.quote and report.quote and changes(parent.quote.text, report.quote.text):
        yield comparison_rows.altered(corpus.name("source", parent.source), parent.quote.text, report.quote.text)


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
    value: RichText = (),
    quotation: Quotation | None = None,
    notes: tuple[RichText, ...] = (),
) -> Side:
    own = [standing for standing in by if not standing.is_copy]
    named = {standing.report.source for standing in own}
    copies = [standing for standing in by if standing.is_copy and standing.report.source not in named]
    return Side(outlets(corpus, point, own), outlets(corpus, point, copies), value, quotation, notes)
