"""What MkDocs asks us to do, and when: the plugin that its settings name."""

import gzip
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.build.mkdocs import host_assets
from factsheet.build.mkdocs.handwritten_pages import escape_contents, find_problems, prose_folder, source_of, take_over
from factsheet.build.mkdocs.host_pages import DrawnPage, LinkedFiles, WrittenFile, page_at, uri_of
from factsheet.build.mkdocs.log import log, refusal, tell, tell_of_language, warned
from factsheet.build.mkdocs.navigation import LISTED, in_one_line
from factsheet.build.mkdocs.options import FactsheetConfig, is_ours, read_settings
from factsheet.build.mkdocs.output_folder_guard import see_to_room
from factsheet.build.mkdocs.search import searchable
from factsheet.build.mkdocs.sitemap import listed
from factsheet.build.pipeline import Site, build, prepare
from factsheet.build.publication import Publication
from factsheet.build.server.page_lookup import Plan
from factsheet.build.terminal import watched
from factsheet.build.write_site import Folders, Writer
from factsheet.checks.check_content import examine
from factsheet.content.prose_files import join_problems
from factsheet.content.workers import in_order
from factsheet.problems.problem import ContentError, errors
from factsheet.site.rendering import Renderer, SiteFrame, own_templates
from factsheet.site.rendering.template_errors import TemplateMistake
from factsheet.text.i18n import direction
from factsheet.text.rich_text import Span
from factsheet.web import safe_html
from factsheet.web.outputs import Origin, Page, turn_of
from factsheet.web.settings import Settings
from factsheet.web.urls import Address


