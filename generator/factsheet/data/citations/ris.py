"""A reference as RIS, the form that reference managers have read since the 1980s: a tag and a value a line."""

from collections.abc import Iterator

from factsheet.data.citations.dates import parts
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


def ris(reference: Reference) -> str:
    """Return one record; a value stands on one line, whatever its text holds."""
    fields = (("TY", TYPES[reference.kind]), *_fields(reference))
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value.strip()]
    return _END.join((*lines, "ER  - ", ""))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield from (("AU", name) for name in reference.authors)
    yield "TI", reference.title
    yield "TT", reference.translated
    yield "T2", reference.within
    yield "PB", reference.publisher
    yield "PY", _year(reference.date)
    yield "DA", _date(reference.date)
    yield "Y2", _date(reference.seen)
    yield "LA", reference.language
    yield "UR", reference.url or reference.archive
    yield "AB", reference.abstract
    yield from (("N1", note) for note in _notes(reference))


def _notes(reference: Reference) -> Iterator[str]:
    if reference.archive and reference.url:
        yield _("archived at {address}").format(address=reference.archive)
    if reference.date is not None and (reference.date.qualified or not parts(reference.date)):
        yield _("date as stated (EDTF): {date}").format(date=reference.date.as_stated)
    if reference.doubts:
        yield _("likely, not verified: {what}").format(what=", ".join(reference.doubts))
    yield reference.note


def _year(date: Date | None) -> str:
    found = parts(date) if date else ()
    return f"{found[0][0]:04}" if found else ""


def _date(date: Date | None) -> str:
    """Return the beginning as `2022/03/29/`, which keeps its slashes where day or month are not known."""
    found = parts(date)[:1] if date else ()
    return "".join("/".join((*(f"{part:02}" for part in one), *("",) * (4 - len(one)))) for one in found)
