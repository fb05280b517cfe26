"""Our own words in the language in which they were written, where a site tells them in another."""

from factsheet.model.point import Point
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts.view_types import Original
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText


def original(told: Point | Sheet) -> Original | None:
    """Return what stands beside a translation; None where none is shown."""
    written = told.original
    if written is None:
        return None
    return Original(written.language, written.title, written.text, translated_by(written.translator))


def language_of_summary(told: Point | Sheet) -> str:
    """Return the language of the summary where it is another than the page's: it may not be translated."""
    if told.original is None:
        return told.foreign
    return told.original.language if told.summary == told.original.summary else ""


def language_of_group(sheet: Sheet, id: str) -> str:
    """Return the language of the title of a section where it is another than the page's."""
    if sheet.original is None:
        return sheet.foreign if any(group.id == id for group in sheet.groups) else ""
    translated = id in sheet.original.groups or not any(group.id == id for group in sheet.groups)
    return "" if translated else sheet.original.language


def untranslated(told: Point | Outline | Sheet, words: RichText) -> RichText:
    """Return words of a point or a sheet that are never translated, with their language where it is not the page's."""
    language = _language(told)
    return tuple(span._replace(language=language) for span in words) if language else words


def _language(told: Point | Outline | Sheet) -> str:
    if told.original is None:
        return told.foreign
    return told.original[0] if isinstance(told, Outline) else told.original.language


def translated_by(translator: str | None) -> str:
    return _("translated by {name}").format(name=translator) if translator else _("our translation")
