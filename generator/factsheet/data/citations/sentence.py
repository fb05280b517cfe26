"""A point in one sentence to be pasted anywhere: who says it, with which operator, for which day, through whom."""

from collections.abc import Iterator
from typing import Any

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import get_value
from factsheet.analysis.count_words import format_origins
from factsheet.analysis.independence import Standing
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.data.citations.latest_series_values import list_latest_rows
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.series import SeriesRow
from factsheet.model.values import TYPES
from factsheet.model.values.date import Date, Precision, describe_date
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.scope import name_scope
from factsheet.text.i18n import _, add_quotation_marks, ngettext
from factsheet.text.rich_text import convert_to_text
from factsheet.web import urls
from factsheet.web.settings import Settings

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
MOST_REPORTS = 3
"""More rows of their own than this are counted: a sentence has to stay one."""


def format_sentence(findings: Findings, settings: Settings, point: Point) -> str:
    """Return what the reports on the point say, each with its source, the counts, and the address of the page.

    Without an address of the site the sentence ends without one.
    """
    corpus, finding = findings.corpus, findings.analyze_point(point)
    heads, values = _sort_heads(finding), list_latest_rows(corpus, point)
    phrases = [_format_series_row(corpus, row) for row in values[:MOST_REPORTS]]
    phrases += [_format_report(corpus, point, head) for head in heads[: MOST_REPORTS - len(phrases)]]
    if more := len(heads) + len(values) - len(phrases):
        phrases.append(ngettext("and {count} more report", "and {count} more reports", more))
    lead = (
        f"{_format_lead(corpus, point)}: {'; '.join(phrases)}"
        if phrases
        else f"{_format_state(point)}{point.statement.rstrip('.')}"
    )
    link = urls.make_permalink(settings.url, urls.make_point_address(point.sheet, point.id))
    return " ".join(filter(None, (f"{lead} ({_format_counts(finding)}).", link)))


def _sort_heads(finding: Finding) -> list[Standing]:
    """Return the reports with a row of their own, the first of each family before any second one.

    What turns against the point is never among those that are only counted, where nothing before it does.
    """
    firsts = {head.family: head for head in reversed(finding.independence.list_heads())}
    heads = sorted(finding.independence.list_heads(), key=lambda head: firsts[head.family] is not head)
    against = next((place for place, head in enumerate(heads) if head.report.stance in AGAINST), 0)
    if against >= MOST_REPORTS:
        heads.insert(MOST_REPORTS - 1, heads.pop(against))
    return heads


def _format_lead(corpus: Corpus, point: Point) -> str:
    """Return who said it and when; for what nobody said, what it is about. What no longer stands says so first."""
    state = _format_state(point)
    if not (point.is_utterance and point.by):
        return f"{state}{point.title}"
    names = ", ".join(corpus.get_name("actor", id) for id in point.by)
    return f"{state}{_add_date(names, point.date) if point.date else names}"


def _add_date(names: str, date: Date) -> str:
    is_day = date.precision >= Precision.DAY and not date.is_qualified and date.ends is None
    words = _("{names} on {date}") if is_day else _("{names}, {date}")
    return words.format(names=names, date=describe_date(date))


def _format_state(point: Point) -> str:
    word = {
        "stands": "",
        "superseded": _("Superseded"),
        "corrected": _("Corrected"),
        "withdrawn": _("Withdrawn"),
    }[point.status.state]
    return f"[{word}] " if word else ""


def format_excerpt(corpus: Corpus, point: Point, standing: Standing) -> str:
    """Return all that a counted report says, as a search shows it: its words in quotation marks, then each value."""
    report = standing.report
    values = [
        f"{aspect.head}: {_format_value(corpus, aspect, report, value)}"
        for aspect in point.compare
        if (value := get_value(report, aspect)) is not None
    ]
    words, outlet = (
        "; ".join((*_iterate_quotations(corpus, point, report), *values)),
        _format_outlet(corpus, report.source),
    )
    attributed = _("{words}, as reported by {outlet}").format(words=words, outlet=outlet) if words else outlet
    copied = _("(a copy, not counted as an origin)") if standing.is_copy else ""
    return ". ".join(
        filter(None, (" ".join(filter(None, (f"{attributed}{_format_reservations(report)}", copied))), report.note))
    )


