"""Who says what where reports differ: a side for each value, speaker or rendering, copies folded into it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any, TypeVar

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, find_altered_report, find_contradiction, get_value
from factsheet.analysis.differences import Disagreement
from factsheet.analysis.independence import Standing
from factsheet.analysis.member_differences import compare_memberships, select_members
from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values import TYPES
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.value_type import Agreement, Relation
from factsheet.site.pages.parts import claimant_sentences, comparison_rows, labels, point_list
from factsheet.site.pages.parts.comparison_table import MOST_NAMED, mark_differences
from factsheet.site.pages.parts.comparison_types import QuotedText
from factsheet.site.pages.parts.differing_members import format_same_members
from factsheet.text.i18n import _, get_text_direction
from factsheet.text.rich_text import RichText, Span, add_mark_gaps, mark_ranges
from factsheet.text.word_diff import find_differing_ranges, list_changes
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
    quotation: QuotedText | None
    notes: tuple[RichText, ...]
    """As-of date and claimant of a figure, what a copy changed, what a denial says."""


def list_sides(findings: Findings, point: Point, disagreement: Disagreement) -> tuple[Side, ...]:
    """Return the sides in the order of display; where only one says anything, with those who do not."""
    corpus, finding = findings.corpus, findings.analyze_point(point)
    said = tuple(_list_stated_sides(corpus, point, finding, disagreement))
    return said if len(said) > 1 else (*said, *_list_silent_sides(findings, point, finding, disagreement))


def _list_stated_sides(corpus: Corpus, point: Point, finding: Finding, disagreement: Disagreement) -> Iterator[Side]:
    aspect = next((aspect for aspect in point.compare if aspect.id == disagreement.aspect), None)
    if aspect is not None:
        series = next(
            (
                comparison
                for comparison in finding.series
                if comparison.aspect.id == aspect.id and comparison.has_differences
            ),
            None,
        )
        farthest = claimant_sentences.list_farthest_values(corpus, point, series) if series else ()
        claims = (Side((who,), (), value, None, ((Span(note),),)) for who, value, note in farthest)
        if series and not _has_two_values(finding, aspect):
            return claims
        list_aspect_sides = _list_wording_sides if aspect.type == "text" else _list_value_sides
        return chain(list_aspect_sides(corpus, point, finding, aspect), claims)
    named = (
        _list_printed_speakers(point, finding) if disagreement.explanations else _list_named_speakers(point, finding)
    )
    speakers = tuple(_list_speaker_sides(corpus, point, named)) if disagreement.kind == "speaker" else ()
    return iter(speakers) if len(speakers) > 1 else _list_quotation_sides(corpus, point, finding)


def _list_silent_sides(
    findings: Findings, point: Point, finding: Finding, disagreement: Disagreement
) -> Iterator[Side]:
    """Return those whose reports leave it open, and those who were read in full and do not mention the point."""
    corpus = findings.corpus
    heads = finding.independence.list_heads() if disagreement.aspect else ()
    if without := [head for head in heads if not _has_value(point, head, disagreement.aspect)]:
        yield Side(link_outlets(corpus, point, without), (), (Span(_("not stated"), manner="note"),), None, ())
    silent = findings.group_silent_sources(point).get(SilenceKind.NOT_MENTIONED, ())
    if 0 < len(silent) <= MOST_NAMED:
        word = labels.get_label("silence", SilenceKind.NOT_MENTIONED)
        yield Side(point_list.link_sources(corpus, silent), (), (Span(word, manner="note"),), None, ())


def _has_value(point: Point, standing: Standing, aspect: str | None) -> bool:
    return any(
        get_value(standing.report, candidate) is not None for candidate in point.compare if candidate.id == aspect
    )


def link_outlets(corpus: Corpus, point: Point, standings: Iterable[Standing]) -> RichText:
    """Return each outlet once, leading to its first row among these."""
    first: dict[str, str] = {}
    for standing in standings:
        first.setdefault(standing.report.source, standing.report.anchor)
    page = urls.make_point_address(point.sheet, point.id)
    spans: list[Span] = []
    for source, anchor in first.items():
        spans += [Span(", ")] if spans else []
        spans.append(Span(corpus.get_name("source", source), page.add_anchor(anchor)))
    return tuple(spans)


def _list_value_sides(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    kind = TYPES[aspect.type]
    lists = compare_memberships(aspect, finding.independence.standings)
    for value, by in _sort_values(corpus, point, finding, aspect):
        notes = tuple((Span(note),) for note in comparison_rows.list_value_notes(corpus, value))
        if lists and lists.alike:
            notes = ((Span(format_same_members(lists)),),)
        shown = select_members(value, lists.members) if lists and lists.alike else value
        words = kind.print_value(shown, corpus) or (Span(_("none of these"), manner="note"),)
        yield _make_side(corpus, point, by, value=words, notes=notes)


def _has_two_values(finding: Finding, aspect: Aspect) -> bool:
    return len(list(_list_values(finding, aspect))) > 1


def find_gravest(corpus: Corpus, point: Point, compared: AspectComparison) -> Agreement | None:
    """Return how the values stand to each other: those of rows of their own, else one of a copy to its parent's."""
    return compared.worst if compared.has_differences else find_contradiction(corpus, point, compared.aspect)


