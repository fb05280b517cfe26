"""A source in a line or two: the kicker above its title, and the summary shown where it is only linked."""

from collections.abc import Iterator, Sequence

from factsheet.analysis.counted import list_reported_points
from factsheet.analysis.source_access import SourceAccess, get_access
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Reading, Sheet
from factsheet.model.source import COPYING, Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import labels
from factsheet.text.i18n import _, get_language_name, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls


def make_kicker(corpus: Corpus, source: Source) -> Iterator[str]:
    """Return the kind of the source, its outlet, date and language."""
    yield labels.get_label("source_kind", source.kind)
    if source.title:
        yield corpus.get_source_name(source)
    if source.date:
        yield describe_date(source.date)
    if source.language:
        yield get_language_name(source.language)


def format_summary(corpus: Corpus, source: Source) -> str:
    """Return the kicker, then what the source copies, how far we read it, and how many points it reports."""
    return ". ".join((" · ".join(make_kicker(corpus, source)), *_list_sentences(corpus, source))) + "."


def _list_sentences(corpus: Corpus, source: Source) -> Iterator[str]:
    if source.uncertain:
        yield _("Not all of this is verified")
    copied = []
    for edge in source.edges:
        if edge.kind in COPYING:
            copied.append(f"{labels.get_label('edge', edge.kind)} {corpus.get_name('party', edge.target)}")
    for text in dict.fromkeys(copied):  # Two texts of one outlet read the same.
        yield f"{text[0].upper()}{text[1:]}"
    if known := describe_access(get_access(corpus, source)):
        yield "".join(span.text for span in known)
    reported = len(list_reported_points(corpus, source.id))
    yield ngettext("{count} point reported", "{count} points reported", reported)


def describe_access(known: SourceAccess) -> RichText:
    """Say how far we have read the source, in one sentence; nothing where that is not recorded."""
    match known.state:
        case "read_in_full":
            return (*_describe_readings(known.readings), *_describe_copy(known))
        case "read_in_part":
            return (Span(_("Read at least in part (we report from it)")), *_describe_copy(known))
        case "stored_copy" if known.captured:
            text = _("We have a stored copy, captured on {date}").format(date=describe_date(known.captured))
        case "stored_copy":
            text = _("We have a stored copy")
        case "cited_not_seen":
            text = _("Cited, not seen")
        case "not_opened":
            text = _("Address not opened by us")
        case _:
            return ()
    return (Span(text),)


def _describe_readings(readings: Sequence[tuple[Sheet, Reading]]) -> Iterator[Span]:
    for number, (sheet, reading) in enumerate(readings):
        text = _("Read in full by {name} on {date}, for ") if number == 0 else _("; by {name} on {date}, for ")
        yield Span(text.format(name=reading.by, date=describe_date(reading.date)))
        yield Span(sheet.title, urls.make_sheet_address(sheet.id), language=sheet.foreign)


def _describe_copy(known: SourceAccess) -> Iterator[Span]:
    if known.captured:
        yield Span(_("; we have a stored copy, captured on {date}").format(date=describe_date(known.captured)))
    elif known.has_copy:
        yield Span(_("; we have a stored copy"))
