"""What the document of a point holds, as a JSON Schema that others can check it with: https://json-schema.org."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.content.fingerprint import digest
from factsheet.data.point_json.schema import document_schema
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings

NAME = "point.schema.json"


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schema, which is the same for every sheet."""
    yield File(urls.data(NAME), partial(_content, settings), partial(digest, orjson.dumps(document_schema())))


def _content(settings: Settings, read: Read) -> bytes:
    known_as = urls.permalink(settings.url, urls.data(NAME))
    return orjson.dumps({**({"$id": known_as} if known_as else {}), **document_schema()})
