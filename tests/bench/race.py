"""The race: our builder and its rivals build the same facts, in turn, and each is timed."""

import datetime
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tests.bench import hugo_same_site, hugo_site, mkdocs_site, our_site
from tests.bench.builders import Builder
from tests.bench.machine import read_machine, read_versions
from tests.bench.measure import Failed
from tests.bench.rounds import count_steps, run_rounds
from tests.bench.table import format_tables

SIZES = (100, 1_000, 10_000)
SMALLEST = 60
MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000
"""Bytes that the sites of the largest usual size may need together."""

NAMES = ("factsheet", "hugo-same", "factsheet-points", "hugo-same-points", "hugo", "minimal", "material")

_RESULTS = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(epilog="Example:  python -m tests.bench.race --runs 5 100 1000")
@click.argument("sizes", type=click.IntRange(min=SMALLEST), nargs=-1)
@click.option(
    "--runs", default=5, show_default=True, type=click.IntRange(min=1), help="Rounds; the tables show medians."
)
@click.option("--only", help=f"Builders, separated by commas.  [default: all of {', '.join(NAMES)}]")
@click.option(
    "--tools", default=".venv-bench", show_default=True, type=_FOLDER, help="The virtual environment of the rivals."
)
@click.option("--at", type=_FOLDER, help="Build below this folder.  [default: in memory where there is room]")
@click.option("--json", "into", type=_RESULTS, help="Write the results to this file.")
@click.option(
    "--table",
    type=_RESULTS,
    help="Only print the tables of the results in this file.",
    callback=lambda context, _parameter, file: _print_table(context, file),
    expose_value=False,
)
def main(
    sizes: tuple[int, ...],
    runs: int,
    only: str | None,
    tools: Path,
    at: Path | None,
    into: Path | None,
) -> None:
    """Time our builder against Hugo and MkDocs at each of the SIZES, in points, and print the tables."""
    names = only.split(",") if only else NAMES
    if unknown := sorted(set(names) - set(NAMES)):
        raise click.UsageError(f"no builder is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    if not (tools / "bin/python").exists():
        raise click.UsageError(f"there is no virtual environment in {tools}: `make bench` makes it")
    if at is not None:
        at.mkdir(parents=True, exist_ok=True)
    builders = [builder for builder in make_builders(tools.absolute()) if builder.name in names]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=at or _find_roomy_folder()) as folder:
        try:
            results = race(sizes or SIZES, runs, builders, tools.absolute(), Path(folder))
        except Failed as failure:
            raise click.ClickException(str(failure)) from failure
    if into is not None:
        into.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(format_tables(results), nl=False)


def _print_table(context: click.Context, file: Path | None) -> None:
    if file is not None:
        click.echo(format_tables(json.loads(file.read_text(encoding="utf-8"))), nl=False)
        context.exit()


def make_builders(tools: Path) -> tuple[Builder, ...]:
    """Return all that race, in the order of the tables."""
    return (
        our_site.make_builder(),
        hugo_same_site.make_builder(tools),
        our_site.make_builder(points_only=True),
        hugo_same_site.make_builder(tools, points_only=True),
        hugo_site.make_builder(tools),
        mkdocs_site.make_builder(tools, "minimal", "MkDocs, gen-files, minimal theme, plainer pages", "mkdocs.yml"),
        mkdocs_site.make_builder(tools, "material", "MkDocs, gen-files, Material, plainer pages", "material.yml"),
    )


def race(sizes: Sequence[int], runs: int, builders: Sequence[Builder], tools: Path, at: Path) -> dict[str, Any]:
    """Return the results of all sizes, with the machine and the versions they belong to."""
    length = sum(count_steps(size, builders, runs) for size in sizes)
    hidden = not sys.stderr.isatty()
    measured: dict[str, Any] = {}
    with click.progressbar(
        length=length, label="Measured", item_show_func=_format_step, show_pos=True, file=sys.stderr, hidden=hidden
    ) as bar:
        for size in sizes:
            measured[str(size)] = run_rounds(size, builders, runs, at, lambda step: bar.update(1, step))
    return {
        "measured": datetime.date.today().isoformat(),
        "machine": read_machine(at),
        "versions": read_versions(tools),
        "sizes": measured,
    }


def _format_step(step: str | None) -> str:
    return step or ""


def _find_roomy_folder() -> str | None:
    """Return the folder that lies in memory where it has room, else None: the usual place of temporary files."""
    return str(MEMORY) if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


if __name__ == "__main__":
    main()
