"""A point in one sentence to cite anywhere: the claimant, the number with its operator and day, the sources."""

from collections.abc import Iterable, Iterator

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import get_value
from factsheet.analysis.count_words import format_origins
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.report_table import ReportRow
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.series import SeriesRow
from factsheet.model.values.date import Date, Precision, describe_date
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.scope import name_scope
from factsheet.text.i18n import _, add_quotation_marks, ngettext
from factsheet.text.rich_text import convert_to_text
from factsheet.web import urls
from factsheet.web.settings import Settings

# More would no longer read as one sentence.
MOST_REPORTS = 3
"""Further reports are counted, not quoted."""


def format_sentence(findings: Findings, settings: Settings, point: Point) -> str:
    """Return what the reports say, each with its source, the counts, and the URL of the page if the site has one."""
    corpus = findings.corpus
    finding = findings.analyze_point(point)
    heads = _sort_heads(finding)
    values = finding.latest_rows
    phrases = [_format_series_row(corpus, row) for row in values[:MOST_REPORTS]]
    phrases += [_format_report(corpus, point, head) for head in heads[: MOST_REPORTS - len(phrases)]]
    more = len(heads) + len(values) - len(phrases)
    if more:
        phrases.append(ngettext("and {count} more report", "and {count} more reports", more))
    text = _format_statement(point)
    if phrases:
        text = f"{_format_lead(corpus, point)}: {'; '.join(phrases)}"
    sentence = f"{text} ({_format_counts(finding)})."
    link = urls.make_permalink(settings.url, urls.make_point_address(point.sheet, point.id))
    return f"{sentence} {link}" if link else sentence


def _sort_heads(finding: Finding) -> list[ReportLineage]:
    """Return the reports that are not copies, the first of each family before any second one."""
    firsts: list[ReportLineage] = []
    others: list[ReportLineage] = []
    families = set()
    for head in finding.independence.heads:
        (others if head.family in families else firsts).append(head)
        families.add(head.family)
    heads = firsts + others
    # A sentence that quoted only one side would mislead, so the first report against the point is always quoted.
    for place, head in enumerate(heads):
        if head.report.stance in AGAINST:
            if place >= MOST_REPORTS:
                heads.insert(MOST_REPORTS - 1, heads.pop(place))
            break
    return heads


def _format_lead(corpus: Corpus, point: Point) -> str:
    """Return the speakers and the date, or the title for what nobody said; a state such as “withdrawn” comes first."""
    lead = point.title
    if point.is_utterance and point.by:
        lead = _format_actors(corpus, point.by)
        if point.date:
            lead = _add_date(lead, point.date)
    return f"{_format_state(point)}{lead}"


def _format_actors(corpus: Corpus, ids: Iterable[str]) -> str:
    return ", ".join(corpus.get_name("actor", id) for id in ids)


def _format_statement(point: Point) -> str:
    """Return the statement without its full stop, since more of the sentence follows."""
    return f"{_format_state(point)}{point.statement.rstrip('.')}"


def _add_date(names: str, date: Date) -> str:
    is_day = date.precision >= Precision.DAY and not date.is_qualified and date.ends is None
    words = _("{names} on {date}") if is_day else _("{names}, {date}")
    return words.format(names=names, date=describe_date(date))


def _format_state(point: Point) -> str:
    if point.status.state == "stands":
        return ""
    word = {
        "superseded": _("Superseded"),
        "corrected": _("Corrected"),
        "withdrawn": _("Withdrawn"),
    }[point.status.state]
    return f"[{word}] "


def format_excerpt(corpus: Corpus, point: Point, row: ReportRow) -> str:
    """Return everything that a report says, for search results: its quotation, then each value."""
    report = row.report
    parts = list(_iterate_quotations(corpus, point, report))
    for aspect, value, printed in row.values.values():
        is_figure = aspect.type == "quantity"
        said = _format_stated_figure(corpus, report, value) if is_figure else convert_to_text(printed)
        parts.append(f"{aspect.head}: {said}")
    excerpt = _format_outlet(corpus, report.source)
    if words := "; ".join(parts):
        excerpt = _("{words}, as reported by {outlet}").format(words=words, outlet=excerpt)
    excerpt += _format_reservations(report)
    if row.lineage and row.lineage.is_copy:
        excerpt = " ".join((excerpt, _("(a copy, not counted as an origin)")))
    return f"{excerpt}. {report.note}" if report.note else excerpt


