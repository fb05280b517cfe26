"""`factsheet serve`: show the site on this computer and follow every change."""

import logging
import tempfile
from pathlib import Path

import click
from mkdocs.commands.serve import serve as host_serve
from mkdocs.exceptions import Abort

from factsheet.build.server.file_watcher import Watcher
from factsheet.build.server.http import Server
from factsheet.cli.commands import inherited_settings, settings_option, site_settings
from factsheet.cli.commands.serve_session import EditingSession
from factsheet.web import urls

MOST_PORTS = 65535
"""A port is a number of 16 bits."""


@click.command(epilog="Example:  factsheet serve --address 127.0.0.1:8001")
@settings_option.option
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve(config_file: Path, address: str) -> None:
    """Preview the site, and reload on every change.

    Errors in facts appear over the last good page until they are fixed. Stop with Ctrl-C.
    """
    config = site_settings.read(config_file)
    site_settings.get_content_folder(config)
    site_settings.configure_log()
    if config.theme.name is not None:
        _serve_with_host(config_file, address)
        return
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > MOST_PORTS:
        raise click.UsageError(f"{address}: write host and port, such as 127.0.0.1:8001")
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        editing = EditingSession(config_file, Path(folder))
        editing.make_all()
        try:
            server = Server(host, int(port), editing.live, urls.get_root_path(config.site_url or ""))
        except OSError as error:
            raise click.ClickException(f"cannot serve on {address}: {error.strerror}") from error

        def follow(changed: frozenset[Path]) -> None:
            # The settings are watched before they are read, so that no change in between is missed.
            watcher.watch(files=inherited_settings.list_settings_files(config_file))
            editing.follow(changed)
            watcher.watch(editing.list_folders())  # other settings may name other folders

        watcher = Watcher(editing.list_folders(), inherited_settings.list_settings_files(config_file), follow)
        where = urls.get_root_path(config.site_url or "")
        click.echo(f"Serving on http://{host}:{server.server_port}{where} (stop with Ctrl-C)", err=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("", err=True)
        finally:
            watcher.stop()
            server.server_close()


def _serve_with_host(config_file: Path, address: str) -> None:
    """Serve under a theme that is not ours: every page passes through that theme, on every change."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        inherited = [str(file) for file in inherited_settings.list_settings_files(config_file)[1:]]
        host_serve(config_file=str(config_file), watch=inherited, dev_addr=address)
    except Abort as refusal:
        raise click.ClickException(f"nothing to show yet\n{refusal.format_message()}") from refusal
