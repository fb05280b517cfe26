"""The tables as a Frictionless Data Package (https://specs.frictionlessdata.io/data-package/).

It describes each column, the licence, and the hash of each file. The version is the digest of the tables, not a date:
the same content gives the same bytes.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from factsheet.analysis.report_table import UNSAFE
from factsheet.data.tables import Column, Table, list_tables
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.web import urls
from factsheet.web.settings import Settings

_TYPES = {
    "list": "array",
    "day": "date",
    "moment": "datetime",
    "whole": "integer",
    "number": "number",
    "yes_no": "boolean",
}
"""The Frictionless names of our column types; all others are strings."""

Descriptor = dict[str, Any]


def write_package(settings: Settings, sheet: Sheet, sources: Iterable[Source], contents: Mapping[str, bytes]) -> bytes:
    """Return the description of the tables of a sheet; `contents` are the CSV files by the name of the table."""
    resources = [_make_resource(table, contents[table.name]) for table in list_tables()]
    version = hashlib.sha256("".join(resource["hash"] for resource in resources).encode()).hexdigest()
    package = {
        "profile": "tabular-data-package",
        "name": sheet.id,
        "title": f"{sheet.title} · {settings.name}",
        "description": sheet.question,
        "homepage": urls.make_permalink(settings.url, urls.make_sheet_address(sheet.id)),
        "version": version,
        "licenses": _make_licences(settings),
        "contributors": [{"title": editor, "role": "author"} for editor in sheet.editors],
        "sources": [_make_source(source) for source in sources if source.is_seen],
        "resources": resources,
    }
    stated = {name: value for name, value in package.items() if value}
    return orjson.dumps(stated, option=orjson.OPT_INDENT_2)


def _make_licences(settings: Settings) -> list[Descriptor]:
    if not settings.licence:
        return []
    # The specification wants an identifier such as `CC-BY-4.0` for the name.
    licence = {"name": "-".join(settings.licence.split()), "title": settings.licence}
    if settings.licence_url:
        licence["path"] = settings.licence_url
    return [licence]


def _make_source(source: Source) -> Descriptor:
    described = {"title": source.title or source.id}
    if source.url and source.url_status not in UNSAFE:
        described["path"] = source.url
    return described


def _make_resource(table: Table, content: bytes) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _make_schema(table),
    }


def _make_schema(table: Table) -> Descriptor:
    schema: Descriptor = {
        "fields": [_make_field(column, alone=table.key == (column.name,)) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    links = [column for column in table.columns if column.to]
    if links:
        schema["foreignKeys"] = [_make_foreign_key(column, table) for column in links]
    return schema


def _make_field(column: Column, *, alone: bool) -> Descriptor:
    described: Descriptor = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.description,
    }
    if column.type == "yes_no":
        # By default a reader would also accept `1` and `T`, which we never write.
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    rules: Descriptor = {}
    if column.required:
        rules["required"] = True
    if column.options:
        rules["enum"] = list(column.options)
    if alone:
        rules["unique"] = True
    if rules:
        described["constraints"] = rules
    return described


def _make_foreign_key(column: Column, table: Table) -> Descriptor:
    """Return the column that the key refers to; an empty resource means the table itself."""
    other = next(candidate for candidate in list_tables() if candidate.name == column.to)
    resource = "" if other.name == table.name else other.name
    return {"fields": [column.name], "reference": {"resource": resource, "fields": list(other.key)}}
