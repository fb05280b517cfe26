"""The tables as one SQLite file: keys, indexes, full-text search, and views for common questions.

Rows of points are read from the CSV tables of the sheets, so that no row is made twice. The same rows give the same
bytes: the file holds nothing of the day or the machine.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.data import rows_of_things
from factsheet.data.cells import Row
from factsheet.data.csv_tables import read_table
from factsheet.data.datasette import write_metadata
from factsheet.data.formats import DATABASE, METADATA
from factsheet.data.rows_of_things import collect_all_things
from factsheet.data.tables import Column, Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

FORMAT = 1
"""`PRAGMA user_version`; increased when a column changes its meaning or is removed."""
_TYPES = {"whole": "INTEGER", "yes_no": "INTEGER", "number": "NUMERIC"}
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
        with _make_database(findings.corpus, settings, read) as made:
            return made.read_bytes()

    def copy(read: FileReader, file: str) -> None:
        with _make_database(findings.corpus, settings, read) as made:
            copyfile(made, file)

    # Made in a later turn, since it contains the tables of the sheets.
    yield File(urls.make_data_address(DATABASE), write, findings.dependencies.digest_site, copy=copy, turn=2)
    yield File(
        urls.make_data_address(METADATA), lambda read: write_metadata(settings), findings.dependencies.digest_site
    )


@contextmanager
def _make_database(corpus: Corpus, settings: Settings, read: FileReader) -> Iterator[Path]:
    """Pass the temporary file of the database; `read` returns the CSV tables."""
    # On disk: sorting the search index of a large site in memory took more of it than the rest of the build.
    with TemporaryDirectory() as folder:
        file = Path(folder) / DATABASE
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            for setting in _SETTINGS:
                database.execute(f"PRAGMA {setting}")
            database.execute("BEGIN")
            for table in list_tables():
                database.execute(_create(table))
            _put_things(database, rows_of_things.make_rows(corpus, settings, collect_all_things(corpus)))
            for table in list_tables():
                if table.of_points:
                    for sheet in corpus.sheets:
                        _put_table(database, table, read(urls.make_data_address(table.file, sheet)))
            for statement in _finish():
                database.execute(statement)
            database.execute("COMMIT")
        yield file


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


def _put_things(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    names = {table.name: table.names for table in list_tables()}
    for table, row in rows:
        cells = list(map(row.get, names[table]))
        database.execute(_insert(table, ["?"] * len(cells)), cells)


def _put_table(database: sqlite3.Connection, table: Table, content: bytes) -> None:
    """Insert the rows of a CSV table; the types of the columns make numbers of texts."""
    with read_table(content) as rows:
        database.executemany(_insert(table.name, map(_convert_cell, table.columns)), rows)


def _insert(table: str, cells: Iterable[str]) -> str:
    return f"INSERT INTO {_quote_name(table)} VALUES ({', '.join(cells)})"


def _convert_cell(column: Column) -> str:
    """Return the expression for a cell of a CSV table."""
    cell = "?" if column.required else "nullif(?, '')"
    return f"{cell} = 'true'" if column.type == "yes_no" else cell


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
