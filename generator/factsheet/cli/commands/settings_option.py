"""The option that names the settings. It is apart from `site_settings`, which loads MkDocs, so that help does not."""

from pathlib import Path

import click

option = click.option(
    "-f",
    "--config-file",
    default="site.yml",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settings file.",
)
