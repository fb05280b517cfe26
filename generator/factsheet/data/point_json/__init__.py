"""A point as one document for machines, with a hash by which others can tell whether it is as we published it."""

import hashlib
from pathlib import Path
from typing import Any

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data.point_json.document import document, of_source
from factsheet.model.point import Point
from factsheet.model.point_summary import Outline
from factsheet.model.source import Source
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings

SCHEMA = Path(__file__).parent / "point.schema.json"
"""What the document holds: every key with what it means."""
MOST_KEPT = 64
"""Documents that are kept at a time: the page, the card and the file of a point are made soon after each other."""


def make_file(findings: Findings, settings: Settings, outline: Outline) -> File:
    """Return the file that stands beside the page of the point."""

    def write(read: Read) -> bytes:
        return content(findings, settings, findings.corpus.points[outline.key])

    def stamp() -> bytes:
        return findings.stamps.page(outline)

    return File(urls.document(outline.sheet, outline.id), write, stamp, outline.key)


def content(findings: Findings, settings: Settings, point: Point) -> bytes:
    """Return the document as JSON, its hash as the last key."""
    kept = findings.written
    if point.key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[point.key] = _hashed(canonical(document(findings, settings, point, _described(findings, settings))))
    return kept[point.key]


def hash_of(findings: Findings, settings: Settings, point: Point) -> str:
    """Return the hash of the document, `sha256:` and 64 hexadecimal digits."""
    return content(findings, settings, point)[-73:-2].decode()


def canonical(told: dict[str, Any]) -> bytes:
    """Return the text of RFC 8785: all our keys are ASCII, and our numbers are written alike there."""
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)


def _hashed(content: bytes) -> bytes:
    """Add the hash: SHA-256 of the canonical form without it."""
    return b'%s,"hash":"sha256:%s"}' % (content[:-1], hashlib.sha256(content).hexdigest().encode())


def _described(findings: Findings, settings: Settings) -> Any:
    """Return what describes a source; each is written once, for it recurs in many documents."""
    kept = findings.described

    def describe(source: Source) -> orjson.Fragment:
        if source.id not in kept:
            kept[source.id] = canonical(of_source(findings.corpus, settings, source))
        return orjson.Fragment(kept[source.id])

    return describe
