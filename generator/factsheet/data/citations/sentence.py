"""A point in one sentence to be pasted anywhere: who says it, with which operator, for which day, through whom."""

from collections.abc import Iterator
from typing import Any

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import value_of
from factsheet.analysis.count_words import origins_and_unnamed
from factsheet.analysis.independence import Standing
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.data.citations.latest_series_values import latest
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.series import SeriesRow
from factsheet.model.values import TYPES
from factsheet.model.values.date import Date, Precision, printed
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.scope import scope_word
from factsheet.text.i18n import _, ngettext, quoted
from factsheet.text.rich_text import to_plain_text
from factsheet.web import urls
from factsheet.web.settings import Settings

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
MOST_TOLD = 3
"""More rows of their own than this are counted: a sentence has to stay one."""


def sentence(findings: Findings, settings: Settings, point: Point) -> str:
    """Return what the reports on the point say, each with its source, the counts, and the address of the page.

    Without an address of the site the sentence ends without one.
    """
    corpus, finding = findings.corpus, findings.on(point)
    heads, values = _by_turns(finding), latest(corpus, point)
    told = [_in_series(corpus, row) for row in values[:MOST_TOLD]]
    told += [_told(corpus, point, head) for head in heads[: MOST_TOLD - len(told)]]
    if more := len(heads) + len(values) - len(told):
        told.append(ngettext("and {count} more report", "and {count} more reports", more))
    lead = f"{_lead(corpus, point)}: {'; '.join(told)}" if told else f"{_state(point)}{point.statement.rstrip('.')}"
    link = urls.permalink(settings.url, urls.point(point.sheet, point.id))
    return " ".join(filter(None, (f"{lead} ({_counts(finding)}).", link)))


def _by_turns(finding: Finding) -> list[Standing]:
    """Return the reports with a row of their own, the first of each family before any second one.

    What turns against the point is never among those that are only counted, where nothing before it does.
    """
    firsts = {head.family: head for head in reversed(finding.standings.heads())}
    heads = sorted(finding.standings.heads(), key=lambda head: firsts[head.family] is not head)
    against = next((place for place, head in enumerate(heads) if head.report.stance in AGAINST), 0)
    if against >= MOST_TOLD:
        heads.insert(MOST_TOLD - 1, heads.pop(against))
    return heads


def _lead(corpus: Corpus, point: Point) -> str:
    """Return who said it and when; for what nobody said, what it is about. What no longer stands says so first."""
    state = _state(point)
    if not (point.is_utterance and point.by):
        return f"{state}{point.title}"
    names = ", ".join(corpus.name("actor", id) for id in point.by)
    return f"{state}{_on(names, point.date) if point.date else names}"


def _on(names: str, date: Date) -> str:
    is_day = date.precision >= Precision.DAY and not date.qualified and date.ends is None
    words = _("{names} on {date}") if is_day else _("{names}, {date}")
    return words.format(names=names, date=printed(date))


def _state(point: Point) -> str:
    word = {
        "stands": "",
        "superseded": _("Superseded"),
        "corrected": _("Corrected"),
        "withdrawn": _("Withdrawn"),
    }[point.status.state]
    return f"[{word}] " if word else ""


def excerpt(corpus: Corpus, point: Point, standing: Standing) -> str:
    """Return all that a counted report says, as a search shows it: its words in quotation marks, then each value."""
    report = standing.report
    values = [
        f"{aspect.head}: {_printed(corpus, aspect, report, value)}"
        for aspect in point.compare
        if (value := value_of(report, aspect)) is not None
    ]
    words, outlet = "; ".join((*_quoted(corpus, point, report), *values)), _outlet(corpus, report.source)
    told = _("{words}, as reported by {outlet}").format(words=words, outlet=outlet) if words else outlet
    copied = _("(a copy, not counted as an origin)") if standing.is_copy else ""
    return ". ".join(filter(None, (" ".join(filter(None, (f"{told}{_reservations(report)}", copied))), report.note)))


