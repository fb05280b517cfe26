"""Our own words in the language in which they were written, where a site tells them in another."""

from factsheet.language import _
from factsheet.pages.shown import Original
from factsheet.records.point import Point
from factsheet.records.sheet import Sheet


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


def translated_by(translator: str | None) -> str:
    return _("translated by {name}").format(name=translator) if translator else _("our translation")
