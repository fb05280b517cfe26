"""What a source is, in a line or two: what stands above its title, and what is shown where it is only linked."""

from collections.abc import Iterator

from factsheet.corpus import Corpus
from factsheet.counting import reported_by
from factsheet.language import _, language_name, ngettext
from factsheet.pages import terms
from factsheet.records.source import COPYING, Source
from factsheet.values.dates import printed


def kicker(corpus: Corpus, source: Source) -> Iterator[str]:
    """Say what kind of source it is, of whom, when, and in which language."""
    yield terms.source_kind(source.kind)
    if source.title:
        yield corpus.source_name(source)
    if source.date:
        yield printed(source.date)
    yield language_name(source.language)


def summary(corpus: Corpus, source: Source) -> str:
    """Return that, with what it copies, how far it was read, and how much is taken from it."""
    return ". ".join((" · ".join(kicker(corpus, source)), *_sentences(corpus, source))) + "."


def _sentences(corpus: Corpus, source: Source) -> Iterator[str]:
    if source.uncertain:
        yield _("Not all of this is verified")
    copied = [edge for edge in source.edges if edge.kind in COPYING]
    for told in dict.fromkeys(f"{terms.edge(edge.kind)} {corpus.name('party', edge.target)}" for edge in copied):
        yield f"{told[0].upper()}{told[1:]}"
    if known := state(corpus, source):
        yield known
    reported = len(reported_by(corpus, source.id))
    yield ngettext("{count} point reported", "{count} points reported", reported)


def state(corpus: Corpus, source: Source) -> str:
    """Say how far we know the source, in one sentence; nothing where nobody has recorded it."""
    if not source.is_seen:
        return _("We have not read it and hold no copy of it")
    is_read = any(reading.source == source.id for sheet in corpus.sheets.values() for reading in sheet.read_in_full)
    if source.held or source.snapshot:
        return _("Read in full; we hold a copy") if is_read else _("We hold a copy; it has not been read in full")
    return _("Read in full") if is_read else ""
