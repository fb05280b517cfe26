"""`factsheet import`: points and their reports out of a spreadsheet, all of them or none."""

import codecs
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import site_settings
from factsheet.content.layout import copy_files
from factsheet.edit.new.existing_ids import known
from factsheet.edit.spreadsheet import columns, csv_cells
from factsheet.edit.spreadsheet.csv_cells import Table, Told
from factsheet.edit.spreadsheet.to_points import Entries, Line, Writer
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import create_regular

_FIX = re.compile(r"(\w+): (.+)", re.DOTALL)
Files = Mapping[str, tuple[Line, ...]]
"""By name, from the content folder."""


def _print(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Print what the option asks for, before anything else is looked at."""
    if wanted:
        text = csv_cells.write(columns.TEMPLATE) if option.name == "template" else columns.handbook()
        click.echo(text.encode("utf-8"), nl=False)
        ctx.exit()


_PRINTS: Mapping[str, Any] = {"is_flag": True, "is_eager": True, "expose_value": False, "callback": _print}


@click.command("import", epilog="Example:  factsheet import reports.csv --sheet talks --dry-run")
@site_settings.option
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", default="", help="The sheet of rows that name none; the only one may be left out.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and what is wrong; write nothing.")
@click.option("--encoding", help="How the file is written where it is not Unicode, such as cp1252 or cp1251.")
@click.option("--template", help="Print a file with all columns and one example, and do nothing else.", **_PRINTS)
@click.option("--columns", help="Print what each column says, and do nothing else.", **_PRINTS)
def import_(
    config_file: Path,
    file: Path | None,
    sheet: str,
    dry_run: bool,
    encoding: str | None,
) -> None:
    """Write the files of the points in FILE, a spreadsheet saved as CSV; none that exists is changed.

    One row is one report. What belongs to the point stands in its first row, and may be repeated in the others.
    Where a row has an error, it is named with its row and column, and nothing is written.
    """
    if file is None:
        raise click.UsageError("name the file, or write one with --template")
    site = site_settings.whereabouts(config_file)
    content = site.content
    table = _read(file, encoding)
    files = _drafted(table, content, sheet, file.name)
    schema = site.top / "schema" / "point.json"
    texts = {name: _text(lines, os.path.relpath(schema, (content / name).parent)) for name, lines in files.items()}
    _refuse_errors(_tried(content, texts), files, table, file.name)
    if not dry_run:
        _put(content, texts)
    for name in texts:
        click.echo(f"{'would be written' if dry_run else 'written'}: {content.name}/{name}")


def _read(file: Path, encoding: str | None) -> Table:
    try:
        codecs.lookup(encoding or "utf-8")
        return csv_cells.read(file.read_bytes(), encoding)
    except LookupError:
        raise click.UsageError(f"--encoding: “{encoding}” is not known: cp1252, cp1251, utf-16 …") from None
    except (csv_cells.Unreadable, UnicodeError) as error:
        raise click.UsageError(f"{file.name}: {error}") from None


def _drafted(table: Table, content: Path, sheet: str, named: str) -> Files:
    there = known(content)
    sheets = there.choices("sheet")
    if sheet and (mistake := there.mistake("sheet", sheet)):
        raise click.UsageError(f"--sheet: {mistake}")
    found = Entries(table, there, sheet or (sheets[0] if len(sheets) == 1 else ""))
    found.gather()
    mistakes = [*table.mistakes, *found.mistakes]
    if mistakes:
        _tell(((mistake, Level.ERROR) for mistake in mistakes), named)
        raise SystemExit(1)
    if not found.found:
        raise click.UsageError(f"{named}: it has no rows below the names of its columns")
    writer = Writer(there)
    return {entry.file: writer.lines(entry) for entry in found.found.values()}


def _text(lines: tuple[Line, ...], schema: str) -> str:
    head = f"# yaml-language-server: $schema={Path(schema).as_posix()}"
    return "".join(f"{line}\n" for line in (head, *(line.text for line in lines)))


def _tried(content: Path, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems of a copy of the content that has the new files, too."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_files(content, Path(folder))
        _put(copy, texts)
        _findings, problems = examine(copy)
    return tuple(problem for problem in problems if problem.file.partition("/")[2] in texts)


def _refuse_errors(problems: tuple[Problem, ...], files: Files, table: Table, named: str) -> None:
    shown = [one for one in problems if one.level is not Level.HINT]
    _tell(((_in_cell(one, files, table), one.level) for one in shown), named)
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(1)


def _in_cell(problem: Problem, files: Files, table: Table) -> Told:
    """Return the problem as one of the cell that its line was made from, or that is to be filled in."""
    lines = files[problem.file.partition("/")[2]]
    line = lines[max(0, min(problem.line - 2, len(lines) - 1))]
    fix = _FIX.fullmatch(problem.fix or "")
    meant = _column(fix[1], line) if fix else None
    advice = fix[2] if fix and meant else problem.fix
    advice = None if advice == "…" else advice
    return table.told(line.row, meant or line.name, f"{problem.message} [{problem.code}]", advice)


def _column(field: str, line: Line) -> str | None:
    """Return the column that holds a field of what the line is about."""
    made_from = columns.BY_NAME[line.name]
    named = [column for column in columns.COLUMNS if column.path[-1:] == (field,)]
    named = [column for column in named if column.of_report == made_from.of_report]
    named.sort(key=lambda column: column.path[:-1] != made_from.path[:-1])  # that of the same record goes before
    return named[0].name if named else None


def _tell(mistakes: Iterator[tuple[Told, Level]], named: str) -> None:
    for told, level in sorted(mistakes, key=lambda one: (one[0].row, one[0].column or 0)):
        click.echo(f"{level}: {named}, {told}", err=True)


def _put(content: Path, texts: Mapping[str, str]) -> None:
    """Write all files, or none."""
    made: list[Path] = []
    name = ""
    try:
        for name, text in texts.items():
            file = content / name
            create_regular(file, text.encode(), content)
            made.append(file)
    except OSError as error:
        for file in made:
            file.unlink()
        raise click.UsageError(f"{content.name}/{name}: {error.strerror}; nothing was written") from None
