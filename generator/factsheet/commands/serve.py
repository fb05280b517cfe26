"""`factsheet serve`: show the site on this computer and follow every change."""

import logging
from pathlib import Path

import click
from mkdocs.commands.serve import serve as host_serve
from mkdocs.exceptions import Abort

from factsheet.commands import settings_file


@click.command(epilog="Example:  factsheet serve --address 127.0.0.1:8001")
@settings_file.option
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve(config_file: Path, address: str) -> None:
    """Show the site; rebuild when a fact, a template or a page changes. A broken fact leaves the last good pages up."""
    settings_file.content_folder(settings_file.read(config_file))
    settings_file.speak_plainly(logging.INFO)
    try:
        host_serve(config_file=str(config_file), dev_addr=address)
    except Abort as refusal:
        raise click.ClickException(f"nothing to show yet\n{refusal.format_message()}") from refusal
