"""The command `factsheet`."""

import click

from factsheet import __version__
from factsheet.commands import COMMANDS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factsheet")
def main() -> None:
    """Publish facts with their sources: fact files become a site with source comparison tables."""


for command in COMMANDS:
    main.add_command(command)
