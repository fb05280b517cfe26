"""What is cited, a page of ours or a source, with the facts that all citation formats use."""

import re
from typing import Literal

from msgspec import Struct

from factsheet.analysis.report_table import UNSAFE
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.translation import get_language
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source, SourceKind, UrlStatus
from factsheet.model.values.date import Date
from factsheet.model.values.date import parse_date as read_date
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.settings import Settings

Kind = Literal["page"] | SourceKind
_WAYBACK = re.compile(r"//web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*[a-z_]*/")


class Reference(Struct, frozen=True):
    key: str
    """Its key in a bibliography: letters, digits and hyphens."""
    kind: Kind
    """`page` is a page of this site."""
    title: str
    translated: str = ""
    """The title in the language of the site; empty if that is its own."""
    authors: tuple[str, ...] = ()
    """Names as printed; we do not know which part is the family name, or whether they are persons."""
    within: str = ""
    """The newspaper, or our sheet."""
    publisher: str = ""
    date: Date | None = None
    """Date of publication; of last change for a page of ours."""
    seen: Date | None = None
    language: str = ""
    url: str = ""
    archive: str = ""
    archived: Date | None = None
    state: UrlStatus | None = None
    abstract: str = ""
    doubts: tuple[str, ...] = ()
    """What is likely but not verified, in words: outlet, title, date."""
    note: str = ""


def make_point_reference(corpus: Corpus, settings: Settings, point: Point) -> Reference:
    sheet = corpus.sheets[point.sheet]
    return Reference(
        key=f"{point.sheet}-{point.id}",
        kind="page",
        title=point.title,
        authors=sheet.editors,
        within=sheet.title,
        publisher=settings.name,
        date=_parse_day(git_dates.find_point_date(corpus, point)),
        language=get_language(settings, sheet, point),
        url=urls.make_permalink(settings.url, urls.make_point_address(point.sheet, point.id)) or "",
    )


def make_sheet_reference(corpus: Corpus, settings: Settings, sheet: Sheet) -> Reference:
    return Reference(
        key=sheet.id,
        kind="page",
        title=sheet.title,
        authors=sheet.editors,
        publisher=settings.name,
        date=_parse_day(git_dates.find_sheet_date(corpus, sheet.id)),
        language=get_language(settings, sheet, sheet),
        url=urls.make_permalink(settings.url, urls.make_sheet_address(sheet.id)) or "",
        abstract=sheet.question,
    )


def make_source_reference(corpus: Corpus, settings: Settings, source: Source) -> Reference:
    """Return the reference of a source, without an address that is unsafe for readers."""
    outlet = corpus.get_source_name(source)
    publisher = within = url = note = ""
    if source.work:
        within = source.work
        publisher = outlet if source.publisher else ""
    elif outlet != source.title:
        within = outlet
    if source.url is None:
        note = source.url_note or ""
    elif source.url_status not in UNSAFE:
        url = source.url
    return Reference(
        key=source.id,
        kind=source.kind,
        title=source.title or outlet,
        translated=source.trans_title or "",
        authors=source.author,
        within=within,
        publisher=publisher,
        date=source.date,
        seen=source.access_date,
        language=source.language or "",
        url=url,
        archive=source.archive_url or "",
        archived=source.archive_date or _find_capture_day(source.archive_url or ""),
        state=source.url_status,
        doubts=tuple(_name_doubt(name) for name in source.uncertain),
        note=note,
    )


def _parse_day(changed: str | None) -> Date | None:
    return read_date(changed[:10]) if changed else None


def _find_capture_day(archive: str) -> Date | None:
    """Return the day of a capture, which is part of an address of the Wayback Machine."""
    match = _WAYBACK.search(archive)
    return read_date("-".join(match.groups())) if match else None


def _name_doubt(name: str) -> str:
    return {
        "publisher": _("outlet"),
        "title": _("title"),
        "date": _("date"),
        "author": _("author"),
        "work": _("work"),
    }[name]
