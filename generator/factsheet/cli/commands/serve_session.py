"""One site while somebody edits it: the settings, the files that MkDocs makes of them, and the live pages."""

import shutil
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

import click
from mkdocs.exceptions import Abort, BuildError

from factsheet.build.cache import load_last_cache
from factsheet.build.mkdocs.log import format_errors
from factsheet.build.mkdocs.plugin import FactsheetPlugin
from factsheet.build.server.live_site import LiveSite
from factsheet.cli.commands import site_settings
from factsheet.problems.problem import ChangedMeanwhile, ContentError, filter_errors
from factsheet.site.rendering import find_own_templates
from factsheet.web import urls

MOST_NAMED = 3
"""Changed files that are named; a checkout of another branch changes hundreds."""


class EditingSession:
    """Follows the changes of one site; mistakes are reported, and the last good pages stay."""

    def __init__(self, settings: Path, folder: Path) -> None:
        """`folder` is for the files that MkDocs makes."""
        self._settings = settings
        self._folder = folder
        self._config = site_settings.read(settings)
        self._content = site_settings.get_content_folder(self._config)
        self._site = Path(self._config.site_dir)
        self._is_behind = False
        """True where errors in the content kept MkDocs from building, so that a change of facts is not enough."""
        self.live = LiveSite(load_last_cache(settings, self._site))

    def list_folders(self) -> list[Path]:
        """Return the folders of facts, prose and templates, and those that the settings list under `watch`."""
        config = self._config
        return [self._content, *map(Path, (config.docs_dir, *config.theme.dirs, *config.watch)), find_own_templates()]

    def follow(self, changed: frozenset[Path]) -> None:
        """Take in what changed: facts by themselves, which is fast; anything else by a whole build of MkDocs."""
        begun = time.perf_counter()
        facts = self._list_facts(changed)
        if len(facts) == len(changed) and self.live.renderer is not None and not self._is_behind:
            with suppress(FileNotFoundError, ChangedMeanwhile):  # the watcher will report that change, too
                self.live.change(facts)
        else:
            self.make_all()
        names = ", ".join(sorted(path.name for path in changed)[:MOST_NAMED])
        more = f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else ""
        click.echo(f"{names}{more}: reloaded ({time.perf_counter() - begun:.2f} s)", err=True)
        if self.live.problems:
            click.echo(format_errors(self.live.problems, self._content.parent, self._config.site_url or ""), err=True)
        if self.live.problems or self.live.trouble:
            click.echo("Showing the pages of the last good content.", err=True)

    def make_all(self) -> None:
        """Let MkDocs build what surrounds the pages of facts; where it cannot, report why and keep the last pages."""
        folder, before = self._folder / str(self.live.version), self.live.files
        self.live.trouble = ""
        self._is_behind = False
        try:
            self._make_pages(folder)
        except (Abort, click.UsageError) as refused:
            cause = refused.__cause__
            self._is_behind = isinstance(cause, ContentError)
            if isinstance(cause, ContentError):
                self.live.trouble = self._format_page_problems(cause)
            else:
                self.live.trouble = _get_reason(refused)
            click.echo(self.live.trouble, err=True)
        except Exception as error:  # of another plugin, of an extension of Markdown: the next change may fix it
            self.live.trouble = f"{type(error).__name__}: {error}"
            traceback.print_exception(error)
        old = before if folder == self.live.files else folder
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        self.live.announce()

    def _format_page_problems(self, cause: ContentError) -> str:
        """Return the errors of pages and templates, which the live site does not check; empty where there are none."""
        known = self.live.problems
        return "\n".join(str(problem) for problem in filter_errors(cause.problems) if problem not in known)

    def _list_facts(self, changed: Iterable[Path]) -> list[str]:
        """Return the fact files among those that changed, named as problems name them."""
        prose = Path(self._config.docs_dir).resolve()
        names = []
        for path in changed:
            if path.is_relative_to(self._content) and not path.is_relative_to(prose):
                names.append(path.relative_to(self._content.parent).as_posix())
        return names

    def _make_pages(self, folder: Path) -> None:
        config = site_settings.read(self._settings, site_dir=str(folder))
        content, plugin = site_settings.get_content_folder(config), config.plugins["factsheet"]
        assert isinstance(plugin, FactsheetPlugin)
        if config.theme.name is not None:
            another = f"{self._settings}: the host theme `{config.theme.name}` renders the pages"
            raise click.UsageError(f"{another}: stop with Ctrl-C and start again")
        renderer = plugin.build_renderer(config, self.live.arrange)
        _link_index(self._site, folder)
        self._config, self._content = config, content
        self.live.renderer, self.live.files = renderer, folder


def _get_reason(refused: Abort | click.UsageError) -> str:
    """Return why MkDocs stopped: its BuildError says it, and the Abort that follows only that it stopped."""
    error = refused.__context__
    return str(error) if isinstance(error, BuildError) else refused.format_message()


def _link_index(site: Path, folder: Path) -> None:
    """Link the search index of the last build into the served site: to make one takes a whole build.

    Links are not followed, since a build would not have written through one.
    """
    index = PurePath(urls.make_search_index_address().path).parent
    if site.is_symlink() or (site / index).is_symlink():
        return
    with suppress(OSError):  # Windows lets only some users make links
        (folder / index).symlink_to(site / index, target_is_directory=True)