def _iterate_quotations(corpus: Corpus, point: Point, report: Report) -> Iterator[str]:
    """Yield the quotation of a report, our translation, and the attribution as printed."""
    if report.quote:
        words = _format_words(corpus, point, report)
        first = _get_first_of_chain(report)
        if first and first not in point.by:
            words = _add_claimant(corpus, words, first)
        yield words
    if report.translation:
        yield add_quotation_marks(_convert_inner_quotes(report.translation.text))
    if report.attribution.as_printed:
        yield add_quotation_marks(_convert_inner_quotes(report.attribution.as_printed))


def _format_stated_figure(corpus: Corpus, report: Report, figure: Figure) -> str:
    return _format_figure(corpus, figure, figure.claimed_by or _get_first_of_chain(report))


def _get_first_of_chain(report: Report) -> str | None:
    """Return the party to which the source attributes what it says; None if it names none."""
    return report.attribution.chain[0] if report.attribution.chain else None


def _format_report(corpus: Corpus, point: Point, lineage: ReportLineage) -> str:
    report = lineage.report
    figures = []
    for aspect in point.compare:
        value = get_value(report, aspect)
        if aspect.type == "quantity" and value is not None:
            figures.append(_format_stated_figure(corpus, report, value))
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
    """Return the figure with its operator, whether it is final, its day or period, and its claimant."""
    printed = print_figure(value)
    scope = name_scope(period) if period else ""
    remarks = "; ".join(filter(None, (printed.qualifications, scope, printed.as_of)))
    figure = f"{printed.number.text} ({remarks})"
    return _add_claimant(corpus, figure, claimed) if claimed else figure


def _add_claimant(corpus: Corpus, figure: str, party: str) -> str:
    return _("{figure} according to {name}").format(figure=figure, name=corpus.get_name("party", party))


def _format_words(corpus: Corpus, point: Point, report: Report) -> str:
    """Return the source's own words, or our statement; with the speakers if the source names others than the point."""
    words = _format_statement(point)
    if report.quote:
        words = add_quotation_marks(_convert_inner_quotes(report.quote.text))
    if not report.by or report.by == point.by:
        return words
    return _("{words}, said by {names}").format(words=words, names=_format_actors(corpus, report.by))


def _convert_inner_quotes(quote: str) -> str:
    """Return a quotation for use inside quotation marks: double quotes within it become single."""
    return quote.replace("“", "‘").replace("”", "’").replace('"', "'")


def _format_outlet(corpus: Corpus, id: str) -> str:
    source = corpus.sources[id]
    name = corpus.get_source_name(source)
    if {"publisher", "work"} & set(source.uncertain):
        name = _("{what} (likely)").format(what=name)
    if not source.date:
        return name
    date = describe_date(source.date)
    if "date" in source.uncertain:
        date = _("{what} (likely)").format(what=date)
    return f"{name}, {date}"


def _format_reservations(report: Report) -> str:
    """Return what changes the meaning of the words: a denial, or a statement in the headline only."""
    if report.stance == "reports" and report.extent == "full":
        return ""
    stance = {
        "reports": "",
        "accepts": _("accepts it"),
        "denies": _("denies it"),
        "asserts_absence": _("says that there was none"),
    }[report.stance]
    extent = {"full": "", "partial": _("part of it"), "headline_only": _("in the headline only")}[report.extent]
    return f" ({', '.join(filter(None, (stance, extent)))})"


def _format_counts(finding: Finding) -> str:
    lineages = finding.independence
    sources = ngettext("{count} source", "{count} sources", lineages.sources)
    counts = f"{sources}, {format_origins(lineages.origins, lineages.unnamed)}"
    if not lineages.sources:
        counts = _("no source that we have read")
    if finding.support is Support.CONTESTED:
        counts = "; ".join((counts, _("contested")))
    return counts
