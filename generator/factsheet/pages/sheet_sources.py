"""The sources of a sheet, as its page lists them."""

from collections.abc import Iterator

from factsheet.corpus import Corpus
from factsheet.language import _, ngettext
from factsheet.pages import items, terms
from factsheet.pages.shown import SourceItem
from factsheet.records.sheet import Sheet
from factsheet.records.source import COPYING, Source
from factsheet.values.dates import printed


def sources(corpus: Corpus, sheet: Sheet) -> Iterator[SourceItem]:
    """Return those read in full first, then by name."""
    readings = {reading.source: reading for reading in sheet.read_in_full}
    ids = sorted(
        corpus.sources_of(sheet.id),
        key=lambda id: (id not in readings, corpus.name("source", id).casefold(), id),
    )
    for id in ids:
        source = corpus.sources[id]
        count = sum(point.sheet == sheet.id for point in corpus.outlines_by(id))
        reading = readings.get(id)
        read = _("read in full on {date}").format(date=printed(reading.date)) if reading else _("not read in full")
        yield SourceItem(
            name=items.name(corpus, "source", id),
            uncertain=_("likely") if "publisher" in source.uncertain else "",
            details=tuple(details(corpus, source)),
            points=ngettext("{count} point", "{count} points", count),
            read=read,
        )


def details(corpus: Corpus, source: Source) -> Iterator[str]:
    """Say when it was published and whom it copies."""
    if source.title:
        yield f"“{source.title}”"
    if source.date:
        yield (
            _("likely {date}").format(date=printed(source.date)) if "date" in source.uncertain else printed(source.date)
        )
    for edge in source.edges:
        if edge.kind in COPYING:
            yield f"{terms.edge(edge.kind)} {corpus.name('source', edge.target)}"
