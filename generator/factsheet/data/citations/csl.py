"""A reference as CSL-JSON, the form that Zotero, Pandoc and others exchange."""

from collections.abc import Iterator
from typing import Any

import orjson

from factsheet.data.citations.dates import parts
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date
from factsheet.text.i18n import _

TYPES = {
    "page": "entry",
    "article": "article-newspaper",
    "transcript": "speech",
    "statement": "document",
    "post": "post",
    "document": "document",
    "dataset": "dataset",
    "recording": "broadcast",
}
"""What CSL calls each kind."""


def csl(reference: Reference) -> str:
    """Return a list of one item, as files of CSL-JSON are, on one line."""
    item = {name: value for name, value in _fields(reference) if value}
    return orjson.dumps([item]).decode()


def _fields(reference: Reference) -> Iterator[tuple[str, Any]]:
    yield "id", reference.key
    yield "type", TYPES[reference.kind]
    yield "title", reference.title
    yield "author", [{"literal": name} for name in reference.authors]
    yield "container-title", reference.within
    yield "publisher", reference.publisher
    yield "issued", _date(reference.date, doubtful=_("date") in reference.doubts) if reference.date else None
    yield "accessed", _date(reference.seen) if reference.seen else None
    yield "URL", reference.url or reference.archive
    yield "language", reference.language
    yield "abstract", reference.abstract
    yield "note", "; ".join(_notes(reference))


def _notes(reference: Reference) -> Iterator[str]:
    if reference.translated:
        yield _("title translated: {title}").format(title=reference.translated)
    if reference.archive and reference.url:
        yield _("archived at {address}").format(address=reference.archive)
    if reference.doubts:
        yield _("likely, not verified: {what}").format(what=", ".join(reference.doubts))
    if reference.note:
        yield reference.note


def _date(date: Date, *, doubtful: bool = False) -> dict[str, Any]:
    """Return the date in numbers; in its own letters where they would say more than is known."""
    found = parts(date)
    if not found:
        return {"literal": date.as_stated}
    told: dict[str, Any] = {"date-parts": found}
    return {**told, "circa": True} if date.qualified or doubtful else told
