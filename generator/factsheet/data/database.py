"""The tables as one SQLite file: keys, indexes, full-text search, and views for questions that are often asked.

The same rows give the same bytes: nothing of the day or the machine goes in.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factsheet.data.rows import Row
from factsheet.data.tables import Column, Table, tables
from factsheet.data.tables.views import views

FORMAT = 1
"""Changes when a column changes its meaning or goes; `PRAGMA user_version` tells it."""
_TYPES = {"whole": "INTEGER", "yes_no": "INTEGER", "number": "NUMERIC"}
_AT_ONCE = 1000
"""Rows that wait to be put in together."""
_PIECE = 1 << 20
_SETTINGS = (
    *("page_size = 4096", "encoding = 'UTF-8'", f"user_version = {FORMAT}"),
    *("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -16000"),
)
"""Nobody sees the file before it is whole; of memory, 16 MB."""
_SOUGHT_BY = ("sheets", "points", "sources")
"""What people come from, beside the key. Indexes for the other columns were an eighth of the file."""


def made(rows: Iterable[tuple[str, Row]], parts: Iterable[bytes] = ()) -> Iterator[bytes]:
    """Return the database with the rows, piece by piece.

    `parts` are databases whose tables of points are taken over, in order. It is made on the disk: that of a large site
    takes more memory than all the rest of a build.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.sqlite"
        with _opened(str(file)) as database:
            _fill(database, rows, parts)
        with file.open("rb") as content:
            yield from iter(partial(content.read, _PIECE), b"")


def select(content: bytes, table: Table) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a table in their order, truth as `true` and `false`."""
    with _opened(":memory:") as database:
        database.deserialize(content)
        yield from database.execute(f"SELECT {', '.join(map(_spelled, table.columns))} FROM {_in_order(table)}")


@contextmanager
def _opened(file: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        yield database


def _fill(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]], parts: Iterable[bytes]) -> None:
    for setting in _SETTINGS:
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    for table in tables():
        database.execute(_create(table))
    _put_all(database, rows)
    database.execute("COMMIT")  # nothing can be attached before
    for part in parts:
        _take_over(database, part)
    database.execute("BEGIN")
    for statement in _finish():
        database.execute(statement)
    database.execute("COMMIT")


def _create(table: Table) -> str:
    columns = [_column(column) for column in table.columns]
    if table.key:
        columns.append(f"PRIMARY KEY ({', '.join(map(_named, table.key))})")
    kept_by_key = " WITHOUT ROWID" if _is_link(table) else ""
    inside = ",\n  ".join(columns)
    return f"CREATE TABLE {_named(table.name)} (\n  {inside}\n){kept_by_key}"


def _column(column: Column) -> str:
    words = [_named(column.name), _TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if column.to:
        words.append(f"REFERENCES {_named(column.to)} ({_named(_key_of(column.to))})")
    return " ".join(words)


def _key_of(name: str) -> str:
    """Return the column by which rows of the table are named: Datasette wants it told."""
    return next(table.key[0] for table in tables() if table.name == name)


def _is_link(table: Table) -> bool:
    return len(table.key) > 1 and not table.sought


def _put_all(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    cells = {table.name: itemgetter(*table.names) for table in tables()}
    waiting: defaultdict[str, list[Any]] = defaultdict(list)
    for name, row in rows:
        waiting[name].append(cells[name](row))
        if len(waiting[name]) >= _AT_ONCE:
            _put(database, name, waiting.pop(name))
    for name, left in waiting.items():
        _put(database, name, left)


def _put(database: sqlite3.Connection, name: str, cells: Sequence[Sequence[Any]]) -> None:
    places = ", ".join("?" * len(cells[0]))
    database.executemany(f"INSERT INTO {_named(name)} VALUES ({places})", cells)


def _take_over(database: sqlite3.Connection, part: bytes) -> None:
    database.execute("ATTACH ':memory:' AS part")
    database.deserialize(part, name="part")
    for table in tables():
        if table.of_points:
            database.execute(f"INSERT INTO main.{_named(table.name)} SELECT * FROM part.{_in_order(table)}")
    database.execute("DETACH part")


def _finish() -> Iterator[str]:
    """Return what makes the tables easy to ask: indexes, search, views."""
    for table in tables():
        for column in table.columns:
            if column.to in _SOUGHT_BY and not _is_link(table) and table.key[:1] != (column.name,):
                name = _named(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_named(table.name)} ({_named(column.name)})"
        if table.sought:
            search, sought = _named(f"{table.name}_search"), ", ".join(map(_named, table.sought))
            yield f'CREATE VIRTUAL TABLE {search} USING fts5({sought}, content="{table.name}")'
            yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"
    for view in views():
        yield f"CREATE VIEW {_named(view.name)} AS\n{view.question}"


def _in_order(table: Table) -> str:
    order = ", ".join(map(_named, table.key)) if _is_link(table) else "rowid"
    return f"{_named(table.name)} ORDER BY {order}"


def _spelled(column: Column) -> str:
    name = _named(column.name)
    return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END" if column.type == "yes_no" else name


def _named(name: str) -> str:
    return f'"{name}"'
