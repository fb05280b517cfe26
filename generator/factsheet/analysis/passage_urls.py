"""Where the words of a report stand on the web: the address of the very passage."""

from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.text import text_fragments

UNSAFE = ("unfit", "usurped", "deviated")
"""States of an address that no reader should be led to."""


def make_passage_url(corpus: Corpus, source: Source, url: str | None, report: Report) -> str:
    """Return the address of the passage, in the page's own characters where the quotation was compared with it.

    `url` is the source's own address or its archive's. Empty where there is none that may be followed.
    """
    if url is None or (url == source.url and source.url_status in UNSAFE):
        return ""
    if report.quote is None:
        return url
    quote, entry = report.quote, corpus.find_verification(source.id, report.quote)
    parts, prefix, suffix = quote.parts, quote.prefix, quote.suffix
    if entry is not None and entry.exact:
        parts, prefix, suffix = entry.exact, entry.prefix or prefix, entry.suffix or suffix
    return text_fragments.add_text_fragment(url, text_fragments.make_passage(parts, prefix, suffix))
