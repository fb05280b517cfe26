"""What the form for proposals reads: its rules and words, what is known, and each point’s file as it is written."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet import addresses, schema
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.records.outline import Outline
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.suggesting import known, labels
from factsheet.suggesting.rules import rules


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    yield File(addresses.suggesting("form.json"), _form, bytes)
    yield File(addresses.suggesting("known.json"), partial(_known, findings), findings.stamps.of_everything)
    for sheet in findings.corpus.sheets.values():
        stamp = partial(findings.stamps.whole_sheet, sheet.id)
        yield File(addresses.known_points(sheet.id), partial(_points, findings, sheet), stamp)


def of_point(findings: Findings, settings: Settings, outline: Outline) -> Iterator[File]:
    content, stamp = partial(_written, findings, outline), partial(findings.stamps.point, outline.key)
    yield File(addresses.written(outline.sheet, outline.id), content, stamp, outline.key)


def _form(read: Read) -> bytes:
    schemas = {kind: schema.schema(kind) for kind in schema.KINDS if kind != "sheet"}
    return orjson.dumps({"rules": rules(), "schemas": schemas, **labels.form()})


def _known(findings: Findings, read: Read) -> bytes:
    return orjson.dumps(known.things(findings.corpus))


def _points(findings: Findings, sheet: Sheet, read: Read) -> bytes:
    return orjson.dumps(known.points(findings.corpus, sheet))


def _written(findings: Findings, outline: Outline, read: Read) -> bytes:
    return findings.corpus.written[outline.file]
