"""The files that the web form loads: its rules and texts, and the ids to choose from."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.edit.web_form import choices, labels
from factsheet.edit.web_form.rules import make_rules
from factsheet.model import json_schema
from factsheet.model.sheet import Sheet
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    yield File(urls.make_form_file_address("form.json"), _encode_form, bytes, source=partial(repr, settings))
    yield File(
        urls.make_form_file_address("known.json"), partial(_encode_known, findings), findings.dependencies.digest_site
    )
    for sheet in findings.corpus.sheets.values():
        digest = partial(findings.dependencies.digest_whole_sheet, sheet.id)
        yield File(urls.make_known_points_address(sheet.id), partial(_encode_points, findings, sheet), digest)


def _encode_form(read: FileReader) -> bytes:
    schemas = {kind: json_schema.make_schema(kind) for kind in json_schema.KINDS if kind != "sheet"}
    return orjson.dumps({"rules": make_rules(), "schemas": schemas, **labels.make_form_texts()})


def _encode_known(findings: Findings, read: FileReader) -> bytes:
    return orjson.dumps(choices.collect_choices(findings.corpus))


def _encode_points(findings: Findings, sheet: Sheet, read: FileReader) -> bytes:
    return orjson.dumps(choices.list_points(findings.corpus, sheet))