class FactsheetPlugin(BasePlugin[FactsheetConfig]):  # type: ignore[no-untyped-call]
    """Builds the site from the content folder and hands its pages to MkDocs.

    Under our own theme the host makes the navigation, the hand-written pages and the assets; the pages of facts are
    written beside it. Under another theme they all pass through that theme.
    """

    renderer: Renderer
    drawn: Iterator[str]
    """For another theme: the bodies of the pages, in the order in which they were handed over."""
    _settings: Settings
    _files: Files

    def __init__(self) -> None:
        self.arrange: Callable[[Path, Settings], Site] | None = None
        """Set by whoever keeps the site and shows its pages; then the host makes the rest, and no page is written."""
        self._serving = False
        self._site: Site | None = None
        self._publication: Publication | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folders = (self._content(config), *map(Path, config.theme.dirs))
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())
        if own_templates().resolve() not in (Path(folder).resolve() for folder in config.theme.dirs):
            config.theme.dirs.insert(-1, str(own_templates()))  # the host's own folder stays last
        if is_ours(config):
            config.theme.static_templates -= {"sitemap.xml"}
        elif not errors(find_problems(config)):  # else the build stops soon, and nothing of the folders may be read
            host_assets.link_all(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and arrange everything before the host touches the site folder."""
        self._settings = read_settings(config, self.config)
        tell_of_language(self._settings.language)
        self._publication = None  # the host gives the same plugin to whoever builds next in this process
        if not self._serving and self.arrange is None:
            see_to_room(config, self._content(config))
            self._publication = Publication(Path(config.config_file_path), Path(config.site_dir))
        around = find_problems(config)
        try:
            site = self._arranged(config)
            if errors(around):
                raise ContentError(site.problems)
        except ContentError as error:
            self._refuse(ContentError(join_problems(error.problems, around)), config, is_final=bool(errors(around)))
        else:
            self._site = site
            tell(around)
        if self._publication is not None:
            config.site_dir = str(self._publication.begin())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over the pages; under our own theme, those of points only when one is asked for."""
        site = self._site
        assert site is not None
        plan = Plan(site)
        if wrong := errors(take_over(files, config)):
            self._refuse(ContentError(wrong), config, is_final=True)
        for file in files:
            if page_at(f"{file.dest_uri.removesuffix('.html')}.md", plan):
                raise PluginError(f"{file.src_uri} is in the way of a page made from facts: rename it")
        for output in site.lists() if is_ours(config) else site.outputs():
            if isinstance(output, Page):
                files.append(self._file(output, uri_of(output), config))
        host_assets.hand_over(files, config)
        self._files = LinkedFiles(files, plan, config) if is_ours(config) else files
        return self._files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        assert self._site is not None
        folders = [Path(folder) for folder in config.theme.dirs]
        pages = () if is_ours(config) else tuple(self._site.pages())
        kept = cache.templates(Path(config.config_file_path))
        self.renderer = Renderer(folders, self._settings, self._frame(nav, config), kept=kept, bare=not is_ours(config))
        self.drawn = in_order(lambda number: self.renderer.draw(pages[number]), len(pages))
        return nav

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str | None:
        return source_of(page.file, config)

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DrawnPage):
            return html
        body = safe_html.safe(html)
        if not is_ours(config):
            escape_contents(page.toc)
            return body
        origin = Origin(f"{prose_folder(config)}/{page.file.src_uri}")
        return self.renderer.draw_prose(Address(page.url), unescape(page.title or ""), body, origin)

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        if not isinstance(page, DrawnPage):
            return output
        return "" if is_ours(config) else page.content or "" if page.whole else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self._site is not None
        next(self.drawn, None)  # all are written: let the processes that drew them end
        site_dir, found = Path(config.site_dir), None
        if is_ours(config) and self.arrange is None:
            found = self._write(self._site, site_dir, config)
        elif self.arrange is None:
            _write_files(self._site, Folders(site_dir, None))
        _without_time(site_dir / "sitemap.xml.gz")
        if self._publication is not None and not (config.strict and warned()):
            self._publish(self._publication, found, config)

    def _publish(self, publication: Publication, found: Cache | None, config: MkDocsConfig) -> None:
        publication.share(found)
        if found is not None and self._settings.search:
            found = searchable(found, publication.folders, self._settings)
        if not (config.strict and warned()):
            publication.publish(found)
            config.site_dir = str(publication.site)

    def on_build_error(self, *, error: Exception) -> None:
        where = getattr(error, "filename", None)
        if self._publication is not None:
            self._publication.discard()
            where = where or self._publication.site
        if isinstance(error, TemplateMistake):
            raise Abort(str(error)) from error
        if isinstance(error, OSError) and error.strerror:
            raise Abort(f"{where}: {error.strerror}") from error

    def _arranged(self, config: MkDocsConfig) -> Site:
        """Return the site; unless our own writer checks its points, each of them checked."""
        if self.arrange is not None:
            return self.arrange(self._content(config), self._settings)
        if self._publication is not None and is_ours(config):
            try:
                return prepare(self._content(config), self._settings, self._publication.known)
            except ContentError:
                raise ContentError(examine(self._content(config))[1]) from None  # all problems at once
        site = build(self._content(config), self._settings)
        tell(site.problems)
        return site

    def _write(self, site: Site, folder: Path, config: MkDocsConfig) -> Cache:
        """Write what the host does not, and return what is worth remembering."""
        publication, known = self._publication, self._publication.known if self._publication else Cache()
        folders = publication.folders if publication else Folders(folder, None)
        writer = Writer(site, self.renderer.draw, self.renderer.stamp, known, folders, watched)
        done = writer.write()
        if errors(problems := [problem for _stamp, found in done.problems.values() for problem in found]):
            self._refuse(ContentError((*site.problems, *problems)), config)
        tell((*site.problems, *problems))
        pages = listed(site, self._files, f"{prose_folder(config)}/")
        for path, text in (("404.html", self.renderer.draw_missing()), *self.renderer.draw_sitemaps(pages)):
            folders.put(path, text.encode())
        return writer.remembered(done)

    def _file(self, page: Page, uri: str, config: MkDocsConfig) -> File:
        if is_ours(config) and page.origin is not None:
            return WrittenFile(page, uri, config)
        inclusion = InclusionLevel.INCLUDED if page.address in LISTED else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content="", inclusion=inclusion)
        file.page = DrawnPage(page, file, config, lambda: "" if is_ours(config) else next(self.drawn))
        return file

    def _refuse(self, error: ContentError, config: MkDocsConfig, *, is_final: bool = False) -> None:
        """Stop; but under `serve`, go on showing the last good site, unless the host would read what it must not."""
        told = refusal(error.problems, _top(config), config.site_url or "")
        if self._site is None or not self._serving or is_final:
            raise Abort(told) from error
        log.error(f"{told}\nThe pages shown are those of the last good content.")

    def _content(self, config: MkDocsConfig) -> Path:
        return _top(config) / self.config.content

    def _frame(self, nav: Navigation, config: MkDocsConfig) -> SiteFrame:
        return SiteFrame(
            name=self._settings.name,
            description=self._settings.description,
            language=self._settings.language,
            direction=direction(self._settings.language),
            url=self._settings.url,
            repository=config.repo_url or "",
            contact=self._settings.contact,
            nav=tuple(in_one_line(nav, config)),
            licence=Span(self._settings.licence, self._settings.licence_url or None),
        )


def _write_files(site: Site, folders: Folders) -> None:
    """Write what is no page, turn by turn: another theme draws the pages alone."""
    for file in sorted(site.files(), key=turn_of):
        folders.put(file.address.path, file.content(folders.read))


def _top(config: MkDocsConfig) -> Path:
    """Return the folder that holds the settings: files are named from there."""
    return Path(config.config_file_path).resolve().parent


def _without_time(packed: Path) -> None:
    """Pack anew what the host packs with the day of the build, so that the same content gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))
