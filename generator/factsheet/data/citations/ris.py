"""A reference as RIS, which reference managers have read since the 1980s: one tag and value per line."""

from collections.abc import Iterator

from factsheet.data.citations.dates import get_date_parts
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date
from factsheet.text.i18n import _

TYPES = {
    "page": "ELEC",
    "article": "NEWS",
    "transcript": "ELEC",
    "statement": "ELEC",
    "post": "BLOG",
    "document": "GEN",
    "dataset": "DATA",
    "recording": "VIDEO",
}
"""What RIS calls each kind."""
_END = "\r\n"


def format_ris(reference: Reference) -> str:
    """Return one record; a value is always on one line, since a new line would begin a new tag."""
    lines = []
    for tag, value in _iterate_fields(reference):
        words = value.split()
        if words:
            lines.append(f"{tag}  - {' '.join(words)}")
    return _END.join((*lines, "ER  - ", ""))


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[reference.kind]  # must be the first tag
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", name
    yield "TI", reference.title
    yield "TT", reference.translated
    yield "T2", reference.within
    yield "PB", reference.publisher
    yield "PY", _format_year(reference.date)
    yield "DA", _format_date(reference.date)
    yield "Y2", _format_date(reference.seen)
    yield "LA", reference.language
    yield "UR", reference.url or reference.archive
    yield "AB", reference.abstract
    for note in _iterate_notes(reference):
        yield "N1", note


def _iterate_notes(reference: Reference) -> Iterator[str]:
    if reference.archive and reference.url:
        yield _("archived at {address}").format(address=reference.archive)
    if reference.date is not None and (reference.date.is_qualified or not get_date_parts(reference.date)):
        yield _("date as stated (EDTF): {date}").format(date=reference.date.as_stated)
    if reference.doubts:
        yield _("likely, not verified: {what}").format(what=", ".join(reference.doubts))
    yield reference.note


def _format_year(date: Date | None) -> str:
    date_parts = get_date_parts(date)
    return f"{date_parts[0][0]:04}" if date_parts else ""


def _format_date(date: Date | None) -> str:
    """Return the first day as `2022/03/29/`: always three slashes, even if day or month are unknown."""
    date_parts = get_date_parts(date)
    if not date_parts:
        return ""
    numbers = [f"{part:02}" for part in date_parts[0]]
    return "/".join(numbers) + "/" * (4 - len(numbers))
