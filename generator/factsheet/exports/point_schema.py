"""What the document of a point holds, as a JSON Schema that others can check it with: https://json-schema.org."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet import addresses
from factsheet.digest import digest
from factsheet.dossier import SCHEMA
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.settings import Settings

NAME = "point.schema.json"


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the schema, which is the same for every sheet."""
    yield File(addresses.data(NAME), partial(_content, settings), partial(digest, SCHEMA.read_bytes()))


def _content(settings: Settings, read: Read) -> bytes:
    told = orjson.loads(SCHEMA.read_bytes())
    known_as = addresses.permalink(settings.url, addresses.data(NAME))
    return orjson.dumps({"$id": known_as, **told} if known_as else told)
