"""A build with MkDocs, for `factsheet build`."""

import gc
from pathlib import Path

import click
from mkdocs.commands.build import build as host_build
from mkdocs.exceptions import Abort

from factsheet.build.mkdocs.log import count_warnings
from factsheet.build.mkdocs.plugin import FactsheetPlugin
from factsheet.build.mkdocs.sources import make_record
from factsheet.build.unchanged import count_pages
from factsheet.cli.commands import site_settings
from factsheet.cli.commands.inherited_settings import list_settings_files


def build_site(config_file: Path, site_dir: Path | None, strict: bool, record: Path | None) -> tuple[str, int]:
    """Build the site and return its folder and how many pages are in it.

    `record` is the file in which to record the build, None for nowhere.
    """
    gc.disable()  # a build makes no reference cycles, and looking for them costs a third of its time
    overrides = {"site_dir": str(site_dir)} if site_dir else {}
    settings = {file: file.read_bytes() for file in list_settings_files(config_file) if file.is_file()}
    warnings: list[str] = []
    config = site_settings.read(
        config_file, warnings.append, strict=strict or None, **overrides
    )  # None: as in the file
    for warning in warnings:
        site_settings.print_warning(warning)
    site_settings.get_content_folder(config)
    site_settings.configure_log()
    plugin = config.plugins["factsheet"]
    assert isinstance(plugin, FactsheetPlugin)
    if record is not None and not warnings:
        plugin.record = make_record(record, settings, config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with count_warnings():
            host_build(config)
    except Abort as refusal:
        raise click.ClickException(f"nothing was built\n{refusal.format_message()}") from refusal
    finally:
        config.plugins.on_shutdown()
    pages = plugin.record.pages if plugin.record else count_pages(config.site_dir)
    return config.site_dir, pages
