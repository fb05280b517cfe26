"""`factsheet import`: points and their reports from a spreadsheet, all of them or none."""

import codecs
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import settings_option, site_location
from factsheet.content.layout import copy_files
from factsheet.edit.new.existing_ids import load_known_ids
from factsheet.edit.spreadsheet import columns, csv_cells
from factsheet.edit.spreadsheet.csv_cells import CellMistake, CsvTable
from factsheet.edit.spreadsheet.to_points import PointWriter, SpreadsheetPoints, YamlLine
from factsheet.problems.problem import Level, Problem
from factsheet.text.file_writing import create_regular

_FIX = re.compile(r"(\w+): (.+)", re.DOTALL)
"""A fix that writes another field than that of its line."""
Files = Mapping[str, tuple[YamlLine, ...]]
"""By name, from the content folder."""


def _print(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Print what the option asks for and exit, before the other options are checked."""
    if wanted:
        text = csv_cells.write(columns.TEMPLATE) if option.name == "template" else columns.format_handbook()
        click.echo(text.encode("utf-8"), nl=False)
        ctx.exit()


_PRINTS: Mapping[str, Any] = {"is_flag": True, "is_eager": True, "expose_value": False, "callback": _print}


@click.command("import", epilog="Example:  factsheet import reports.csv --sheet talks --dry-run")
@settings_option.option
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", default="", help="Sheet for rows without one. Optional if there is only one.")
@click.option("--dry-run", is_flag=True, help="Report what would be written, and write nothing.")
@click.option("--encoding", help="Encoding if the file is not Unicode, e.g. cp1252.")
@click.option("--template", help="Print a file with all columns and one example.", **_PRINTS)
@click.option("--columns", help="Print a description of each column.", **_PRINTS)
def import_(
    config_file: Path,
    file: Path | None,
    sheet: str,
    dry_run: bool,
    encoding: str | None,
) -> None:
    """Write points from FILE, a spreadsheet saved as CSV.

    Never changes an existing file. Each row is one report; fields of the point go in its first row, and may be
    repeated in the others. If a cell is wrong, its row and column are reported and nothing is written.
    """
    if file is None:
        raise click.UsageError("FILE is missing: name it, or print an empty one with --template")
    site = site_location.locate_site(config_file)
    content = site.content
    table = _read(file, encoding)
    files = _draft_files(table, content, sheet, file.name)
    schema = site.top / "schema" / "point.json"
    texts = {}
    for name, lines in files.items():
        texts[name] = _format_text(lines, os.path.relpath(schema, (content / name).parent))
    _refuse_errors(_try_files(content, texts), files, table, file.name)
    if not dry_run:
        _write_files(content, texts)
    for name in texts:
        click.echo(f"{'would be written' if dry_run else 'written'}: {content.name}/{name}")


def _read(file: Path, encoding: str | None) -> CsvTable:
    # An encoding other than Unicode is never guessed: Western and Cyrillic letters have the same bytes.
    try:
        codecs.lookup(encoding or "utf-8")
        return csv_cells.read(file.read_bytes(), encoding)
    except LookupError:
        raise click.UsageError(f"--encoding: unknown encoding “{encoding}”; use cp1252, cp1251, utf-16 …") from None
    except (csv_cells.Unreadable, UnicodeError) as error:
        raise click.UsageError(f"{file.name}: {error}") from None


def _draft_files(table: CsvTable, content: Path, sheet: str, named: str) -> Files:
    known_ids = load_known_ids(content)
    sheets = known_ids.list_choices("sheet")
    if sheet:
        if mistake := known_ids.check_id("sheet", sheet):
            raise click.UsageError(f"--sheet: {mistake}")
    elif len(sheets) == 1:
        sheet = sheets[0]
    points = SpreadsheetPoints(table, known_ids, sheet)
    points.gather()
    mistakes = [*table.mistakes, *points.mistakes]
    if mistakes:
        _print_mistakes([(mistake, Level.ERROR) for mistake in mistakes], named)
        raise SystemExit(1)
    if not points.points:
        raise click.UsageError(f"{named}: there are no rows below the header")
    writer = PointWriter(known_ids)
    return {entry.file: writer.make_lines(entry) for entry in points.points.values()}


def _format_text(lines: tuple[YamlLine, ...], schema: str) -> str:
    text = f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"  # one line, as `_make_cell_mistake` assumes
    for line in lines:
        text += f"{line.text}\n"
    return text


def _try_files(content: Path, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems that the new files have in a copy of the content."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_files(content, Path(folder))
        _write_files(copy, texts)
        _findings, problems = examine(copy)
    return tuple(problem for problem in problems if problem.file.partition("/")[2] in texts)


def _refuse_errors(problems: tuple[Problem, ...], files: Files, table: CsvTable, named: str) -> None:
    mistakes = []
    for problem in problems:
        if problem.level is not Level.HINT:
            mistakes.append((_make_cell_mistake(problem, files, table), problem.level))
    _print_mistakes(mistakes, named)
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(1)


def _make_cell_mistake(problem: Problem, files: Files, table: CsvTable) -> CellMistake:
    """Return the problem as a mistake of the cell that its line was made from, or that must be filled in."""
    lines = files[problem.file.partition("/")[2]]
    line = lines[max(0, min(problem.line - 2, len(lines) - 1))]  # the first line is the schema; lines count from 1
    column, advice = line.name, problem.fix
    fix = _FIX.fullmatch(problem.fix or "")
    if fix:
        meant = _find_column(fix[1], line)
        if meant:
            column, advice = meant, fix[2]
    if advice == "…":  # nothing but "fill this in"
        advice = None
    return table.make_mistake(line.row, column, f"{problem.message} [{problem.code}]", advice)


def _find_column(field: str, line: YamlLine) -> str | None:
    """Return the column with a field of the record that the line belongs to; else one of the same point or report."""
    made_from = columns.BY_NAME[line.name]
    first = None
    for column in columns.COLUMNS:
        if column.path[-1:] == (field,) and column.is_of_report == made_from.is_of_report:
            if column.path[:-1] == made_from.path[:-1]:
                return column.name
            first = first or column.name
    return first


def _print_mistakes(mistakes: Iterable[tuple[CellMistake, Level]], named: str) -> None:
    for mistake, level in sorted(mistakes, key=lambda pair: (pair[0].row, pair[0].column or 0)):
        click.echo(f"{level}: {named}, {mistake}", err=True)


def _write_files(content: Path, texts: Mapping[str, str]) -> None:
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
