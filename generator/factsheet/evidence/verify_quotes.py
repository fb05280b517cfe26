"""Every quotation of a source, compared with the source's snapshot: what the ledger is made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.content.corpus import Corpus
from factsheet.content.series_csv import series_file
from factsheet.content.verification_ledger import Entry, key_of
from factsheet.evidence.fragment_context import affixes
from factsheet.evidence.nearest_passage import Nearest, nearest
from factsheet.evidence.quote_matching import Page, Place, places, stands
from factsheet.model.point import Point
from factsheet.model.quote import Quote
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.problems.problem import Level, Problem
from factsheet.text.word_diff import changes


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation where it stands in the content: in a report, or in a line of a series."""

    point: Point
    source: str
    quote: Quote
    where: int | SeriesRow
    """The number of the report (from 0), or the line of the series."""

    @property
    def report(self) -> Report | None:
        return self.point.reports[self.where] if isinstance(self.where, int) else None

    def key(self, snapshot: str) -> str:
        return key_of(snapshot, self.quote.parts, self.quote.prefix, self.quote.suffix)

    def problem(self, corpus: Corpus, code: str, message: str, fix: str | None, level: Level) -> Problem:
        """Return a problem at the place of the quotation."""
        if isinstance(self.where, SeriesRow):
            file = series_file(self.point, self.where.aspect)
            return Problem(file, self.where.line, 1, code, level, message, fix)
        document = corpus.document(self.point.file)
        return document.problem(code, message, ("reports", self.where, "quote"), fix, level=level)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside the page that it is quoted from."""

    quotation: Quotation
    entry: Entry
    place: Place = ()
    """Its characters in the page; of several places, the first."""
    nearest: tuple[Nearest, ...] = ()
    """For each part that the page does not print: what comes nearest.

    Empty for a quotation that does not stand where all its parts do: they stand in another order.
    """

    @property
    def page_prints(self) -> str | None:
        """Return the page's characters where they are others than the quotation's, though evened out they are one."""
        printed = "".join("".join(self.entry.exact).split())
        quoted = "".join("".join(self.quotation.quote.parts).split())
        return " … ".join(self.entry.exact) if self.entry.stands and printed != quoted else None


@dataclass(frozen=True, slots=True)
class Alteration:
    """A copy's quotation that says it changes its parent's."""

    quotation: Quotation
    parent: str
    changes: tuple[tuple[str, str], ...]
    """What became what, in order; nothing where the words are the parent's."""


def quotations(corpus: Corpus, source: str) -> Iterator[Quotation]:
    """Return the quotations of a source in the order of points; those of series after the point's reports."""
    for point in corpus.points_by(source):
        yield from (quotation for quotation in quotations_in(point) if quotation.source == source)


def quotations_in(point: Point) -> Iterator[Quotation]:
    for number, report in enumerate(point.reports):
        if report.quote is not None:
            yield Quotation(point, report.source, report.quote, number)
    for row in point.series:
        if row.quote is not None:
            yield Quotation(point, row.source, Quote(parts=(row.quote,)), row)


def compare(page: Page, quotation: Quotation) -> Comparison:
    """Return what the page has of the quotation."""
    quote = quotation.quote
    found = places(page, quote)
    if not found:
        return _not_there(page, quotation)
    chosen = quote.prefix is not None or quote.suffix is not None
    prefix, suffix = (None, None) if chosen else affixes(page, found[0])
    verdict = Entry("exact" if len(found) == 1 else "several", page.pieces(found[0]), prefix, suffix)
    return Comparison(quotation, verdict, found[0])


def _not_there(page: Page, quotation: Quotation) -> Comparison:
    quote = quotation.quote
    missing = [part for part in quote.parts if not stands(page, part)]
    if not missing and (quote.prefix or quote.suffix):
        missing = [" ".join(filter(None, (quote.prefix, *quote.parts, quote.suffix)))]
    found = tuple(nearest(page.text, part) for part in missing)
    return Comparison(quotation, Entry("changed" if all(near.is_changed for near in found) else "not_found"), (), found)


def alterations(corpus: Corpus, found: Sequence[Quotation]) -> Iterator[Alteration]:
    """Compare each quotation that `alters` its parent's with that one."""
    for quotation in found:
        report = quotation.report
        parent = quotation.point.report(report.alters) if report is not None and report.alters else None
        if parent is not None and parent.quote is not None:
            told = changes(parent.quote.text, quotation.quote.text)
            yield Alteration(quotation, parent.anchor, told)
