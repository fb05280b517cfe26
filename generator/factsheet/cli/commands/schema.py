"""`factsheet schema`: write the JSON Schemas by which editors complete and check fact files."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from factsheet.model.json_schema import KINDS, format_schema
from factsheet.model.json_schema import make_schema as schema_of
from factsheet.text.file_writing import write_regular
from factsheet.text.regular_files import NotRegular, read_regular


@click.command(epilog="Example:  factsheet schema --check")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is out of date.")
def schema(folder: Path | None, check: bool) -> None:
    """Write a JSON Schema for each kind of fact file.

    Into DIR (default `schema`). Code editors use them to complete field names and to mark errors as you type.
    """
    place = folder or Path("schema")
    made = {place / f"{kind}.json": format_schema(schema_of(kind)).encode() for kind in KINDS}
    stale = _update_stale_files(made, check, folder or Path())
    if stale:
        names = ", ".join(path.as_posix() for path in stale)
        click.echo(f"{'out of date, run `factsheet schema`' if check else 'written'}: {names}", err=check)
    raise SystemExit(1 if check and stale else 0)


def _update_stale_files(made: Mapping[Path, bytes], check: bool, top: Path) -> list[Path]:
    """Return the files that are out of date, and write them unless they are only checked.

    Below `top` no folder may be a link.
    """
    stale = [path for path, data in made.items() if _read(path) != data]
    if not check:
        for path in stale:
            write_regular(path, made[path], top)
    return stale


def _read(path: Path) -> bytes | None:
    """Return the content of the file; None where it is missing or not a regular file, which writing refuses."""
    with suppress(FileNotFoundError, NotRegular):
        return read_regular(path, path.parent)
    return None
