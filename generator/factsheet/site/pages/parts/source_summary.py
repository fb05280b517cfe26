"""What a source is, in a line or two: what stands above its title, and what is shown where it is only linked."""

from collections.abc import Iterator, Sequence

from factsheet.analysis.counted import reported_by
from factsheet.analysis.source_access import Access, access
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Reading, Sheet
from factsheet.model.source import COPYING, Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import _, language_name, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls


def kicker(corpus: Corpus, source: Source) -> Iterator[str]:
    """Say what kind of source it is, of whom, when, and in which language."""
    yield labels.get_label("source_kind", source.kind)
    if source.title:
        yield corpus.source_name(source)
    if source.date:
        yield printed(source.date)
    if source.language:
        yield language_name(source.language)


def summary(corpus: Corpus, source: Source) -> str:
    """Return that, with what it copies, how far it was read, and how much is taken from it."""
    return ". ".join((" · ".join(kicker(corpus, source)), *_sentences(corpus, source))) + "."


def _sentences(corpus: Corpus, source: Source) -> Iterator[str]:
    if source.uncertain:
        yield _("Not all of this is verified")
    copied = [edge for edge in source.edges if edge.kind in COPYING]
    for told in dict.fromkeys(
        f"{labels.get_label('edge', edge.kind)} {corpus.name('party', edge.target)}" for edge in copied
    ):
        yield f"{told[0].upper()}{told[1:]}"
    if known := sentence(access(corpus, source)):
        yield "".join(span.text for span in known)
    reported = len(reported_by(corpus, source.id))
    yield ngettext("{count} point reported", "{count} points reported", reported)


def sentence(known: Access) -> RichText:
    """Say how far we know the source, in one sentence; nothing where nobody has recorded it."""
    if known.state == "read_in_full":
        return (*_readings(known.readings), *_and_copy(known))
    if known.state == "read_in_part":
        return (Span(_("Read at least in part (reported here)")), *_and_copy(known))
    told = {
        "stored_copy": _("We have a stored copy, captured on {date}") if known.captured else _("We have a stored copy"),
        "cited_not_seen": _("Cited, not seen"),
        "not_opened": _("Not opened"),
        "not_recorded": "",
    }[known.state]
    return (Span(told.format(date=printed(known.captured) if known.captured else "")),) if told else ()


def _readings(readings: Sequence[tuple[Sheet, Reading]]) -> Iterator[Span]:
    for number, (sheet, reading) in enumerate(readings):
        told = _("Read in full by {name} on {date}, for ") if number == 0 else _("; by {name} on {date}, for ")
        yield Span(told.format(name=reading.by, date=printed(reading.date)))
        yield Span(sheet.title, urls.sheet(sheet.id), language=sheet.foreign)


def _and_copy(known: Access) -> Iterator[Span]:
    if known.captured:
        yield Span(_("; we have a stored copy, captured on {date}").format(date=printed(known.captured)))
    elif known.has_copy:
        yield Span(_("; we have a stored copy"))
