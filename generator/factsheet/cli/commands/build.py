"""`factsheet build`: check the content and write the site."""

import gc
import time
from pathlib import Path

import click
from mkdocs.commands.build import build as host_build
from mkdocs.exceptions import Abort

from factsheet.cli.commands import site_settings


@click.command(epilog="Example:  factsheet build --strict")
@site_settings.option
@click.option(
    "-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Write to this folder instead."
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
def build(config_file: Path, site_dir: Path | None, strict: bool) -> None:
    """Check the content and write the site; the last good site stays where there is an error."""
    started = time.monotonic()
    gc.disable()  # a build makes no reference cycles, and looking for them costs a third of its time
    overrides = {"site_dir": str(site_dir)} if site_dir else {}
    config = site_settings.read(config_file, strict=strict or None, **overrides)  # None: as the settings say
    site_settings.get_content_folder(config)
    site_settings.configure_log()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        host_build(config)
    except Abort as refusal:
        raise click.ClickException(f"nothing was built\n{refusal.format_message()}") from refusal
    finally:
        config.plugins.on_shutdown()
    pages = sum(1 for _ in Path(config.site_dir).rglob("*.html"))
    click.echo(f"{pages} pages in {config.site_dir} ({time.monotonic() - started:.1f} s)")
