"""Our own words in the language in which they were written, where a site tells them in another."""

from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import OriginalText
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText


def make_original(record: Point | Sheet) -> OriginalText | None:
    """Return what stands beside a translation; None where none is shown."""
    written = record.original
    if written is None:
        return None
    return OriginalText(written.language, written.title, written.text, format_translator(written.translator))


def get_summary_language(record: Point | Sheet) -> str:
    """Return the language of the summary where it is another than the page's: it may not be translated."""
    if record.original is None:
        return record.foreign
    return record.original.language if record.summary == record.original.summary else ""


def get_group_language(sheet: Sheet, id: str) -> str:
    """Return the language of the title of a section where it is another than the page's."""
    if sheet.original is None:
        return sheet.foreign if any(group.id == id for group in sheet.groups) else ""
    translated = id in sheet.original.groups or not any(group.id == id for group in sheet.groups)
    return "" if translated else sheet.original.language


def mark_untranslated(record: Point | Sheet, words: RichText) -> RichText:
    """Return words of a point or a sheet that are never translated, with their language where it is not the page's."""
    language = _get_language(record)
    return tuple(span._replace(language=language) for span in words) if language else words


def _get_language(record: Point | Sheet) -> str:
    return record.original.language if record.original is not None else record.foreign


def format_translator(translator: str | None) -> str:
    return _("translated by {name}").format(name=translator) if translator else _("our translation")
