"""The words of each quotation that differ from other renderings."""

from collections.abc import Iterator, Mapping, Sequence

from factsheet.analysis.compare import AspectComparison, find_altered_report
from factsheet.analysis.independence import Independence
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.text.rich_text import Range
from factsheet.text.word_diff import find_differing_ranges

Marks = Mapping[str, tuple[tuple[Range, ...], ...]]
"""By the anchor of a report: for each part of its quotation, the characters that differ from other renderings."""


def mark_differences(
    corpus: Corpus, point: Point, independence: Independence, aspects: Sequence[AspectComparison]
) -> Marks:
    """Mark the words that differ between renderings.

    Where reports give their rendering as a text aspect, it is marked; else, in an utterance, the words that differ
    from the rendering most like it. A copy that alters its parent's quotation is compared with that.
    """
    renderings = [compared for compared in aspects if compared.aspect.type == "text" and compared.values]
    if not (point.is_utterance or renderings):
        return {}
    heads = [head.report for head in independence.heads]
    marks = {}
    for lineage in independence.lineages:
        report = lineage.report
        if report.quote is None:
            continue
        if renderings:
            ranges = [_find_stated_ranges(part, report, renderings) for part in report.quote.parts]
        else:
            others = _list_other_parts(corpus, point, report, heads)
            ranges = [find_differing_ranges(part, others) for part in report.quote.parts]
        marks[report.anchor] = tuple(ranges)
    return marks


def _list_other_parts(corpus: Corpus, point: Point, report: Report, heads: Sequence[Report]) -> list[str]:
    """Return the words that a quotation is compared with."""
    parent = find_altered_report(corpus, point, report)
    against = [parent] if parent else [head for head in heads if head is not report]
    parts: list[str] = []
    for other in against:
        if other.quote:
            parts += other.quote.parts
    return parts


def _find_stated_ranges(part: str, report: Report, renderings: Sequence[AspectComparison]) -> tuple[Range, ...]:
    ranges = []
    for rendering in renderings:
        value = report.says.get(rendering.aspect.id)
        if value is not None and rendering.has_differences and value.verbatim in part:
            start = part.index(value.verbatim)
            ranges.append((start, start + len(value.verbatim)))
    return tuple(_merge_ranges(ranges))


def _merge_ranges(ranges: Sequence[Range]) -> Iterator[Range]:
    """Return the ranges in order, overlapping ones as one: no word of a quotation may be printed twice."""
    first, last = 0, 0
    for start, end in sorted(ranges):
        if start > last:
            if last:
                yield first, last
            first = start
        last = max(last, end)
    if last:
        yield first, last
