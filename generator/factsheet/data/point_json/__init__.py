"""A point as one document for machines, with a hash by which others can tell whether it is as we published it."""

import hashlib
from functools import partial
from typing import Any

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data.point_json.document import make_document, make_source
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.text.memory import Memory
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

_DOCUMENTS: Memory[bytes] = Memory(most=64)
"""By point: its page, card and file are made soon after each other, and each shows the hash."""
_SOURCES: Memory[bytes] = Memory()
"""By source: what documents say about it."""


def make_file(findings: Findings, settings: Settings, point: Point) -> File:
    """Return the file that stands beside the page of the point."""

    def write(read: FileReader) -> bytes:
        return encode_document(findings, settings, point)

    def stamp() -> bytes:
        return findings.stamps.stamp_page(point)

    return File(urls.make_document_address(point.sheet, point.id), write, stamp, point.key)


def encode_document(findings: Findings, settings: Settings, point: Point) -> bytes:
    """Return the document as JSON, its hash as the last key."""
    return _DOCUMENTS.get(findings, point.key, partial(_make, findings, settings, point))


def get_hash(findings: Findings, settings: Settings, point: Point) -> str:
    """Return the hash of the document, `sha256:` and 64 hexadecimal digits."""
    return encode_document(findings, settings, point)[-73:-2].decode()


def encode_canonical(document_part: dict[str, Any]) -> bytes:
    """Return the text of RFC 8785: all our keys are ASCII, and our numbers are written alike there."""
    return orjson.dumps(document_part, option=orjson.OPT_SORT_KEYS)


def _make(findings: Findings, settings: Settings, point: Point) -> bytes:
    """Return the document with the text of its file, then the hash.

    The hash covers what is said and not how the file is written: a comment in it changes no page.
    """
    content = encode_canonical(make_document(findings, settings, point, _make_source_describer(findings, settings)))
    text = orjson.dumps(findings.corpus.files[point.file].text)
    return b'%s,"yaml":%s,"hash":"sha256:%s"}' % (content[:-1], text, hashlib.sha256(content).hexdigest().encode())


def _make_source_describer(findings: Findings, settings: Settings) -> Any:
    """Return what describes a source; each is written once, for it recurs in many documents."""

    def describe(source: Source) -> orjson.Fragment:
        make = partial(_make_source, findings, settings, source)
        return orjson.Fragment(_SOURCES.get(findings, source.id, make))

    return describe


def _make_source(findings: Findings, settings: Settings, source: Source) -> bytes:
    return encode_canonical(make_source(findings.corpus, settings, source))
