"""The sides of a difference: one for each value, speaker or rendering, with copies folded into it."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from msgspec import Struct

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, find_altered_report, find_contradiction, get_value
from factsheet.analysis.differences import Disagreement
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.member_differences import compare_memberships, select_members
from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values import TYPES
from factsheet.model.values.value_type import Agreement
from factsheet.site.pages.parts import claimant_sentences, comparison_rows, labels, point_list, quoted_words
from factsheet.site.pages.parts.comparison_table import MOST_NAMED
from factsheet.site.pages.parts.comparison_types import QuotedText
from factsheet.site.pages.parts.differing_members import format_same_members
from factsheet.site.pages.parts.grouped_reports import (
    group_alike,
    list_named_speakers,
    list_printed_speakers,
    list_values,
    list_wordings,
    make_agreement_test,
)
from factsheet.text.i18n import _, get_text_direction
from factsheet.text.rich_text import RichText, Span, add_mark_gaps, join, mark_ranges
from factsheet.text.word_diff import find_differing_ranges, list_changes
from factsheet.web import urls

MOST_SIDES = 6
"""Sides shown; more are counted, since the page of the point has them all."""


class Side(Struct, frozen=True, array_like=True):
    """One value, speaker or wording, with the sources that give it."""

    outlets: RichText
    """Each linked to its row; empty where only copies say it."""
    copies: RichText
    """Outlets that copy it, or that changed what they copy."""
    value: RichText
    """As stated; empty where words are quoted."""
    quotation: QuotedText | None
    notes: tuple[RichText, ...]
    """As-of date and claimant of a figure, what a copy changed, what a denial says."""


def list_sides(findings: Findings, point: Point, disagreement: Disagreement) -> tuple[Side, ...]:
    """Return the sides in the order of display; where only one says anything, with the silent sources."""
    corpus, finding = findings.corpus, findings.analyze_point(point)
    sides: list[Side] = []
    for aspect in point.compare:
        if aspect.id == disagreement.aspect:
            sides += _list_aspect_sides(corpus, point, finding, aspect)
            break
    else:
        sides += _list_report_sides(corpus, point, finding, disagreement)
    if len(sides) < 2:
        sides += _list_silent_sides(findings, point, finding, disagreement)
    return tuple(sides)


def _list_aspect_sides(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    series = None
    for comparison in finding.series:
        if comparison.aspect.id == aspect.id and comparison.has_differences:
            series = comparison
            break
    # Where the claimants of a series differ, a single value from the reports is not a side of its own.
    if series is None or len(list(list_values(finding, aspect))) > 1:
        if aspect.type == "text":
            yield from _list_wording_sides(corpus, point, finding, aspect)
        else:
            yield from _list_value_sides(corpus, point, finding, aspect)
    if series:
        for who, value, note in claimant_sentences.list_farthest_values(corpus, point, series):
            yield Side((who,), (), value, None, ((Span(note),),))


def _list_report_sides(corpus: Corpus, point: Point, finding: Finding, disagreement: Disagreement) -> Sequence[Side]:
    """Return the sides of a difference that belongs to no aspect: speakers, else wordings and denials."""
    if disagreement.kind == "speaker":
        list_speakers = list_printed_speakers if disagreement.explanations else list_named_speakers
        sides = list(_list_speaker_sides(corpus, point, list_speakers(point, finding)))
        if len(sides) > 1:
            return sides
    return list(_list_quotation_sides(corpus, point, finding))


def _list_silent_sides(
    findings: Findings, point: Point, finding: Finding, disagreement: Disagreement
) -> Iterator[Side]:
    """Return the sources whose reports leave it open, and those read in full that do not mention the point."""
    corpus = findings.corpus
    heads = finding.independence.heads if disagreement.aspect else ()
    if without := [head for head in heads if not _has_value(point, head, disagreement.aspect)]:
        yield Side(link_outlets(corpus, point, without), (), (Span(_("not stated"), manner="note"),), None, ())
    silent = finding.silent.get(SilenceKind.NOT_MENTIONED, ())
    if 0 < len(silent) <= MOST_NAMED:
        word = labels.get_label("silence", SilenceKind.NOT_MENTIONED)
        yield Side(point_list.link_sources(corpus, silent), (), (Span(word, manner="note"),), None, ())


def _has_value(point: Point, lineage: ReportLineage, aspect_id: str | None) -> bool:
    return any(aspect.id == aspect_id and get_value(lineage.report, aspect) is not None for aspect in point.compare)


def link_outlets(corpus: Corpus, point: Point, lineages: Iterable[ReportLineage]) -> RichText:
    """Return each outlet once, linked to its first row among these."""
    first: dict[str, str] = {}
    for lineage in lineages:
        first.setdefault(lineage.report.source, lineage.report.anchor)
    page = urls.make_point_address(point.sheet, point.id)
    return join(Span(corpus.get_name("source", source), page.add_anchor(anchor)) for source, anchor in first.items())


def _list_value_sides(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    kind = TYPES[aspect.type]
    lists = compare_memberships(aspect, finding.independence.lineages)
    for value, by in _sort_values(corpus, point, finding, aspect):
        shown, notes = value, comparison_rows.list_value_notes(corpus, value)
        if lists and lists.alike:
            # Of long lists only the members that differ are shown, with a count of the others.
            shown, notes = select_members(value, lists.members), (format_same_members(lists),)
        words = kind.print_value(shown, corpus) or (Span(_("none of these"), manner="note"),)
        yield _make_side(corpus, point, by, value=words, notes=tuple((Span(note),) for note in notes))


def find_gravest(corpus: Corpus, point: Point, compared: AspectComparison) -> Agreement | None:
    """Return the most serious relation between values of rows, else between a copy's value and its parent's."""
    return compared.worst if compared.has_differences else find_contradiction(corpus, point, compared.aspect)


def _sort_values(
    corpus: Corpus, point: Point, finding: Finding, aspect: Aspect
) -> Sequence[tuple[Any, Sequence[ReportLineage]]]:
    """Return the values in order; where not all are shown, the two that differ the most are among those that are."""
    values = group_alike(list_values(finding, aspect), make_agreement_test(corpus, aspect))
    if len(values) <= MOST_SIDES:
        return values
    compared = next(comparison for comparison in finding.aspects if comparison.aspect.id == aspect.id)
    gravest = find_gravest(corpus, point, compared)
    numbers = list(range(len(values)))
    for pair in combinations(numbers, 2):
        if gravest and gravest == TYPES[aspect.type].compare(values[pair[0]][0], values[pair[1]][0], corpus):
            numbers = list(dict.fromkeys((*pair, *numbers)))
            break
    shown, rest = numbers[:MOST_SIDES], numbers[MOST_SIDES:]
    return [values[number] for number in (*sorted(shown), *rest)]


def _list_wording_sides(corpus: Corpus, point: Point, finding: Finding, aspect: Aspect) -> Iterator[Side]:
    """Return a side for each rendering, marking what differs from the one most like it."""
    grouped = group_alike(list_values(finding, aspect), make_agreement_test(corpus, aspect))
    for value, by in grouped:
        words, source = value.verbatim, corpus.sources[by[0].report.source]
        ranges = find_differing_ranges(words, [other.verbatim for other, _by in grouped if other is not value])
        quotation = QuotedText(
            add_mark_gaps(mark_ranges(words, ranges)), source.language or "", get_text_direction(source.language)
        )
        yield _make_side(corpus, point, by, quotation=quotation)


def _list_speaker_sides(
    corpus: Corpus, point: Point, named: Iterable[tuple[tuple[str, ...], ReportLineage]]
) -> Iterator[Side]:
    """Return a side for each speaker whom reports name."""
    for speakers, by in group_alike(named, operator.eq):
        words = point_list.link_names(corpus, "party", speakers) or (Span(_("not stated")),)
        yield _make_side(corpus, point, by, value=words)


def _list_quotation_sides(corpus: Corpus, point: Point, finding: Finding) -> Iterator[Side]:
    """Return a side for each wording and each denial; marked as on the page of the point."""
    for _what, by in group_alike(list_wordings(finding), operator.eq):
        report = by[0].report
        source = corpus.sources[report.source]
        words = quoted_words.make_quotation(source, report, finding.marks.get(report.anchor, ()))
        notes: list[RichText] = []
        if denial := labels.get_label("stance", report.stance):
            notes.append((Span(denial),))
        notes += describe_alterations(corpus, point, report)
        yield _make_side(corpus, point, by, quotation=words, notes=tuple(notes))


def describe_alterations(corpus: Corpus, point: Point, report: Report) -> Iterator[RichText]:
    """Say what a copy changed in the quotation of its parent; nothing where it changed no word."""
    parent = find_altered_report(corpus, point, report)
    if parent is not None and parent.quote and report.quote and list_changes(parent.quote.text, report.quote.text):
        yield quoted_words.describe_alteration(
            corpus.get_name("source", parent.source), parent.quote.text, report.quote.text
        )


def _make_side(
    corpus: Corpus,
    point: Point,
    by: Sequence[ReportLineage],
    *,
    value: RichText = (),
    quotation: QuotedText | None = None,
    notes: tuple[RichText, ...] = (),
) -> Side:
    own = [lineage for lineage in by if not lineage.is_copy]
    named = {lineage.report.source for lineage in own}
    copies = [lineage for lineage in by if lineage.is_copy and lineage.report.source not in named]
    return Side(link_outlets(corpus, point, own), link_outlets(corpus, point, copies), value, quotation, notes)
