"""`factsheet build`: check the content and write the site."""

import time
from pathlib import Path

import click

from factsheet.build import unchanged
from factsheet.cli.commands import load_module, settings_option


@click.command(epilog="Example:  factsheet build --strict")
@settings_option.option
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Output folder.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
def build(config_file: Path, site_dir: Path | None, strict: bool) -> None:
    """Check the content and build the site. On an error, the last good site stays."""
    started = time.monotonic()
    file = unchanged.find_record_file(config_file, site_dir)
    if record := unchanged.find_unchanged_site(file):
        site, pages = record.site, record.pages
    else:
        # Only now: loading MkDocs and our model takes longer than to see that nothing has changed.
        module = load_module("factsheet.cli.commands.build_site")
        site, pages = module.build_site(config_file, site_dir, strict, file)
    click.echo(f"{pages} pages in {site} ({time.monotonic() - started:.1f} s)")
