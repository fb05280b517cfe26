"""`factsheet export`: points and their reports as a spreadsheet with the columns that `factsheet import` reads."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from factsheet.cli.commands import settings_option, site_location
from factsheet.content.corpus import Corpus
from factsheet.content.load import load_content
from factsheet.edit.spreadsheet import csv_cells
from factsheet.edit.spreadsheet.from_points import PointRows
from factsheet.problems.problem import filter_errors
from factsheet.yamlfile import parse


@click.command(epilog="Example:  factsheet export --csv reports.csv --sheet talks")
@settings_option.option
@click.option(
    "--csv",
    "file",
    required=True,
    metavar="FILE|-",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Output file; - is the terminal. Never overwrites a file.",
)
@click.option("--sheet", help="Export only this sheet.")
def export(config_file: Path, file: Path, sheet: str | None) -> None:
    """Write points as a spreadsheet, one row per report.

    Fields without a column are listed, and stay in the files. A cell that looks like a formula begins with an
    apostrophe, which `factsheet import` removes.
    """
    content = site_location.locate_site(config_file).content
    corpus, problems = load_content(content)
    if filter_errors(problems):
        raise click.ClickException("the content has errors: run `factsheet check`")
    if sheet and sheet not in corpus.sheets:
        raise click.UsageError(f"--sheet: unknown sheet “{sheet}”; the sheets are {', '.join(corpus.sheets)}")
    spreads = list(_list_point_rows(corpus, sheet))
    rows: list[Mapping[str, str]] = []
    missing = Counter[str]()
    for spread in spreads:
        rows += spread.rows
        missing.update(spread.left_out)
    _write_file(file, csv_cells.write(rows))
    for name, count in sorted(missing.items()):
        click.echo(f"`{name}` has no column; {count} of {len(spreads)} points have it", err=True)


def _list_point_rows(corpus: Corpus, sheet: str | None) -> Iterator[PointRows]:
    for point in corpus.points.values():
        if sheet in (None, point.sheet):
            # A spreadsheet has the values as written, not as understood: an import gives the same file again.
            fields, _problems = parse.parse_file(point.file, corpus.files[point.file].data)
            assert fields is not None, "it was read a moment ago"
            yield PointRows(point.sheet, point.id, fields.written)


def _write_file(file: Path, text: str) -> None:
    """Write the file with a byte order mark, by which spreadsheet programs recognize UTF-8; to a pipe without it."""
    if os.fspath(file) == "-":
        click.echo(text.encode("utf-8"), nl=False)
        return
    try:
        with file.open("xb") as new_file:
            new_file.write(text.encode("utf-8-sig"))
    except FileExistsError:
        raise click.UsageError(f"{file} already exists; nothing was overwritten. Choose another name.") from None
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror}") from None
