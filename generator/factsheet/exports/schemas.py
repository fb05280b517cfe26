"""What may be written in a file of each kind, as JSON Schemas: editors and the form of the site go by them."""

from collections.abc import Iterator
from functools import partial

from factsheet import addresses, schema
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.settings import Settings


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schema of each kind, which no content changes."""
    for kind in schema.KINDS:
        yield File(addresses.schema(kind), partial(_content, settings, kind), bytes)


def _content(settings: Settings, kind: str, read: Read) -> bytes:
    return schema.as_text(schema.schema(kind, addresses.permalink(settings.url, addresses.schema(kind)))).encode()
