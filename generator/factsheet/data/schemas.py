"""JSON Schemas (https://json-schema.org): of the files that editors write, and of the document of a point."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.content.fingerprint import digest
from factsheet.data.point_json import SCHEMA
from factsheet.model import json_schema
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings

DOCUMENT = "point.schema.json"


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schemas, which no content changes."""
    yield File(urls.data(DOCUMENT), partial(_write_document_schema, settings), partial(digest, SCHEMA.read_bytes()))
    for kind in json_schema.KINDS:
        yield File(urls.schema(kind), partial(_write_kind_schema, settings, kind), bytes)


def _write_document_schema(settings: Settings, read: Read) -> bytes:
    schema = orjson.loads(SCHEMA.read_bytes())
    known_as = urls.permalink(settings.url, urls.data(DOCUMENT))
    return orjson.dumps({"$id": known_as, **schema} if known_as else schema)


def _write_kind_schema(settings: Settings, kind: str, read: Read) -> bytes:
    return json_schema.as_text(json_schema.schema(kind, urls.permalink(settings.url, urls.schema(kind)))).encode()
