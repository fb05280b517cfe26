"""`factsheet schema`: write the JSON Schemas by which editors complete and check fact files, and the issue forms."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from factsheet.forge import ISSUE_FORMS
from factsheet.issueforms import written
from factsheet.regular_files import NotRegular, read_regular, write_regular
from factsheet.schema import KINDS, as_text
from factsheet.schema import schema as schema_of

_SCHEMAS = "schema"


@click.command(epilog="Example:  factsheet schema --issue-forms --check")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--issue-forms", is_flag=True, help=f"Write the forms of the forge instead, into {ISSUE_FORMS}.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file is not up to date.")
def schema(folder: Path | None, issue_forms: bool, check: bool) -> None:
    """Write a JSON Schema for each kind of fact file into DIR (`schema`), made from the rules that are checked.

    An editor that knows them completes field names and marks mistakes while somebody types. With --issue-forms, write
    the forms in which GitHub asks for corrections, reports, points and sources: `factsheet from-issue` reads them back.
    """
    place = folder or Path(ISSUE_FORMS if issue_forms else _SCHEMAS)
    texts = written.files() if issue_forms else {f"{kind}.json": as_text(schema_of(kind)) for kind in KINDS}
    made = {place / name: text.encode() for name, text in texts.items()}
    stale = _stale(made, check, folder or Path())
    if stale:
        command = f"factsheet schema{' --issue-forms' if issue_forms else ''}"
        names = ", ".join(path.as_posix() for path in stale)
        click.echo(f"{f'not up to date, run `{command}`' if check else 'written'}: {names}", err=check)
    raise SystemExit(1 if check and stale else 0)


def _stale(made: Mapping[Path, bytes], check: bool, top: Path) -> list[Path]:
    """Return the files that are not what they should be, and write them unless they are only checked.

    Below `top` no folder may be a link.
    """
    stale = [path for path, data in made.items() if _read(path) != data]
    for path in [] if check else stale:
        write_regular(path, made[path], top)
    return stale


def _read(path: Path) -> bytes | None:
    """Return what the file holds; None where there is none, or something else that would be refused on writing."""
    with suppress(FileNotFoundError, NotRegular):
        return read_regular(path, path.parent)
    return None
