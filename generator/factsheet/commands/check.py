"""`factsheet check`: every problem of the content, without building."""

from pathlib import Path

import click

from factsheet.build import examine
from factsheet.commands import formats, settings_file
from factsheet.problems import errors


@click.command(epilog="Example:  factsheet check --format json")
@settings_file.option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(formats.FORMATS)),
    default="text",
    show_default=True,
    help="How problems are told.",
)
def check(config_file: Path, form: str) -> None:
    """Check the content; exit with 1 where it has an error."""
    content = settings_file.content_folder(settings_file.read(config_file))
    findings, problems = examine(content)
    click.echo(formats.FORMATS[form](problems), nl=False)
    if form == "text":
        click.echo(formats.told(problems, len(findings.corpus.documents)), err=True)
    if errors(problems):
        raise SystemExit(1)
