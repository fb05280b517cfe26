"""The reports on a point as every page and file of it shows them: in one order, each with its addresses and values."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import Struct

from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import Independence, ReportLineage
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.model.source import Source
from factsheet.model.values import TYPES
from factsheet.text.rich_text import RichText
from factsheet.text.text_fragments import Passage, add_text_fragment, make_passage

UNSAFE = ("unfit", "usurped", "deviated")
"""States in which an address must not be linked: it shows something else now, or something harmful."""


class PrintedValue(NamedTuple):
    aspect: Aspect
    value: Any
    words: RichText


class ReportRow(Struct, frozen=True):
    """One report, with what does not depend on who shows it."""

    report: Report
    source: Source
    lineage: ReportLineage | None
    """None for a report that is not counted."""
    reason: NotCounted | None
    """Why it is not counted."""
    passage: str
    """The address of the very passage; empty where there is none that may be linked."""
    archive: str
    """The same in the archived copy."""
    values: Mapping[str, PrintedValue]
    """By aspect, in the order of the point: what it says."""


class ReportTable(Struct, frozen=True):
    """The reports on one point."""

    families: tuple[tuple[ReportRow, ...], ...]
    """Those that count, in the order of display; the first of each family has a row of its own."""
    uncounted: tuple[ReportRow, ...]
    """The others, in the order of the file."""


def make_report_table(corpus: Corpus, point: Point, independence: Independence) -> ReportTable:
    families = []
    for _family, lineages in groupby(independence.lineages, key=lambda lineage: lineage.family):
        families.append(tuple(_make_row(corpus, point, lineage.report, lineage) for lineage in lineages))
    return ReportTable(tuple(families), tuple(_list_uncounted(corpus, point)))


def _list_uncounted(corpus: Corpus, point: Point) -> Iterator[ReportRow]:
    for report in point.reports:
        if reason := corpus.find_reason_not_counted(report):
            yield _make_row(corpus, point, report, None, reason)


def _make_row(
    corpus: Corpus, point: Point, report: Report, lineage: ReportLineage | None, reason: NotCounted | None = None
) -> ReportRow:
    source, passage = corpus.sources[report.source], _make_passage(corpus, report)
    values: dict[str, PrintedValue] = {}
    for aspect in point.compare:
        value = get_value(report, aspect)
        if value is not None:
            values[aspect.id] = PrintedValue(aspect, value, TYPES[aspect.type].print_value(value, corpus))
    return ReportRow(
        report=report,
        source=source,
        lineage=lineage,
        reason=reason,
        passage=_make_address(source, source.url, passage),
        archive=_make_address(source, source.archive_url, passage),
        values=values,
    )


def _make_passage(corpus: Corpus, report: Report) -> Passage | None:
    """Return the passage that the report quotes; None for a report without words."""
    quote = report.quote
    if quote is None:
        return None
    entry = corpus.find_verification(report.source, quote)
    parts, prefix, suffix = quote.parts, quote.prefix, quote.suffix
    # Browsers search for the exact characters of the page, which may have other quotation marks or spaces than ours.
    if entry is not None and entry.exact:
        parts, prefix, suffix = entry.exact, entry.prefix or prefix, entry.suffix or suffix
    return make_passage(parts, prefix, suffix)


def _make_address(source: Source, url: str | None, passage: Passage | None) -> str:
    """Return the address of the passage; empty if there is none that may be linked."""
    if url is None or (url == source.url and source.url_status in UNSAFE):
        return ""
    return add_text_fragment(url, passage) if passage else url
