"""Quotations of reports: their words, what a copy altered in them, and whether they match our snapshot."""

from collections.abc import Sequence

from msgspec.structs import replace

from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts.comparison_types import QuotedText
from factsheet.site.pages.parts.original_language import format_translator
from factsheet.text.i18n import _, get_text_direction, ngettext
from factsheet.text.rich_text import Range, RichText, Span, add_mark_gaps, mark_ranges, quote_text
from factsheet.text.word_diff import list_changes

MOST_CHANGES = 3
"""Changes listed one by one; more are only counted, since the changed words are marked in the quotation anyway."""


def make_quotation(source: Source, report: Report, marks: Sequence[Sequence[Range]] = ()) -> QuotedText | None:
    """Return the words of the report; `marks`: for each part, the characters that differ from other renderings."""
    if report.quote is None:
        return None
    ranges = marks or ((),) * len(report.quote.parts)
    quotation = QuotedText(
        parts=add_mark_gaps(*map(mark_ranges, report.quote.parts, ranges)),
        language=source.language or "",
        direction=get_text_direction(source.language),
    )
    translation = report.translation
    if translation is None:
        return quotation
    return replace(
        quotation,
        translation=quote_text(translation.text),
        translation_note=format_translator(translation.translator),
        translation_language=translation.language,
    )


def describe_alteration(name: str, before: str, after: str) -> RichText:
    """Say what the copy changed, in both its and its parent's words."""
    changed = list_changes(before, after)
    if not changed:
        return (Span(_("quoted from {name}").format(name=name)),)
    if len(changed) > MOST_CHANGES:
        text = ngettext(
            "changes the quotation of {name} in {count} place",
            "changes the quotation of {name} in {count} places",
            len(changed),
            name=name,
        )
        return (Span(text),)
    text = "; ".join(_describe_change(old, new) for old, new in changed)
    return (Span(_("changes the quotation of {name}: {changes}").format(name=name, changes=text)),)


def _describe_change(before: str, after: str) -> str:
    if not after:
        return _("“{before}” left out").format(before=before)
    if not before:
        return _("“{after}” added").format(after=after)
    return _("“{before}” became “{after}”").format(before=before, after=after)


def describe_verification(corpus: Corpus, report: Report) -> str:
    """Say whether the words are in the snapshot; nothing where they have not been compared."""
    source = corpus.sources[report.source]
    entry = corpus.find_verification(source.id, report.quote) if report.quote else None
    if entry is None or source.snapshot is None:
        return ""
    if not entry.is_confirmed:
        return _("quotation differs from our snapshot")
    if source.snapshot.retrieved is None:
        return _("quotation matches our snapshot, capture date unknown")
    date = describe_date(source.snapshot.retrieved)
    return _("quotation matches our snapshot, captured on {date}").format(date=date)
