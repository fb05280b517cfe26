"""The tables as one SQLite file: keys, indexes, full-text search, and views for questions that are often asked.

The same rows give the same bytes: nothing of the day or the machine goes in.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factsheet.analysis.analysis import Findings
from factsheet.data.cells import Row
from factsheet.data.datasette import write_metadata
from factsheet.data.formats import DATABASE, METADATA
from factsheet.data.rows import make_rows
from factsheet.data.rows_of_things import collect_all_things
from factsheet.data.tables import Column, Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

FORMAT = 1
"""Changes when a column changes its meaning or goes; `PRAGMA user_version` tells it."""
_TYPES = {"whole": "INTEGER", "yes_no": "INTEGER", "number": "NUMERIC"}
_AT_ONCE = 1000
"""Rows that wait to be put in together."""
_SETTINGS = (
    *("page_size = 4096", "encoding = 'UTF-8'", f"user_version = {FORMAT}"),
    *("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -16000"),
)
"""Nobody sees the file before it is whole; of memory, 16 MB."""
_SOUGHT_BY = ("sheets", "points", "sources")
"""What people come from, beside the key. Indexes for the other columns were an eighth of the file."""


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the database of all sheets, and what Datasette shows beside it."""

    def write(read: FileReader) -> bytes:
        return write_database(make_rows(findings, settings, collect_all_things(findings.corpus), read))

    yield File(urls.make_data_address(DATABASE), write, findings.stamps.stamp_site)
    yield File(urls.make_data_address(METADATA), lambda read: write_metadata(settings), findings.stamps.stamp_site)


def write_database(rows: Iterable[tuple[str, Row]]) -> bytes:
    """Return the database with the rows.

    It is made on the disk: sorting the search index of a large site in memory took more than all the rest of a build.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / DATABASE
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            _fill(database, rows)
        return file.read_bytes()


def _fill(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    for setting in _SETTINGS:
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    for table in list_tables():
        database.execute(_create(table))
    _put_all(database, rows)
    for statement in _finish():
        database.execute(statement)
    database.execute("COMMIT")


def _create(table: Table) -> str:
    columns = [_define_column(column) for column in table.columns]
    if table.key:
        columns.append(f"PRIMARY KEY ({', '.join(map(_quote_name, table.key))})")
    kept_by_key = " WITHOUT ROWID" if _is_link(table) else ""
    inside = ",\n  ".join(columns)
    return f"CREATE TABLE {_quote_name(table.name)} (\n  {inside}\n){kept_by_key}"


def _define_column(column: Column) -> str:
    words = [_quote_name(column.name), _TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if column.to:
        words.append(f"REFERENCES {_quote_name(column.to)} ({_quote_name(_get_key(column.to))})")
    return " ".join(words)


def _get_key(name: str) -> str:
    """Return the column by which rows of the table are named: Datasette wants it told."""
    return next(table.key[0] for table in list_tables() if table.name == name)


def _is_link(table: Table) -> bool:
    return len(table.key) > 1 and not table.sought


def _put_all(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    cells = {table.name: itemgetter(*table.names) for table in list_tables()}
    waiting: defaultdict[str, list[Any]] = defaultdict(list)
    for name, row in rows:
        waiting[name].append(cells[name](row))
        if len(waiting[name]) >= _AT_ONCE:
            _put(database, name, waiting.pop(name))
    for name, left in waiting.items():
        _put(database, name, left)


def _put(database: sqlite3.Connection, name: str, cells: Sequence[Sequence[Any]]) -> None:
    places = ", ".join("?" * len(cells[0]))
    database.executemany(f"INSERT INTO {_quote_name(name)} VALUES ({places})", cells)


def _finish() -> Iterator[str]:
    """Return what makes the tables easy to ask: indexes, search, views."""
    for table in list_tables():
        for column in table.columns:
            if column.to in _SOUGHT_BY and not _is_link(table) and table.key[:1] != (column.name,):
                name = _quote_name(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_quote_name(table.name)} ({_quote_name(column.name)})"
        if table.sought:
            search, sought = _quote_name(f"{table.name}_search"), ", ".join(map(_quote_name, table.sought))
            yield f'CREATE VIRTUAL TABLE {search} USING fts5({sought}, content="{table.name}")'
            yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"
    for view in list_views():
        yield f"CREATE VIEW {_quote_name(view.name)} AS\n{view.question}"


def _quote_name(name: str) -> str:
    return f'"{name}"'
