"""Metadata for Datasette: titles, descriptions of columns, the licence, facets."""

from pathlib import PurePath
from typing import Any

import orjson

from factsheet.data.formats import DATABASE
from factsheet.data.tables import Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.text.i18n import _
from factsheet.web.settings import Settings

# The shadow tables of FTS5 (https://www.sqlite.org/fts5.html), which would look like data to a reader.
_SEARCH_TABLES = ("", "_config", "_data", "_docsize", "_idx")


def write_metadata(settings: Settings) -> bytes:
    """Return the metadata, for `datasette factsheet.sqlite --metadata metadata.json`."""
    shown: dict[str, Any] = {}
    for table in list_tables():
        shown[table.name] = _describe_table(table)
    for view in list_views():
        shown[view.name] = {"title": view.title, "description": view.description}
    for table in list_tables():
        if table.sought:
            for suffix in _SEARCH_TABLES:
                shown[f"{table.name}_search{suffix}"] = {"hidden": True}
    metadata = {
        "title": settings.name,
        "description": settings.description,
        "license": settings.licence,
        "license_url": settings.licence_url,
        "source": settings.name if settings.url else None,
        "source_url": settings.url,
        "databases": {PurePath(DATABASE).stem: {"description": _("Numbers are never added."), "tables": shown}},
    }
    return orjson.dumps({name: value for name, value in metadata.items() if value}, option=orjson.OPT_INDENT_2)


def _describe_table(table: Table) -> dict[str, Any]:
    metadata = {
        "title": table.title,
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
        "label_column": table.label,
        "facets": list(table.facets),
        "size": 50,
    }
    return {name: value for name, value in metadata.items() if value}
