"""A reference as CSL-JSON, which Zotero, Pandoc and others read."""

from collections.abc import Iterator
from typing import Any

import orjson

from factsheet.data.citations.dates import get_date_parts
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


def format_csl(reference: Reference) -> str:
    """Return a list of one item on one line: a CSL-JSON file is always a list."""
    item = {name: value for name, value in _iterate_fields(reference) if value}
    return orjson.dumps([item]).decode()


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, Any]]:
    yield "id", reference.key
    yield "type", TYPES[reference.kind]
    yield "title", reference.title
    yield "author", [{"literal": name} for name in reference.authors]
    yield "container-title", reference.within
    yield "publisher", reference.publisher
    if reference.date:
        yield "issued", _make_date(reference.date, doubtful=_("date") in reference.doubts)
    if reference.seen:
        yield "accessed", _make_date(reference.seen)
    yield "URL", reference.url or reference.archive
    yield "language", reference.language
    yield "abstract", reference.abstract
    yield "note", "; ".join(_iterate_notes(reference))


def _iterate_notes(reference: Reference) -> Iterator[str]:
    if reference.translated:
        yield _("title translated: {title}").format(title=reference.translated)
    if reference.archive and reference.url:
        yield _("archived at {address}").format(address=reference.archive)
    if reference.doubts:
        yield _("likely, not verified: {what}").format(what=", ".join(reference.doubts))
    if reference.note:
        yield reference.note


def _make_date(date: Date, *, doubtful: bool = False) -> dict[str, Any]:
    """Return the date in numbers, or as stated if numbers would claim more than is known."""
    date_parts = get_date_parts(date)
    if not date_parts:
        return {"literal": date.as_stated}
    csl_date: dict[str, Any] = {"date-parts": date_parts}
    if date.is_qualified or doubtful:
        csl_date["circa"] = True
    return csl_date
