"""JSON Schemas (https://json-schema.org): of the files that editors write, and of the document of a point."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data.point_json.schema import make_document_schema
from factsheet.model import json_schema
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

DOCUMENT = "point.schema.json"


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schemas; no content changes them, so their digests do not depend on any."""
    source = partial(repr, settings)
    yield File(urls.make_data_address(DOCUMENT), partial(_write_document_schema, settings), bytes, source=source)
    for kind in json_schema.KINDS:
        yield File(urls.make_schema_address(kind), partial(_write_kind_schema, settings, kind), bytes, source=source)


def _write_document_schema(settings: Settings, read: FileReader) -> bytes:
    schema = make_document_schema()
    url = urls.make_permalink(settings.url, urls.make_data_address(DOCUMENT))
    if url:
        schema = {"$id": url, **schema}
    return orjson.dumps(schema)


def _write_kind_schema(settings: Settings, kind: str, read: FileReader) -> bytes:
    url = urls.make_permalink(settings.url, urls.make_schema_address(kind))
    return json_schema.format_schema(json_schema.make_schema(kind, url)).encode()
