"""A point as one JSON document, with a hash by which others can check that it is as we published it."""

import hashlib
from functools import partial
from typing import Any

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data.point_json.document import Describe, make_document, make_source
from factsheet.model.point import Point
from factsheet.model.source import Source
from factsheet.text.memory import Memory
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

# Page, card and file of a point all show the hash, and are made soon after each other.
_DOCUMENTS: Memory[bytes] = Memory(most=64)
"""By point."""
# A source occurs in many documents.
_SOURCES: Memory[bytes] = Memory()
"""By id of the source: its part of a document."""


def make_file(findings: Findings, settings: Settings, point: Point) -> File:
    """Return the file next to the page of the point."""

    def write(read: FileReader) -> bytes:
        return encode_document(findings, settings, point)

    def digest() -> bytes:
        return findings.dependencies.digest_page(point)

    return File(urls.make_document_address(point.sheet, point.id), write, digest, point.key)


def encode_document(findings: Findings, settings: Settings, point: Point) -> bytes:
    """Return the document as JSON, its hash as the last key."""
    return _DOCUMENTS.get(findings, point.key, partial(_make, findings, settings, point))


def get_hash(findings: Findings, settings: Settings, point: Point) -> str:
    """Return the hash of the document, `sha256:` and 64 hexadecimal digits."""
    # 71 characters before `"}`, as `_make` puts the hash at the end.
    return encode_document(findings, settings, point)[-73:-2].decode()


def make_line(document: bytes) -> bytes:
    """Return the document, without the text of its file, as a line of a file with the documents of many points."""
    # Quotation marks inside texts are escaped, so both are found only as keys.
    text, hash = document.index(b',"yaml":"'), document.rindex(b',"hash":"')
    return b"%s%s\n" % (document[:text], document[hash:])


def encode_canonical(document_part: dict[str, Any]) -> bytes:
    """Return the canonical form of RFC 8785, so that anybody can compute the hash, as with `jq -cjS`."""
    # Sorted keys suffice: ours are ASCII, and orjson, ten times as fast as json, writes our numbers as the RFC does.
    return orjson.dumps(document_part, option=orjson.OPT_SORT_KEYS)


def _make(findings: Findings, settings: Settings, point: Point) -> bytes:
    """Return the document with the text of its file, then the hash."""
    # The text is not hashed: a comment in the file changes nothing that the point says.
    content = encode_canonical(make_document(findings, settings, point, _make_source_describer(findings, settings)))
    text = orjson.dumps(findings.corpus.files[point.file].text)
    return b'%s,"yaml":%s,"hash":"sha256:%s"}' % (content[:-1], text, hashlib.sha256(content).hexdigest().encode())


def _make_source_describer(findings: Findings, settings: Settings) -> Describe:
    def describe(source: Source) -> orjson.Fragment:
        make = partial(_make_source, findings, settings, source)
        return orjson.Fragment(_SOURCES.get(findings, source.id, make))

    return describe


def _make_source(findings: Findings, settings: Settings, source: Source) -> bytes:
    return encode_canonical(make_source(findings.corpus, settings, source))
