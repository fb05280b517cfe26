"""`factsheet similar`: find sources that look like copies of each other, and propose edges; nothing is written."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import settings_option, site_location, with_snapshots
from factsheet.cli.commands.similar_formats import FORMATS
from factsheet.content import snapshots as archive
from factsheet.evidence.similar_sources import compare_sources
from factsheet.problems.problem import filter_errors

T = TypeVar("T")


@click.command(epilog="Example:  factsheet similar --snapshots ../snapshots")
@settings_option.option
@with_snapshots.make_snapshots_option(required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option("--check", "is_check", is_flag=True, help="Exit with 1 if a similar pair has no edge.")
def similar(config_file: Path, snapshots: Path, form: str, is_check: bool) -> None:
    """Find sources that look like copies, and propose edges.

    Writes nothing. Direct quotations are ignored: two reports of the same speech are not copies of each other.
    """
    findings, problems = examine(site_location.locate_site(config_file).content)
    if filter_errors(problems):
        messages = "\n".join(str(problem) for problem in filter_errors(problems))
        raise click.ClickException(f"the content has errors; nothing was compared\n{messages}")
    result = compare_sources(findings.corpus, archive.read_texts(findings.corpus, snapshots), _show_progress)
    click.echo(FORMATS[form](result), nl=False)
    if is_check and any(pair.is_undeclared for pair in result.similar_pairs):
        raise SystemExit(1)


def _show_progress(things: Sequence[T]) -> Iterator[T]:
    """Show a progress bar where standard error is a terminal: a thousand articles take some fifteen seconds."""
    with click.progressbar(things, label="Comparing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar
