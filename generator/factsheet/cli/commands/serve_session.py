"""One site while somebody edits it: the settings, what the host makes of them, and the live pages."""

import shutil
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

import click
from mkdocs.exceptions import Abort, BuildError

from factsheet.build.mkdocs.log import format_errors
from factsheet.build.mkdocs.plugin import FactsheetPlugin
from factsheet.build.publication import load_last_cache
from factsheet.build.server.live_site import LiveSite
from factsheet.cli.commands import site_settings
from factsheet.problems.problem import ChangedMeanwhile, ContentError, filter_errors
from factsheet.site.rendering import find_own_templates
from factsheet.web import urls


class EditingSession:
    """Follows the changes of one site; whatever is wrong is told, and the last good pages stay."""

    def __init__(self, settings: Path, folder: Path) -> None:
        """`folder` is for what the host makes."""
        self._settings = settings
        self._folder = folder
        self._config = site_settings.read(settings)
        self._content = site_settings.get_content_folder(self._config)
        self._site = Path(self._config.site_dir)
        self._is_behind = False
        """The host has not made anew what surrounds the pages, for the content had errors."""
        self.live = LiveSite(load_last_cache(settings, self._site))

    def list_folders(self) -> list[Path]:
        """Return the folders of facts, prose and templates, and those that the settings name to be watched."""
        config = self._config
        return [self._content, *map(Path, (config.docs_dir, *config.theme.dirs, *config.watch)), find_own_templates()]

    def follow(self, changed: frozenset[Path]) -> None:
        """Take in what changed: facts as they are, anything else by letting the host make all anew."""
        begun = time.perf_counter()
        facts = self._list_facts(changed)
        if len(facts) == len(changed) and self.live.renderer is not None and not self._is_behind:
            with suppress(FileNotFoundError, ChangedMeanwhile):  # that a file has just gone will be told, too
                self.live.change(facts)
        else:
            self.make_all()
        names = ", ".join(sorted(path.name for path in changed)[:3])
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        click.echo(f"{names}{more}: taken in ({time.perf_counter() - begun:.2f} s)", err=True)
        if self.live.problems:
            click.echo(format_errors(self.live.problems, self._content.parent, self._config.site_url or ""), err=True)
        if self.live.problems or self.live.trouble:
            click.echo("The pages shown are those of the last good content.", err=True)

    def make_all(self) -> None:
        """Let the host make what surrounds the pages; where it cannot, say so and wait for better."""
        folder, before = self._folder / str(self.live.version), self.live.files
        self.live.trouble = ""
        self._is_behind = False
        try:
            self._make_pages(folder)
        except (Abort, click.UsageError) as refused:
            self._is_behind = isinstance(refused.__cause__, ContentError)
            self.live.trouble = (
                self._format_page_problems(refused.__cause__) if self._is_behind else _get_reason(refused)
            )
            click.echo(self.live.trouble, err=True)
        except Exception as error:  # of another plugin, of an extension of Markdown: the next change may mend it
            self.live.trouble = f"{type(error).__name__}: {error}"
            traceback.print_exception(error)
        old = before if folder == self.live.files else folder
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        self.live.announce()

    def _format_page_problems(self, cause: BaseException | None) -> str:
        """Return what is wrong with pages and templates, which the live site does not know; empty for nothing."""
        problems = filter_errors(cause.problems) if isinstance(cause, ContentError) else ()
        return "\n".join(str(problem) for problem in problems if problem not in self.live.problems)

    def _list_facts(self, changed: Iterable[Path]) -> list[str]:
        """Return the fact files among those that changed, named as problems name them."""
        prose = Path(self._config.docs_dir).resolve()
        facts = [path for path in changed if path.is_relative_to(self._content) and not path.is_relative_to(prose)]
        return [path.relative_to(self._content.parent).as_posix() for path in facts]

    def _make_pages(self, folder: Path) -> None:
        config = site_settings.read(self._settings, site_dir=str(folder))
        content, plugin = site_settings.get_content_folder(config), config.plugins["factsheet"]
        assert isinstance(plugin, FactsheetPlugin)
        if config.theme.name is not None:
            another = f"{self._settings}: the pages of the theme `{config.theme.name}` are drawn by the host"
            raise click.UsageError(f"{another}: end this with Ctrl-C and start it again")
        renderer = plugin.build_renderer(config, self.live.arrange)
        _link_index(self._site, folder)
        self._config, self._content = config, content
        self.live.renderer, self.live.files = renderer, folder


def _get_reason(refused: Abort | click.UsageError) -> str:
    """Return what is wrong: the host tells why it cannot build where it stops, and only then that it does."""
    behind = refused.__context__
    return str(behind) if isinstance(behind, BuildError) else refused.format_message()


def _link_index(site: Path, folder: Path) -> None:
    """Let the site being served be searched with the index of the last one that was built, if there is one by then.

    Nothing is lent that a link leads to: a build would not have written there.
    """
    index = PurePath(urls.make_search_index_address().path).parent
    if site.is_symlink() or (site / index).is_symlink():
        return
    with suppress(OSError):  # not every system lets everybody link
        (folder / index).symlink_to(site / index, target_is_directory=True)