def _quoted(corpus: Corpus, point: Point, report: Report) -> Iterator[str]:
    """Yield the words of a report, in our translation too, and those with which it names whose they are."""
    if report.quote:
        words = _words(corpus, point, report)
        first = next(iter(report.attribution.chain), None)
        yield _according_to(corpus, words, first) if first and first not in point.by else words
    if report.translation:
        yield quoted(_inside(report.translation.text))
    if report.attribution.as_printed:
        yield quoted(_inside(report.attribution.as_printed))


def _printed(corpus: Corpus, aspect: Aspect, report: Report, value: Any) -> str:
    if aspect.type == "quantity":
        return _figure(corpus, value, _claimant(report, value))
    return to_plain_text(TYPES[aspect.type].print_value(value, corpus))


def _claimant(report: Report, value: Figure) -> str | None:
    """Return whose figure it is: as stated with it, else the first of the chain; None where the source names none."""
    return value.claimed_by or next(iter(report.attribution.chain), None)


def _told(corpus: Corpus, point: Point, standing: Standing) -> str:
    report = standing.report
    figures = [
        _figure(corpus, value, _claimant(report, value))
        for aspect in point.compare
        if aspect.type == "quantity" and (value := value_of(report, aspect)) is not None
    ]
    words = _("{figures}, as reported by {outlet}") if figures else _("{words}, as reported by {outlet}")
    told = words.format(
        figures=", ".join(figures), words=_words(corpus, point, report), outlet=_outlet(corpus, report.source)
    )
    return f"{told}{_reservations(report)}"


def _in_series(corpus: Corpus, row: SeriesRow) -> str:
    figure = _figure(corpus, row.figure, row.claimed_by, row.period)
    told = _("{figures}, as reported by {outlet}")
    return told.format(figures=figure, outlet=_outlet(corpus, row.source))


def _figure(corpus: Corpus, value: Figure, claimed: str | None, period: str | None = None) -> str:
    """Return the figure with its operator, whether it is final, its day or period, and whose it is."""
    printed_figure = print_figure(value)
    remarks = (
        printed_figure.qualifications,
        scope_word(period) if period else "",
        printed_figure.as_of,
    )
    figure = f"{printed_figure.number.text} ({'; '.join(filter(None, remarks))})"
    return _according_to(corpus, figure, claimed) if claimed else figure


def _according_to(corpus: Corpus, figure: str, party: str) -> str:
    return _("{figure} according to {name}").format(figure=figure, name=corpus.name("party", party))


def _words(corpus: Corpus, point: Point, report: Report) -> str:
    """Return the source's own words, and whom it names as the speaker where that is another one."""
    words = quoted(_inside(report.quote.text)) if report.quote else f"{_state(point)}{point.statement.rstrip('.')}"
    speakers = report.by if report.by != point.by else ()
    if not speakers:
        return words
    names = ", ".join(corpus.name("actor", id) for id in speakers)
    return _("{words}, said by {names}").format(words=words, names=names)


def _inside(quote: str) -> str:
    """Return a quotation as it is printed inside quotation marks: double ones within it become single."""
    return quote.translate(_SINGLE)


def _outlet(corpus: Corpus, id: str) -> str:
    source = corpus.sources[id]
    name, date = corpus.source_name(source), printed(source.date) if source.date else ""
    likely = _("{what} (likely)")
    name = likely.format(what=name) if {"publisher", "work"} & set(source.uncertain) else name
    date = likely.format(what=date) if date and "date" in source.uncertain else date
    return ", ".join(filter(None, (name, date)))


def _reservations(report: Report) -> str:
    """Return what turns the meaning of the words: that a report denies, or stands in a headline alone."""
    stance = {
        "reports": "",
        "accepts": _("accepts it"),
        "denies": _("says that it is not so"),
        "asserts_absence": _("says that there was none"),
    }[report.stance]
    extent = {"full": "", "partial": _("a part of it"), "headline_only": _("in the headline only")}[report.extent]
    told = ", ".join(filter(None, (stance, extent)))
    return f" ({told})" if told else ""


def _counts(finding: Finding) -> str:
    standings = finding.standings
    sources = ngettext("{count} source", "{count} sources", standings.sources)
    counts = f"{sources}, {origins_and_unnamed(standings.origins, standings.unnamed)}"
    if not standings.sources:
        counts = _("no source that we have read")
    return f"{counts}; {_('contested')}" if finding.support is Support.CONTESTED else counts
