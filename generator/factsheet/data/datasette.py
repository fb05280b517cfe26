"""What Datasette shows beside the database: titles, what each column holds, the licence, by what to filter."""

from pathlib import PurePath
from typing import Any

import orjson

from factsheet.data.formats import DATABASE
from factsheet.data.tables import Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.text.i18n import _
from factsheet.web.settings import Settings


def write_metadata(settings: Settings) -> bytes:
    """Return the metadata, for `datasette factsheet.sqlite --metadata metadata.json`."""
    shown: dict[str, Any] = {table.name: _describe_table(table) for table in list_tables()}
    for view in list_views():
        shown[view.name] = {"title": view.title, "description": view.description}
    for table in list_tables():
        if table.sought:
            shown |= {f"{table.name}_search{part}": {"hidden": True} for part in _PARTS}
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


_PARTS = ("", "_config", "_data", "_docsize", "_idx")
"""What the search keeps beside its table."""


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
