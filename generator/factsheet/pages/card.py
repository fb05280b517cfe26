"""The card of a point: what others show inside a page of theirs, down to 300 pixels, without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet import addresses, dossier, history
from factsheet.addresses import Address
from factsheet.compare import value_of
from factsheet.corpus import Corpus
from factsheet.findings import Findings
from factsheet.independence import Standing
from factsheet.language import _, ngettext
from factsheet.page import Origin, Page
from factsheet.pages import items, rows, taking, terms
from factsheet.pages.originals import original
from factsheet.pages.shown import Original, Support
from factsheet.pages.table import Quotation
from factsheet.records.point import Point
from factsheet.settings import Settings
from factsheet.values import TYPES
from factsheet.values.dates import printed
from factsheet.values.quantity import Figure, as_of_words

MOST_ROWS = 4
"""More families than this are counted, and stand on the page."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """What one family says, told by the row that stands for it."""

    outlet: str
    details: tuple[str, ...]
    """Its date, whose words it passes on, what turns their meaning."""
    values: tuple[tuple[str, str], ...]
    """Each figure, and beside it whether it is final, its day, and whose it is."""
    quotation: Quotation | None
    no_quotation: str


@dataclass(frozen=True, slots=True)
class CardView:
    title: str
    href: Address
    kicker: tuple[str, ...]
    status: str
    statement: str
    counts: str
    support: Support
    rows: tuple[CardRow, ...]
    more: str
    """ "and 3 more families"; empty where these are all."""
    changed: str
    hash: str
    language: str
    """Of title and statement, where it is another than the site's."""
    original: Original | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a card for each point; it is cited as the page of the point is."""
    for outline in findings.corpus.outlines.values():
        yield Page(
            address=addresses.card(outline.sheet, outline.id),
            title=outline.title,
            template="pages/card.html",
            view=partial(view, findings, settings, outline.key),
            origin=Origin(outline.file),
            stamp=partial(findings.stamps.page, outline),
            point=outline.key,
            stands_for=addresses.point(outline.sheet, outline.id),
            whole=True,
        )


def view(findings: Findings, settings: Settings, key: str) -> CardView:
    corpus, point = findings.corpus, findings.corpus.points[key]
    finding = findings.on(point)
    families = finding.standings.by_family()
    more = len(families) - MOST_ROWS
    return CardView(
        title=point.title,
        href=addresses.point(point.sheet, point.id),
        kicker=(terms.kind(point.kind), *((printed(point.date),) if point.date else ())),
        status=terms.status(point.status.state),
        statement=point.statement,
        counts=items.counts(finding.standings).words,
        support=terms.support(finding.support),
        rows=tuple(_row(corpus, point, family[0]) for family in families[:MOST_ROWS]),
        more=ngettext("and {count} more family", "and {count} more families", more) if more > 0 else "",
        changed=taking.day(history.of_point(corpus, corpus.outlines[key])),
        hash=dossier.hash_of(findings, settings, point),
        language=point.foreign,
        original=original(point),
    )


def _row(corpus: Corpus, point: Point, standing: Standing) -> CardRow:
    report, source = standing.report, corpus.sources[standing.report.source]
    values = [(aspect, value_of(report, aspect)) for aspect in point.compare if aspect.type == "quantity"]
    return CardRow(
        outlet=corpus.source_name(source),
        details=tuple(_details(corpus, standing)),
        values=tuple(_value(corpus, standing, value) for _aspect, value in values if value is not None),
        quotation=rows.quotation(source, report, ()),
        no_quotation=terms.no_quote(report.no_quote) if report.no_quote else "",
    )


def _details(corpus: Corpus, standing: Standing) -> Iterator[str]:
    report, source = standing.report, corpus.sources[standing.report.source]
    if {"publisher", "work"} & set(source.uncertain):
        yield _("outlet likely")
    if source.date:
        date = printed(source.date)
        yield _("likely {date}").format(date=date) if "date" in source.uncertain else date
    yield from filter(None, (terms.stance(report.stance), terms.extent(report.extent), terms.voice(report.voice)))


def _value(corpus: Corpus, standing: Standing, value: Figure) -> tuple[str, str]:
    pieces = TYPES["quantity"].words(value, corpus)
    remarks = ["".join(piece.text for piece in pieces[1:]).removeprefix(", "), as_of_words(value)]
    claimed = value.claimed_by or next(iter(standing.report.attribution.chain), None)
    if claimed:
        remarks.append(_("says {name}").format(name=corpus.name("party", claimed)))
    return pieces[0].text, " · ".join(filter(None, remarks))
