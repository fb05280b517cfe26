"""The tables as one SQLite file: keys, indexes, full-text search, and views for common questions.

The same rows give the same bytes: the file holds nothing of the day or the machine.
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
"""`PRAGMA user_version`; increased when a column changes its meaning or is removed."""
_TYPES = {"whole": "INTEGER", "yes_no": "INTEGER", "number": "NUMERIC"}
_BATCH = 1000
"""Rows inserted together: `executemany` on a batch is faster, and a large site's rows would not fit in memory."""
_SETTINGS = (
    # Written out although they are the defaults, so that another build of SQLite makes the same bytes.
    "page_size = 4096",
    "encoding = 'UTF-8'",
    f"user_version = {FORMAT}",
    # Nobody sees the file before it is complete, so a crash loses nothing: no journal, no waiting for the disk.
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    # Negative means KiB: 16 MB, however large the site is.
    "cache_size = -16000",
)
# People start from these. Indexes on the other columns made up an eighth of the file.
_INDEXED_TABLES = ("sheets", "points", "sources")
"""Columns that refer to these tables have an index."""


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the database of all sheets, and its metadata for Datasette."""

    def write(read: FileReader) -> bytes:
        return write_database(make_rows(findings, settings, collect_all_things(findings.corpus), read))

    yield File(urls.make_data_address(DATABASE), write, findings.stamps.stamp_site)
    yield File(urls.make_data_address(METADATA), lambda read: write_metadata(settings), findings.stamps.stamp_site)


def write_database(rows: Iterable[tuple[str, Row]]) -> bytes:
    """Return the database with the rows."""
    # On disk: sorting the search index of a large site in memory took more of it than the rest of the build.
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
    inside = ",\n  ".join(columns)
    statement = f"CREATE TABLE {_quote_name(table.name)} (\n  {inside}\n)"
    # Such a table is little more than its key: with row ids SQLite would store the key twice, as table and as index.
    return f"{statement} WITHOUT ROWID" if _is_link(table) else statement


def _define_column(column: Column) -> str:
    words = [_quote_name(column.name), _TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if column.to:
        words.append(f"REFERENCES {_quote_name(column.to)} ({_quote_name(_get_key(column.to))})")
    return " ".join(words)


def _get_key(name: str) -> str:
    """Return the first key column of the table. SQLite could find it, but Datasette reads it from the statement."""
    return next(table.key[0] for table in list_tables() if table.name == name)


def _is_link(table: Table) -> bool:
    # Full-text search refers to row ids, so a table that is searched must have them.
    return len(table.key) > 1 and not table.sought


def _put_all(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    cells = {table.name: itemgetter(*table.names) for table in list_tables()}
    waiting: defaultdict[str, list[Any]] = defaultdict(list)
    for name, row in rows:
        waiting[name].append(cells[name](row))
        if len(waiting[name]) >= _BATCH:
            _put(database, name, waiting.pop(name))
    for name, left in waiting.items():
        _put(database, name, left)


def _put(database: sqlite3.Connection, name: str, cells: Sequence[Sequence[Any]]) -> None:
    places = ", ".join("?" * len(cells[0]))
    database.executemany(f"INSERT INTO {_quote_name(name)} VALUES ({places})", cells)


def _finish() -> Iterator[str]:
    """Return the statements for indexes, search and views; after the rows, since an index is built faster at once."""
    for table in list_tables():
        yield from _create_indexes(table)
        if table.sought:
            search = _quote_name(f"{table.name}_search")
            sought = ", ".join(map(_quote_name, table.sought))
            yield f'CREATE VIRTUAL TABLE {search} USING fts5({sought}, content="{table.name}")'
            yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"
    for view in list_views():
        yield f"CREATE VIEW {_quote_name(view.name)} AS\n{view.question}"


def _create_indexes(table: Table) -> Iterator[str]:
    if _is_link(table):
        return
    for column in table.columns:
        is_first_of_key = table.key[:1] == (column.name,)
        if column.to in _INDEXED_TABLES and not is_first_of_key:
            name = _quote_name(f"{table.name}_{column.name}")
            yield f"CREATE INDEX {name} ON {_quote_name(table.name)} ({_quote_name(column.name)})"


def _quote_name(name: str) -> str:
    return f'"{name}"'
