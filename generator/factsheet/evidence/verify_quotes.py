"""Compare every quotation of a source with the source's snapshot; the ledger is made from the results."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factsheet.content.corpus import Corpus
from factsheet.content.series_csv import make_series_name
from factsheet.content.verification_ledger import LedgerEntry, make_key
from factsheet.evidence.fragment_context import find_affixes
from factsheet.evidence.nearest_passage import NearestPassage, find_nearest_passage
from factsheet.evidence.quote_matching import QuoteRanges, SnapshotPage, find_places, has_words
from factsheet.model.point import Point
from factsheet.model.quote import Quote
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.problems.problem import Level, Problem
from factsheet.text.word_diff import list_changes


class LocatedQuote(Struct, frozen=True):
    """One quotation and its place in the content: a report, or a line of a series."""

    point: Point
    source: str
    quote: Quote
    where: int | SeriesRow
    """The index of the report, or the line of the series."""

    @property
    def report(self) -> Report | None:
        return self.point.reports[self.where] if isinstance(self.where, int) else None

    def make_key(self, snapshot: str) -> str:
        return make_key(snapshot, self.quote.parts, self.quote.prefix, self.quote.suffix)

    def make_problem(self, corpus: Corpus, code: str, message: str, fix: str | None, level: Level) -> Problem:
        """Return a problem at the place of the quotation."""
        if isinstance(self.where, SeriesRow):
            file = make_series_name(self.point, self.where.aspect)
            return Problem(file, self.where.line, 1, code, level, message, fix)
        document = corpus.get_document(self.point.file)
        return document.make_problem(code, message, ("reports", self.where, "quote"), fix, level=level)


class QuoteComparison(Struct, frozen=True):
    """A quotation compared with the page that it is quoted from."""

    quotation: LocatedQuote
    entry: LedgerEntry
    place: QuoteRanges = ()
    """Its characters in the page; of several places, the first."""
    nearest: tuple[NearestPassage, ...] = ()
    """The nearest passage for each part that the page does not print.

    Empty if the page prints all parts, but not in this order.
    """

    @property
    def printed_text(self) -> str | None:
        """Return the page's characters if they differ from the quotation's, although both normalize to the same."""
        # Spaces never count: the page has others at each end of a line.
        printed = "".join("".join(self.entry.exact).split())
        quoted = "".join("".join(self.quotation.quote.parts).split())
        if not self.entry.is_confirmed or printed == quoted:
            return None
        return " … ".join(self.entry.exact)


class QuoteAlteration(Struct, frozen=True):
    """A copy's quotation that says it changes its parent's."""

    quotation: LocatedQuote
    parent: str
    changes: tuple[tuple[str, str], ...]
    """Pairs of old and new words, in order; empty if the words are the parent's."""


def list_source_quotes(corpus: Corpus, source: str) -> Iterator[LocatedQuote]:
    """Yield the quotations of a source in the order of points; those of series after the point's reports."""
    for point in corpus.list_points_by_source(source):
        for quotation in list_point_quotes(point):
            if quotation.source == source:
                yield quotation


def list_point_quotes(point: Point) -> Iterator[LocatedQuote]:
    for number, report in enumerate(point.reports):
        if report.quote is not None:
            yield LocatedQuote(point, report.source, report.quote, number)
    for row in point.series:
        if row.quote is not None:
            yield LocatedQuote(point, row.source, Quote(parts=(row.quote,)), row)


def compare_quote(page: SnapshotPage, quotation: LocatedQuote) -> QuoteComparison:
    quote = quotation.quote
    places = find_places(page, quote)
    if not places:
        return _compare_missing(page, quotation)
    prefix, suffix = None, None
    if quote.prefix is None and quote.suffix is None:
        prefix, suffix = find_affixes(page, places[0])
    entry = LedgerEntry("exact" if len(places) == 1 else "several", page.get_pieces(places[0]), prefix, suffix)
    return QuoteComparison(quotation, entry, places[0])


def _compare_missing(page: SnapshotPage, quotation: LocatedQuote) -> QuoteComparison:
    quote = quotation.quote
    missing = [part for part in quote.parts if not has_words(page, part)]
    if not missing and (quote.prefix or quote.suffix):
        missing = [" ".join(filter(None, (quote.prefix, *quote.parts, quote.suffix)))]
    nearest_passages = tuple(find_nearest_passage(page.text, part) for part in missing)
    return QuoteComparison(
        quotation,
        LedgerEntry("changed" if all(near.is_changed for near in nearest_passages) else "not_found"),
        (),
        nearest_passages,
    )


def find_alterations(corpus: Corpus, quotes: Sequence[LocatedQuote]) -> Iterator[QuoteAlteration]:
    """Compare each quotation of a report with `alters` with that of the report it names."""
    for quotation in quotes:
        report = quotation.report
        if report is None or not report.alters:
            continue
        parent = quotation.point.get_report(report.alters)
        if parent.quote is not None:
            changes = list_changes(parent.quote.text, quotation.quote.text)
            yield QuoteAlteration(quotation, parent.anchor, changes)
