"""What may be written in a file of each kind, as JSON Schemas: editors and the form of the site go by them."""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.model import json_schema
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schema of each kind, which no content changes."""
    for kind in json_schema.KINDS:
        yield File(urls.schema(kind), partial(_content, settings, kind), bytes)


def _content(settings: Settings, kind: str, read: Read) -> bytes:
    return json_schema.as_text(json_schema.schema(kind, urls.permalink(settings.url, urls.schema(kind)))).encode()
