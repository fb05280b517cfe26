"""The tables as a Frictionless Data Package: what each column holds, the licence, and how each file is checked.

As https://specs.frictionlessdata.io/data-package/ has it. Nothing here tells the day on which it was made: the version
is the digest of the tables.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from factsheet.analysis.passage_urls import UNSAFE
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
"""Those of our types that are no texts."""

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
        "licenses": [_make_licence(settings)] if settings.licence else None,
        "contributors": [{"title": editor, "role": "author"} for editor in sheet.editors],
        "sources": [_make_source(source) for source in sources if source.is_seen],
        "resources": resources,
    }
    return orjson.dumps({name: value for name, value in package.items() if value}, option=orjson.OPT_INDENT_2)


def _make_licence(settings: Settings) -> Descriptor:
    """Return the licence; its name is an identifier, as `CC-BY-4.0`."""
    path = {"path": settings.licence_url} if settings.licence_url else {}
    return {"name": "-".join(settings.licence.split()), "title": settings.licence, **path}


def _make_source(source: Source) -> Descriptor:
    path = {"path": source.url} if source.url and source.url_status not in UNSAFE else {}
    return {"title": source.title or source.id, **path}


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
    links = [column for column in table.columns if column.to]
    return {
        "fields": [_make_field(column, alone=table.key == (column.name,)) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": [_make_foreign_key(column, table) for column in links]} if links else {}),
    }


def _make_field(column: Column, *, alone: bool) -> Descriptor:
    rules: Descriptor = {"required": True} if column.required else {}
    if column.options:
        rules["enum"] = list(column.options)
    if alone:
        rules["unique"] = True
    truth = {"trueValues": ["true"], "falseValues": ["false"]} if column.type == "yes_no" else {}
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.description,
        **truth,
        **({"constraints": rules} if rules else {}),
    }


def _make_foreign_key(column: Column, table: Table) -> Descriptor:
    """Return where the key stands; an empty resource is the table itself."""
    other = next(candidate for candidate in list_tables() if candidate.name == column.to)
    resource = "" if other.name == table.name else other.name
    return {"fields": [column.name], "reference": {"resource": resource, "fields": list(other.key)}}
