"""`factsheet similar`: which sources look like copies of each other; proposes edges and writes none."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import site_settings, with_snapshots
from factsheet.cli.commands.similar_formats import FORMATS
from factsheet.content import snapshots as archive
from factsheet.evidence.similar_sources import survey
from factsheet.problems.problem import errors

T = TypeVar("T")


@click.command(epilog="Example:  factsheet similar --snapshots ../snapshots")
@site_settings.option
@with_snapshots.snapshots_option(required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How pairs are told.",
)
@click.option(
    "--check", "is_check", is_flag=True, help="Exit with 1 where a pair of one family is not declared by any edge."
)
def similar(config_file: Path, snapshots: Path, form: str, is_check: bool) -> None:
    """Compare the texts of all sources and propose edges between those that look like copies. Nothing is written.

    Direct quotations are left out of the comparison: two reports that quote one speech are no copies of each other.
    """
    findings, problems = examine(site_settings.whereabouts(config_file).content)
    if errors(problems):
        told = "\n".join(str(problem) for problem in errors(problems))
        raise click.ClickException(f"the content has errors, and nothing was compared\n{told}")
    found = survey(findings.corpus, archive.texts(findings.corpus, snapshots), _watched)
    click.echo(FORMATS[form](found), nl=False)
    if is_check and any(one.undeclared for one in found.resemblances):
        raise SystemExit(1)


def _watched(things: Sequence[T]) -> Iterator[T]:
    """Show how far the comparison is, where a person watches."""
    with click.progressbar(things, label="Comparing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar
