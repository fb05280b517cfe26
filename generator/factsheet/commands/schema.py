"""`factsheet schema`: write the JSON Schemas by which editors complete and check fact files."""

from collections.abc import Mapping
from pathlib import Path

import click

from factsheet.schema import KINDS, as_text
from factsheet.schema import schema as schema_of


@click.command(epilog="Example:  factsheet schema --check")
@click.argument("folder", default="schema", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is out of date.")
def schema(folder: Path, check: bool) -> None:
    """Write a JSON Schema for each kind of fact file into DIR (`schema`), made from the rules that are checked.

    Code editors use them to complete field names and to mark mistakes as you type.
    """
    texts = {f"{kind}.json": as_text(schema_of(kind)) for kind in KINDS}
    stale = _stale({folder / name: text.encode() for name, text in texts.items()}, check)
    if stale:
        names = ", ".join(path.as_posix() for path in stale)
        click.echo(f"{'out of date, run `factsheet schema`' if check else 'written'}: {names}", err=check)
    raise SystemExit(1 if check and stale else 0)


def _stale(made: Mapping[Path, bytes], check: bool) -> list[Path]:
    """Return the files that are not what they should be, and write them unless they are only checked."""
    stale = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    for path in [] if check else stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[path])
    return stale
