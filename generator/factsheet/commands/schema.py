"""`factsheet schema`: write the JSON Schemas by which editors complete and check fact files."""

from pathlib import Path

import click

from factsheet.schema import KINDS, as_text
from factsheet.schema import schema as schema_of


@click.command(epilog="Example:  factsheet schema        Example:  factsheet schema --check")
@click.argument("folder", default="schema", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a schema is not up to date.")
def schema(folder: Path, check: bool) -> None:
    """Write a JSON Schema for each kind of fact file into DIR (`schema`), made from the rules that are checked.

    An editor that knows them completes field names and marks mistakes while somebody types.
    """
    made = {folder / f"{kind}.json": as_text(schema_of(kind)).encode() for kind in KINDS}
    stale = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
        for path in stale:
            path.write_bytes(made[path])
    if stale:
        names = ", ".join(path.as_posix() for path in stale)
        click.echo(f"{'not up to date, run `factsheet schema`' if check else 'written'}: {names}", err=check)
    raise SystemExit(1 if check and stale else 0)
