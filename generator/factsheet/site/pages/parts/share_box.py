"""The box for citing and sharing a page: a sentence, its address, forms of citation, the card, the data."""

from collections.abc import Iterator
from functools import partial
from html import escape

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.data import point_json
from factsheet.data.citations import reference
from factsheet.data.citations.bibtex import format_bibtex
from factsheet.data.citations.csl import format_csl
from factsheet.data.citations.reference import Reference
from factsheet.data.citations.ris import format_ris
from factsheet.data.citations.sentence import format_sentence
from factsheet.data.citations.wikipedia import WikipediaTemplate, format_wikipedia, make_template
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date, parse_date
from factsheet.text.i18n import _, format_number
from factsheet.text.memory import Memory
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

FRAME_WIDTH, FRAME_HEIGHT = 600, 420
"""In pixels. The frame around an embedded card may be narrower; what does not fit is scrolled."""
MOST_CITED = 4
"""Sources cited on the page of a point, which has to stay small; each source is also cited on its own page."""
_TEMPLATES: Memory[WikipediaTemplate] = Memory()
"""By id of the source."""


class CopyableText(Struct, frozen=True):
    """A text to be copied."""

    name: str
    text: str
    is_prose: bool = False
    """True for words to be read; false for what programs read."""


class ShareBox(Struct, frozen=True):
    title: str
    """ "Cite or share this point"."""
    permalink: str
    """Empty where the settings have no address of the site."""
    changed: str
    """ "22 November 2026"; empty where it is not known."""
    forms: tuple[CopyableText, ...]
    hash: str = ""
    """Of the document; empty for what has none."""
    document: Address | None = None
    card: Address | None = None


def make_point_box(findings: Findings, settings: Settings, point: Point) -> ShareBox:
    """Return what the end of a point's page offers."""
    corpus = findings.corpus
    cited = reference.make_point_reference(corpus, settings, point)
    forms = [CopyableText(_("As a sentence"), format_sentence(findings, settings, point), is_prose=True)]
    forms += _list_citations(cited)
    forms += _list_quoted_sources(findings, settings, point)
    if frame := _format_frame(settings, point):
        forms.append(CopyableText(_("To embed the card"), frame))
    return ShareBox(
        title=_("Cite or share this point"),
        permalink=cited.url,
        changed=format_day(git_dates.find_point_date(corpus, point)),
        forms=tuple(forms),
        hash=point_json.get_hash(findings, settings, point),
        document=urls.make_document_address(point.sheet, point.id),
        card=urls.make_card_address(point.sheet, point.id),
    )


def make_source_box(corpus: Corpus, settings: Settings, source: Source) -> ShareBox:
    """Return the forms in which a source is cited."""
    cited = reference.make_source_reference(corpus, settings, source)
    return ShareBox(_("Cite this source"), "", "", tuple(_list_citations(cited)))


def make_sheet_box(corpus: Corpus, settings: Settings, sheet: Sheet) -> ShareBox:
    """Return the forms in which a sheet is cited."""
    cited = reference.make_sheet_reference(corpus, settings, sheet)
    return ShareBox(
        _("Cite this sheet"),
        cited.url,
        format_day(git_dates.find_sheet_date(corpus, sheet.id)),
        tuple(_list_citations(cited)),
    )


def _format_frame(settings: Settings, point: Point) -> str:
    """Return the HTML that shows the card on another site; nothing where our site has no address yet."""
    address = urls.make_permalink(settings.url, urls.make_card_address(point.sheet, point.id))
    if not address:
        return ""
    title = escape(f"{point.title} · {settings.name}")
    size = f'width="{FRAME_WIDTH}" height="{FRAME_HEIGHT}"'
    return f'<iframe src="{escape(address)}" title="{title}" {size} loading="lazy"></iframe>'


def _list_quoted_sources(findings: Findings, settings: Settings, point: Point) -> Iterator[CopyableText]:
    """Yield the sources of the first rows with their words, as an article of Wikipedia cites them."""
    cited: list[str] = []
    for head in findings.analyze_point(point).independence.heads:
        if head.report.quote:
            make = partial(_make_template, findings.corpus, settings, head.report.source)
            template = _TEMPLATES.get(findings, head.report.source, make)
            cited.append(template.format_quoting(head.report.quote.text))
    name = _("Wikipedia, the sources with quotations")
    if len(cited) > MOST_CITED:
        name = _("Wikipedia, the first {count} of {all} reports with quotations")
    if cited:
        yield CopyableText(name.format(count=MOST_CITED, all=format_number(len(cited))), "\n".join(cited[:MOST_CITED]))


def _make_template(corpus: Corpus, settings: Settings, source: str) -> WikipediaTemplate:
    return make_template(reference.make_source_reference(corpus, settings, corpus.sources[source]))


def format_day(changed: str | None) -> str:
    """Return the day of a change as it is shown; empty where it is not known."""
    return describe_date(parse_date(changed[:10])) if changed else ""


def _list_citations(cited: Reference) -> Iterator[CopyableText]:
    yield CopyableText(_("Wikipedia"), format_wikipedia(cited))
    yield CopyableText(_("BibTeX"), format_bibtex(cited))
    yield CopyableText(_("RIS"), format_ris(cited).replace("\r\n", "\n").rstrip())
    yield CopyableText(_("CSL-JSON"), format_csl(cited))