def _sort_values(
    corpus: Corpus, point: Point, finding: Finding, aspect: Aspect
) -> Sequence[tuple[Any, Sequence[Standing]]]:
    """Return the values in order; of more than are shown, the two that differ the most among those that are."""
    every = list(_group_alike(_list_values(finding, aspect), _make_agreement_test(corpus, aspect)))
    compared = next(comparison for comparison in finding.aspects if comparison.aspect.id == aspect.id)
    agreement = find_gravest(corpus, point, compared) if len(every) > MOST_SIDES else None
    compare = TYPES[aspect.type].compare
    pairs = combinations(range(len(every)), 2) if agreement else ()
    apart = next((pair for pair in pairs if agreement == compare(every[pair[0]][0], every[pair[1]][0], corpus)), ())
    shown = sorted(list(dict.fromkeys((*apart, *range(len(every)))))[:MOST_SIDES])
    return [every[number] for number in dict.fromkeys((*shown, *range(len(every))))]


def _list_wording_sides(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    """Mark in each rendering what reads otherwise in the one most like it."""
    grouped = _group_alike(_list_values(finding, aspect), _make_agreement_test(corpus, aspect))
    for value, by in grouped:
        words, source = value.verbatim, corpus.sources[by[0].report.source]
        ranges = find_differing_ranges(words, [other.verbatim for other, _by in grouped if other is not value])
        quotation = QuotedText(
            add_mark_gaps(mark_ranges(words, ranges)), source.language or "", get_text_direction(source.language)
        )
        yield _make_side(corpus, point, by, quotation=quotation)


def _list_values(finding: Finding, aspect: Aspect) -> Iterator[tuple[Any, Standing]]:
    for standing in finding.independence.standings:
        value = get_value(standing.report, aspect)
        if value is not None:
            yield value, standing


def _make_agreement_test(corpus: Corpus, aspect: Aspect) -> Callable[[Any, Any], bool]:
    """Tell who says alike: values that agree; of figures, those whose words, as-of date and claimant are the same."""
    kind = TYPES[aspect.type]

    def is_alike(value: Any, other: Any) -> bool:
        if kind.compare(value, other, corpus).relation is not Relation.AGREES:
            return False
        return aspect.type != "quantity" or _format_figure(corpus, value) == _format_figure(corpus, other)

    return is_alike


def _format_figure(corpus: Corpus, figure: Figure) -> tuple[Sequence[str], Sequence[str]]:
    return [span.text.casefold() for span in print_figure(figure).value], comparison_rows.list_value_notes(
        corpus, figure
    )


def _list_speaker_sides(
    corpus: Corpus, point: Point, named: Iterable[tuple[tuple[str, ...], Standing]]
) -> Iterator[Side]:
    """Return a side for each speaker whom reports name."""
    for speakers, by in _group_alike(named, lambda value, other: value == other):
        yield _make_side(
            corpus, point, by, value=point_list.link_names(corpus, "party", speakers) or (Span(_("not stated")),)
        )


def _list_named_speakers(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], Standing]]:
    """Return who is named as speaker by the point, or by a report that names another; who denies it names nobody."""
    for standing in finding.independence.standings:
        if standing.report.stance not in AGAINST:
            yield standing.report.by or point.by, standing


def _list_printed_speakers(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], Standing]]:
    """Return whom each report names first, where a person has found that these differ."""
    for standing in finding.independence.standings:
        report = standing.report
        yield report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ()), standing


def _list_quotation_sides(corpus: Corpus, point: Point, finding: Finding) -> Iterator[Side]:
    """Return a side for each wording, and for what denies it; marked as on the page of the point."""
    differing_words = mark_differences(corpus, finding, point)
    for _what, by in _group_alike(_list_wordings(finding), lambda value, other: value == other):
        report = by[0].report
        source, denial = corpus.sources[report.source], labels.get_label("stance", report.stance)
        words = comparison_rows.make_quotation(source, report, differing_words.get(report.anchor, ()))
        notes = (*(((Span(denial),),) if denial else ()), *describe_alterations(corpus, point, report))
        yield _make_side(corpus, point, by, quotation=words, notes=notes)


def _list_wordings(finding: Finding) -> Iterator[tuple[tuple[str, str], Standing]]:
    for standing in finding.independence.standings:
        report = standing.report
        if report.quote or report.stance in AGAINST:
            yield (report.stance, report.quote.text.casefold() if report.quote else ""), standing


def describe_alterations(corpus: Corpus, point: Point, report: Report) -> Iterator[RichText]:
    """Say what a copy changed in the quotation of its parent; nothing where it changed no word."""
    parent = find_altered_report(corpus, point, report)
    if parent is not None and parent.quote and report.quote and list_changes(parent.quote.text, report.quote.text):
        yield comparison_rows.describe_alteration(
            corpus.get_name("source", parent.source), parent.quote.text, report.quote.text
        )


def _group_alike(
    pairs: Iterable[tuple[T, Standing]], alike: Callable[[T, T], bool]
) -> Sequence[tuple[T, Sequence[Standing]]]:
    """Put those together who say alike, in the order in which each thing is first said."""
    grouped: list[tuple[T, list[Standing]]] = []
    for what, standing in pairs:
        by = next((by for other, by in grouped if alike(other, what)), None)
        if by is None:
            grouped.append((what, [standing]))
        else:
            by.append(standing)
    return grouped


def _make_side(
    corpus: Corpus,
    point: Point,
    by: Sequence[Standing],
    *,
    value: RichText = (),
    quotation: QuotedText | None = None,
    notes: tuple[RichText, ...] = (),
) -> Side:
    own = [standing for standing in by if not standing.is_copy]
    named = {standing.report.source for standing in own}
    copies = [standing for standing in by if standing.is_copy and standing.report.source not in named]
    return Side(link_outlets(corpus, point, own), link_outlets(corpus, point, copies), value, quotation, notes)
