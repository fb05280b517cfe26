"""What the form for proposals reads: its rules and words, and what is known."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.edit.web_form import choices, labels
from factsheet.edit.web_form.rules import rules
from factsheet.model import json_schema
from factsheet.model.sheet import Sheet
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    yield File(urls.suggesting("form.json"), _form, bytes)
    yield File(urls.suggesting("known.json"), partial(_known, findings), findings.stamps.of_everything)
    for sheet in findings.corpus.sheets.values():
        stamp = partial(findings.stamps.whole_sheet, sheet.id)
        yield File(urls.known_points(sheet.id), partial(_points, findings, sheet), stamp)


def _form(read: Read) -> bytes:
    schemas = {kind: json_schema.schema(kind) for kind in json_schema.KINDS if kind != "sheet"}
    return orjson.dumps({"rules": rules(), "schemas": schemas, **labels.form()})


def _known(findings: Findings, read: Read) -> bytes:
    return orjson.dumps(choices.things(findings.corpus))


def _points(findings: Findings, sheet: Sheet, read: Read) -> bytes:
    return orjson.dumps(choices.points(findings.corpus, sheet))
