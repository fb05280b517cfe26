"""`factsheet serve`: show the site on this computer and follow every change."""

import logging
import tempfile
import time
from contextlib import suppress
from pathlib import Path, PurePath

import click
from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.exceptions import Abort

from factsheet import addresses, cache
from factsheet.commands import settings_file
from factsheet.live import Live
from factsheet.plugin.host import FactsheetPlugin
from factsheet.plugin.telling import refusal
from factsheet.render import own_templates
from factsheet.server import Server
from factsheet.watching import Watcher


@click.command(epilog="Example:  factsheet serve --address 127.0.0.1:8001")
@settings_file.option
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve(config_file: Path, address: str) -> None:
    """Show the site and follow every change to a fact, a template or a page.

    A broken fact shows its problems over the last good page, until it is mended. Ends with Ctrl-C.
    """
    config = settings_file.read(config_file)
    settings_file.content_folder(config)
    settings_file.speak_plainly()
    if config.theme.name is not None:
        _as_the_host_does(config_file, address)
        return
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise click.UsageError(f"{address}: write host and port, such as 127.0.0.1:8001")
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        editing = _Editing(config_file, Path(folder))
        editing.make_all()
        try:
            server = Server(host, int(port), editing.live, addresses.root_path(config.site_url or ""))
        except OSError as error:
            raise click.ClickException(f"nothing can be served on {address}: {error.strerror}") from error
        watcher = Watcher(editing.folders(), [config_file.resolve()], editing.follow)
        where = addresses.root_path(config.site_url or "")
        click.echo(f"Serving on http://{host}:{server.server_port}{where} (Ctrl-C ends it)", err=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("", err=True)
        finally:
            watcher.stop()
            server.server_close()


class _Editing:
    """One site while it is edited: the settings, what the host makes of them, and the live pages."""

    def __init__(self, settings: Path, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._config = settings_file.read(settings)
        self._site = Path(self._config.site_dir)
        self.live = Live(cache.read(cache.place(settings, self._site)))

    def folders(self) -> list[Path]:
        """Return the folders of facts, prose and templates."""
        content = settings_file.content_folder(self._config)
        return [content, Path(self._config.docs_dir), *map(Path, self._config.theme.dirs), own_templates()]

    def follow(self, changed: frozenset[Path]) -> None:
        """Take in what changed: facts as they are, anything else by letting the host make all anew."""
        begun = time.perf_counter()
        content = settings_file.content_folder(self._config)
        prose = Path(self._config.docs_dir).resolve()
        facts = [path for path in changed if path.is_relative_to(content) and not path.is_relative_to(prose)]
        if len(facts) == len(changed) and self.live.renderer is not None:
            self.live.change(path.relative_to(content.parent).as_posix() for path in facts)
        else:
            self.make_all()
        names = ", ".join(sorted(path.name for path in changed)[:3])
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        click.echo(f"{names}{more}: taken in ({time.perf_counter() - begun:.2f} s)", err=True)
        if self.live.problems:
            click.echo(refusal(self.live.problems, content.parent, self._config.site_url or ""), err=True)
            click.echo("The pages shown are those of the last good content.", err=True)

    def make_all(self) -> None:
        """Let the host make what surrounds the pages; where the content has errors, say so and wait for better."""
        folder = self._folder / str(self.live.version)
        config = settings_file.read(self._settings, site_dir=str(folder))
        plugin = config.plugins["factsheet"]
        assert isinstance(plugin, FactsheetPlugin)
        plugin.arrange = self.live.arrange
        try:
            host_build(config)
        except Abort as refusal:
            click.echo(refusal.format_message(), err=True)
        else:
            _lend_index(self._site, folder)
            self._config, self.live.renderer, self.live.files = config, plugin.renderer, folder
        self.live.announce()


def _lend_index(site: Path, folder: Path) -> None:
    """Let the site being served be searched with the index of the last one that was built, if there is one by then."""
    index = PurePath(addresses.search_index().path).parent
    with suppress(OSError):  # not every system lets everybody link
        (folder / index).symlink_to(site / index, target_is_directory=True)


def _as_the_host_does(config_file: Path, address: str) -> None:
    """Serve under a theme that is not ours: every page passes through that theme, on every change."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        host_serve(config_file=str(config_file), dev_addr=address)
    except Abort as refusal:
        raise click.ClickException(f"nothing to show yet\n{refusal.format_message()}") from refusal
