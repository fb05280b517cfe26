"""Addresses that lead to the exact passage a report quotes."""

from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.text import text_fragments

UNSAFE = ("unfit", "usurped", "deviated")
"""States in which an address must not be linked: it shows something else now, or something harmful."""


def make_passage_url(corpus: Corpus, source: Source, url: str | None, report: Report) -> str:
    """Return the address of the passage; empty if there is none that may be linked.

    `url` is the source's own address or that of its archived copy.
    """
    if url is None or (url == source.url and source.url_status in UNSAFE):
        return ""
    if report.quote is None:
        return url
    quote, entry = report.quote, corpus.find_verification(source.id, report.quote)
    parts, prefix, suffix = quote.parts, quote.prefix, quote.suffix
    # Browsers search for the exact characters of the page, which may have other quotation marks or spaces than ours.
    if entry is not None and entry.exact:
        parts, prefix, suffix = entry.exact, entry.prefix or prefix, entry.suffix or suffix
    return text_fragments.add_text_fragment(url, text_fragments.make_passage(parts, prefix, suffix))
