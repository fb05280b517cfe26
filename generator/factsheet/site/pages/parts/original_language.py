"""Our own words in the language in which they were written, where a site shows a translation."""

from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import OriginalText
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText


def make_original(record: Point | Sheet) -> OriginalText | None:
    """Return the text shown next to its translation; None where nothing is translated."""
    written = record.original
    if written is None:
        return None
    return OriginalText(written.language, written.title, written.text, format_translator(written.translator))


def get_summary_language(record: Point | Sheet) -> str:
    """Return the language of the summary; empty where it is the page's. A summary is not always translated."""
    if record.original is None:
        return record.foreign
    return record.original.language if record.summary == record.original.summary else ""


def get_group_language(sheet: Sheet, id: str) -> str:
    """Return the language of the title of a section; empty where it is the page's."""
    if all(group.id != id for group in sheet.groups):  # "Further points" and the like are our own words.
        return ""
    if sheet.original is None:
        return sheet.foreign
    return "" if id in sheet.original.groups else sheet.original.language


def mark_untranslated(record: Point | Sheet, words: RichText) -> RichText:
    """Return words of a point or a sheet that are never translated, with their language where it is not the page's."""
    language = record.foreign if record.original is None else record.original.language
    return tuple(span._replace(language=language) for span in words) if language else words


def format_translator(translator: str | None) -> str:
    return _("translated by {name}").format(name=translator) if translator else _("our translation")
