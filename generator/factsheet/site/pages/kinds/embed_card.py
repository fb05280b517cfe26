"""The card of a point, which other sites embed: readable from 300 pixels in width, and without a script."""

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.report_table import ReportRow, ReportTable
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.data import point_json
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.scope import name_scope
from factsheet.site.pages.parts import labels, point_list, quoted_words, share_box
from factsheet.site.pages.parts.comparison_types import QuotedText
from factsheet.site.pages.parts.original_language import make_original
from factsheet.site.pages.parts.view_types import OriginalText, SupportLabel
from factsheet.text.i18n import _, ngettext
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

MOST_ROWS = 4
"""Further families and values are only counted; the card links to the page that has all of them."""


class CardRow(Struct, frozen=True):
    """What one family says, by the report at its head."""

    outlet: str
    details: tuple[str, ...]
    """Its date, whose words it passes on, and how it restricts them."""
    values: tuple[tuple[str, str], ...]
    """Each figure, with whether it is final, its as-of date, and who claims it."""
    quotation: QuotedText | None
    no_quotation: str


class CardView(Struct, frozen=True):
    title: str
    href: Address
    kicker: tuple[str, ...]
    status: str
    statement: str
    counts: str
    support: SupportLabel
    rows: tuple[CardRow, ...]
    more: str
    """ "and 3 more families", "and 2 more values"; empty where these are all."""
    cited: str
    """ "1 source cited, not seen"; empty where there is none."""
    changed: str
    hash: str
    language: str
    """Of title and statement, where it is another than the site's."""
    original: OriginalText | None


def make_point_pages(findings: Findings, settings: Settings, point: Point) -> Iterator[Page]:
    """Return the card of the point; its canonical address is that of the page of the point."""
    yield Page(
        address=urls.make_card_address(point.sheet, point.id),
        title=point.title,
        template="pages/card.html",
        view=lambda: make_view(findings, settings, point.key),
        origin=PageOrigin(point.file),
        digest=lambda: findings.dependencies.digest_page(point),
        point=point.key,
        canonical_address=urls.make_point_address(point.sheet, point.id),
        is_whole_document=True,
    )


def make_view(findings: Findings, settings: Settings, key: str) -> CardView:
    corpus, point = findings.corpus, findings.corpus.points[key]
    finding = findings.analyze_point(point)
    families, values = finding.reports.families, finding.latest_rows
    kicker = [labels.get_label("kind", point.kind)]
    if point.date:
        kicker.append(describe_date(point.date))
    return CardView(
        title=point.title,
        href=urls.make_point_address(point.sheet, point.id),
        kicker=tuple(kicker),
        status=labels.get_label("status", point.status.state),
        statement=point.statement,
        counts=point_list.make_counts(finding.independence).words,
        support=labels.make_support(finding.support),
        rows=(
            *(_make_series_row(corpus, row) for row in values[:MOST_ROWS]),
            *(_make_row(corpus, family[0]) for family in families[:MOST_ROWS]),
        ),
        more=_format_more(len(values) - MOST_ROWS, len(families) - MOST_ROWS),
        cited=_format_cited_count(finding.reports),
        changed=share_box.format_day(git_dates.find_point_date(corpus, point)),
        hash=point_json.get_hash(findings, settings, point),
        language=point.foreign,
        original=make_original(point),
    )


def _format_more(values: int, families: int) -> str:
    parts = []
    if values > 0:
        parts.append(ngettext("and {count} more value", "and {count} more values", values))
    if families > 0:
        parts.append(ngettext("and {count} more family", "and {count} more families", families))
    return " · ".join(parts)


def _format_cited_count(reports: ReportTable) -> str:
    """Count the sources whose reports are all of pages that nobody has seen."""
    unseen: set[str] = set()
    others: set[str] = set()
    for row in (*chain.from_iterable(reports.families), *reports.uncounted):
        (unseen if row.reason == "page_not_seen" else others).add(row.report.source)
    count = len(unseen - others)
    if not count:
        return ""
    return ngettext("{count} source cited, not seen", "{count} sources cited, not seen", count)


def _make_series_row(corpus: Corpus, row: SeriesRow) -> CardRow:
    return CardRow(
        outlet=corpus.get_source_name(corpus.sources[row.source]),
        details=tuple(_list_publication(corpus.sources[row.source])),
        values=(_format_value(corpus, row.figure, row.claimed_by, row.period),),
        quotation=None,
        no_quotation="",
    )


def _make_row(corpus: Corpus, shown: ReportRow) -> CardRow:
    report, source = shown.report, shown.source
    named = next(iter(report.attribution.chain), None)
    values: list[tuple[str, str]] = []
    for aspect, value, _words in shown.values.values():
        if aspect.type == "quantity":
            values.append(_format_value(corpus, value, value.claimed_by or named))
    return CardRow(
        outlet=corpus.get_source_name(source),
        details=tuple(_list_details(source, report)),
        values=tuple(values),
        quotation=quoted_words.make_quotation(source, report, ()),
        no_quotation=labels.get_label("no_quote", report.no_quote) if report.no_quote else "",
    )


def _list_details(source: Source, report: Report) -> Iterator[str]:
    yield from _list_publication(source)
    # Embedded without the table around it, a row must itself say that it denies, or that it passes on only a part.
    for words in (
        labels.get_label("stance", report.stance),
        labels.get_label("extent", report.extent),
        labels.get_label("voice", report.voice),
    ):
        if words:
            yield words


def _list_publication(source: Source) -> Iterator[str]:
    if {"publisher", "work"} & set(source.uncertain):
        yield _("outlet likely")
    if source.date:
        date = describe_date(source.date)
        yield _("likely {date}").format(date=date) if "date" in source.uncertain else date


def _format_value(corpus: Corpus, value: Figure, claimed: str | None, period: str | None = None) -> tuple[str, str]:
    figure = print_figure(value)
    remarks = [figure.qualifications]
    if period:
        remarks.append(name_scope(period))
    remarks.append(figure.as_of)
    if claimed:
        remarks.append(_("says {name}").format(name=corpus.get_name("party", claimed)))
    return figure.number.text, " · ".join(filter(None, remarks))
