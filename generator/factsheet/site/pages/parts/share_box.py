"""What a reader takes along from a page: a sentence, its address, forms of citation, the card, the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from factsheet.analysis.analysis import Findings
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.data import point_json
from factsheet.data.citations import reference
from factsheet.data.citations.bibtex import bibtex
from factsheet.data.citations.csl import csl
from factsheet.data.citations.reference import Reference
from factsheet.data.citations.ris import ris
from factsheet.data.citations.sentence import sentence
from factsheet.data.citations.wikipedia import wikipedia
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import printed, read
from factsheet.text.i18n import _, number
from factsheet.web import urls
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

FRAME_WIDTH, FRAME_HEIGHT = 600, 420
"""In pixels. The frame around an embedded card may be narrower; what does not fit is scrolled."""
MOST_CITED = 4
"""More sources than this are cited on pages of their own: the page of a point has to stay small."""


@dataclass(frozen=True, slots=True)
class Form:
    """A text to be copied."""

    name: str
    text: str
    is_prose: bool = False
    """True for words to be read; false for what programs read."""


@dataclass(frozen=True, slots=True)
class Taking:
    title: str
    """ "Take this point along"."""
    permalink: str
    """Empty where the site does not know yet where it will stand."""
    changed: str
    """ "22 November 2026"; empty where nobody knows."""
    forms: tuple[Form, ...]
    hash: str = ""
    """Of the document; empty for what has none."""
    document: Address | None = None
    card: Address | None = None


def of_point(findings: Findings, settings: Settings, point: Point) -> Taking:
    """Return what the end of a point's page offers."""
    corpus = findings.corpus
    cited = reference.of_point(corpus, settings, point)
    return Taking(
        title=_("Take this point along"),
        permalink=cited.url,
        changed=day(git_dates.of_point(corpus, corpus.outlines[point.key])),
        forms=(
            Form(_("As a sentence"), sentence(findings, settings, point), is_prose=True),
            *_forms(cited),
            *_with_words(findings, settings, point),
            *(Form(_("To embed the card"), frame) for frame in _write_frame(settings, point)),
        ),
        hash=point_json.hash_of(findings, settings, point),
        document=urls.document(point.sheet, point.id),
        card=urls.card(point.sheet, point.id),
    )


def of_source(corpus: Corpus, settings: Settings, source: Source) -> Taking:
    """Return the forms in which a source is cited."""
    cited = reference.of_source(corpus, settings, source)
    return Taking(_("Cite this source"), "", "", tuple(_forms(cited)))


def of_sheet(corpus: Corpus, settings: Settings, sheet: Sheet) -> Taking:
    """Return the forms in which a sheet is cited."""
    cited = reference.of_sheet(corpus, settings, sheet)
    return Taking(_("Cite this sheet"), cited.url, day(git_dates.of_sheet(corpus, sheet.id)), tuple(_forms(cited)))


def _write_frame(settings: Settings, point: Point) -> Iterator[str]:
    """Yield the HTML that shows the card in a page of others; nothing where the site has no address yet."""
    if address := urls.permalink(settings.url, urls.card(point.sheet, point.id)):
        title = escape(f"{point.title} · {settings.name}")
        size = f'width="{FRAME_WIDTH}" height="{FRAME_HEIGHT}"'
        yield f'<iframe src="{escape(address)}" title="{title}" {size} loading="lazy"></iframe>'


def _with_words(findings: Findings, settings: Settings, point: Point) -> Iterator[Form]:
    """Yield the sources of the first rows with their words, as an article of Wikipedia cites them."""
    corpus, heads = findings.corpus, findings.on(point).standings.heads()
    cited = [
        wikipedia(reference.of_source(corpus, settings, corpus.sources[head.report.source]), head.report.quote.text)
        for head in heads
        if head.report.quote
    ]
    name = _("Wikipedia, the sources with their words")
    if len(cited) > MOST_CITED:
        name = _("Wikipedia, the first {count} of {all} reports with their words")
    if cited:
        yield Form(name.format(count=MOST_CITED, all=number(len(cited))), "\n".join(cited[:MOST_CITED]))


def day(changed: str | None) -> str:
    """Return the day of a change as it is shown; empty where nobody knows it."""
    return printed(read(changed[:10])) if changed else ""


def _forms(cited: Reference) -> Iterator[Form]:
    yield Form(_("Wikipedia"), wikipedia(cited))
    yield Form(_("BibTeX"), bibtex(cited))
    yield Form(_("RIS"), ris(cited).replace("\r\n", "\n").rstrip())
    yield Form(_("CSL-JSON"), csl(cited))