def _iterate_quotations(corpus: Corpus, point: Point, report: Report) -> Iterator[str]:
    """Yield the words of a report, in our translation too, and those with which it names whose they are."""
    if report.quote:
        words = _format_words(corpus, point, report)
        first = next(iter(report.attribution.chain), None)
        yield _add_claimant(corpus, words, first) if first and first not in point.by else words
    if report.translation:
        yield add_quotation_marks(_convert_inner_quotes(report.translation.text))
    if report.attribution.as_printed:
        yield add_quotation_marks(_convert_inner_quotes(report.attribution.as_printed))


def _format_value(corpus: Corpus, aspect: Aspect, report: Report, value: Any) -> str:
    if aspect.type == "quantity":
        return _format_figure(corpus, value, _find_claimant(report, value))
    return convert_to_text(TYPES[aspect.type].print_value(value, corpus))


def _find_claimant(report: Report, value: Figure) -> str | None:
    """Return whose figure it is: as stated with it, else the first of the chain; None where the source names none."""
    return value.claimed_by or next(iter(report.attribution.chain), None)


def _format_report(corpus: Corpus, point: Point, standing: Standing) -> str:
    report = standing.report
    figures = [
        _format_figure(corpus, value, _find_claimant(report, value))
        for aspect in point.compare
        if aspect.type == "quantity" and (value := get_value(report, aspect)) is not None
    ]
    words = _("{figures}, as reported by {outlet}") if figures else _("{words}, as reported by {outlet}")
    attributed = words.format(
        figures=", ".join(figures),
        words=_format_words(corpus, point, report),
        outlet=_format_outlet(corpus, report.source),
    )
    return f"{attributed}{_format_reservations(report)}"


def _format_series_row(corpus: Corpus, row: SeriesRow) -> str:
    figure = _format_figure(corpus, row.figure, row.claimed_by, row.period)
    template = _("{figures}, as reported by {outlet}")
    return template.format(figures=figure, outlet=_format_outlet(corpus, row.source))


def _format_figure(corpus: Corpus, value: Figure, claimed: str | None, period: str | None = None) -> str:
    """Return the figure with its operator, whether it is final, its day or period, and whose it is."""
    printed_figure = print_figure(value)
    remarks = (
        printed_figure.qualifications,
        name_scope(period) if period else "",
        printed_figure.as_of,
    )
    figure = f"{printed_figure.number.text} ({'; '.join(filter(None, remarks))})"
    return _add_claimant(corpus, figure, claimed) if claimed else figure


def _add_claimant(corpus: Corpus, figure: str, party: str) -> str:
    return _("{figure} according to {name}").format(figure=figure, name=corpus.get_name("party", party))


def _format_words(corpus: Corpus, point: Point, report: Report) -> str:
    """Return the source's own words, and whom it names as the speaker where that is another one."""
    words = (
        add_quotation_marks(_convert_inner_quotes(report.quote.text))
        if report.quote
        else f"{_format_state(point)}{point.statement.rstrip('.')}"
    )
    speakers = report.by if report.by != point.by else ()
    if not speakers:
        return words
    names = ", ".join(corpus.get_name("actor", id) for id in speakers)
    return _("{words}, said by {names}").format(words=words, names=names)


def _convert_inner_quotes(quote: str) -> str:
    """Return a quotation as it is printed inside quotation marks: double ones within it become single."""
    return quote.translate(_SINGLE)


def _format_outlet(corpus: Corpus, id: str) -> str:
    source = corpus.sources[id]
    name, date = corpus.get_source_name(source), describe_date(source.date) if source.date else ""
    likely = _("{what} (likely)")
    name = likely.format(what=name) if {"publisher", "work"} & set(source.uncertain) else name
    date = likely.format(what=date) if date and "date" in source.uncertain else date
    return ", ".join(filter(None, (name, date)))


def _format_reservations(report: Report) -> str:
    """Return what turns the meaning of the words: that a report denies, or stands in a headline alone."""
    stance = {
        "reports": "",
        "accepts": _("accepts it"),
        "denies": _("says that it is not so"),
        "asserts_absence": _("says that there was none"),
    }[report.stance]
    extent = {"full": "", "partial": _("a part of it"), "headline_only": _("in the headline only")}[report.extent]
    text = ", ".join(filter(None, (stance, extent)))
    return f" ({text})" if text else ""


def _format_counts(finding: Finding) -> str:
    standings = finding.independence
    sources = ngettext("{count} source", "{count} sources", standings.sources)
    counts = f"{sources}, {format_origins(standings.origins, standings.unnamed)}"
    if not standings.sources:
        counts = _("no source that we have read")
    return f"{counts}; {_('contested')}" if finding.support is Support.CONTESTED else counts
