"""A number agrees with its own quotation, including the word that limits it.

"Up to 400 people" is neither 400 nor about 300. Each number of a row is compared with its quotation and translation:
digits, number words, limits and ranges, in English, Ukrainian, Russian, German and French. It is an error if the
quotation has numbers but not this one, or has it with a different limit. A quotation without any number is a hint: the
words that give the number are the evidence. Dates, ages and names are ignored, and so are other values of the same row
and quotations in a language whose number words the program does not know.

The new value of a correction (`now`) must not contradict the quotation of the row that it corrects either.
"""

from collections.abc import Iterator, Sequence

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.content.series_csv import make_series_name
from factsheet.model import report_rules
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure
from factsheet.model.values.quantity_mistakes import read
from factsheet.model.values.quantity_table import Quantity
from factsheet.model.values.quotation_patterns import LANGUAGES
from factsheet.model.values.quoted_value import QuoteMismatch, QuoteVerdict, check_quoted_value
from factsheet.problems.problem import Problem, Spot

CODES = ("F061", "F062")

_DEMANDS = {
    QuoteMismatch.CONTRADICTED: report_rules.CONTRADICTED,
    QuoteMismatch.UNQUOTED: report_rules.UNQUOTED,
    QuoteMismatch.LIMIT_UNQUOTED: report_rules.LIMIT_UNQUOTED,
}


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    for aspect, quantity in _list_quantities(report):
        others = [other for name, other in _list_quantities(report) if name != aspect]
        if verdict := _compare_with_quote(findings.corpus, report, quantity, others):
            spot = ("reports", number, "says", aspect, "value")
            yield _make_problem(findings.corpus, point, spot, quantity.as_stated, verdict)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Check the series and the corrections."""
    yield from _check_series(findings.corpus, point)
    yield from _check_corrections(findings.corpus, point)


def _list_quantities(report: Report) -> Iterator[tuple[str, Quantity]]:
    for aspect, value in report.says.items():
        if isinstance(value, Figure):
            yield aspect, value.value


def _compare_with_quote(
    corpus: Corpus, report: Report, value: Quantity, others: Sequence[Quantity]
) -> QuoteVerdict | None:
    if report.quote is None:
        return None
    parts, languages = list(report.quote.parts), [_get_language(corpus, report.source)]
    if report.translation is not None:
        parts.append(report.translation.text)
        languages.append(report.translation.language)
    return check_quoted_value(value, parts, others, is_readable=any(map(_is_readable, languages)))


def _get_language(corpus: Corpus, source: str) -> str | None:
    known = corpus.sources.get(source)
    return known.language if known else None


def _is_readable(language: str | None) -> bool:
    """True if the number words of the language are known, and also if the language is not."""
    return language is None or language.partition("-")[0] in LANGUAGES


def _make_problem(corpus: Corpus, point: Point, spot: Spot, value: str, verdict: QuoteVerdict) -> Problem:
    demand = _DEMANDS[verdict.mismatch]
    return corpus.get_document(point.file).make_problem(
        demand.code, _format_message(demand, value, verdict), spot, level=demand.level
    )


def _format_message(demand: report_rules.Demand, value: str, verdict: QuoteVerdict) -> str:
    quoted = ", ".join(f"“{words}”" for words in verdict.quoted)
    return demand.message.format(quoted=quoted, value=value)


def _check_series(corpus: Corpus, point: Point) -> Iterator[Problem]:
    for row in point.series:
        if row.quote is None:
            continue
        value = row.figure.value
        if verdict := check_quoted_value(
            value, [row.quote], is_readable=_is_readable(_get_language(corpus, row.source))
        ):
            demand = _DEMANDS[verdict.mismatch]
            message = _format_message(demand, value.as_stated, verdict)
            yield Problem(make_series_name(point, row.aspect), row.line, 1, demand.code, demand.level, message)


def _check_corrections(corpus: Corpus, point: Point) -> Iterator[Problem]:
    """Compare the new value of a correction with the rows that still have the old one, if no row has the new one."""
    superseded = {correction.was for correction in point.corrections}
    for number, correction in enumerate(point.corrections):
        if correction.now in superseded:
            continue
        now = _parse_quantity(correction.now)
        rows = list(_find_rows(point, correction.was))
        if now is None or not rows or list(_find_rows(point, correction.now)):
            continue
        contradictions = []
        for report, others in rows:
            verdict = _compare_with_quote(corpus, report, now, others)
            if verdict is not None and verdict.mismatch is QuoteMismatch.CONTRADICTED:
                contradictions.append(verdict)
        # Of several rows with the old value, the correction may be about any.
        if len(contradictions) == len(rows):
            yield _make_problem(corpus, point, ("corrections", number, "now"), correction.now, contradictions[0])


def _parse_quantity(text: str) -> Quantity | None:
    try:
        return read(text)
    except ValueError:
        return None


def _find_rows(point: Point, value: str) -> Iterator[tuple[Report, list[Quantity]]]:
    """Yield each report with the value, and the other quantities in it."""
    for report in point.reports:
        for aspect, quantity in _list_quantities(report):
            if quantity.as_stated == value:
                yield report, [other for name, other in _list_quantities(report) if name != aspect]
