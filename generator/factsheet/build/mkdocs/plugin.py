"""The plugin for MkDocs, which the settings of a site name: one method for each event of a build."""

from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import chain
from pathlib import Path

from mkdocs.commands.build import build as host_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.build.kept_contents import KeptContents
from factsheet.build.mkdocs import handwritten_pages, host_files, log, options
from factsheet.build.mkdocs.host_files import DrawnPage, LinkedFiles
from factsheet.build.mkdocs.navigation import read_frame
from factsheet.build.mkdocs.options import FactsheetConfig, is_ours, list_theme_folders
from factsheet.build.output_ownership import refuse_overlap
from factsheet.build.pipeline import Site, build
from factsheet.build.publication import Publication
from factsheet.build.search_index import NoIndex
from factsheet.build.server.page_lookup import SitePlan
from factsheet.build.site_folders import Folders
from factsheet.build.unchanged import BuildRecord
from factsheet.build.write_site import write_site
from factsheet.content.prose_files import join_problems
from factsheet.content.workers import map_chunks
from factsheet.problems.problem import ContentError, filter_errors
from factsheet.site.rendering import Renderer
from factsheet.web import safe_html
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_CHUNK = 32
"""Pages for another theme that are rendered together: few, since they are in memory until MkDocs takes them."""


class FactsheetPlugin(BasePlugin[FactsheetConfig]):  # type: ignore[no-untyped-call]
    """Builds the site from the content folder and hands its pages to MkDocs.

    Under our own theme MkDocs makes the navigation, the hand-written pages and the assets, and `write_site` writes the
    pages of facts: MkDocs would hold the HTML of all of them in memory. Under another theme all pages pass through it.
    """

    _settings: Settings
    _renderer: Renderer
    _files: Files
    _bodies: Iterator[str]
    """For another theme: the bodies of the pages, in the order in which MkDocs got them."""

    def __init__(self) -> None:
        self.record: BuildRecord | None = None
        """What to record of the next build if it ends without a warning, and then what was recorded; None: nothing."""
        self._serving = False
        self._arrange: Callable[[Path, Settings], Site] | None = None
        self._site: Site | None = None
        self._publication: Publication | None = None

    def build_renderer(self, config: MkDocsConfig, arrange: Callable[[Path, Settings], Site]) -> Renderer:
        """Let MkDocs make the frame of the pages, and return the renderer; no page of facts is written.

        `arrange` returns the site for the content folder and the settings.
        """
        self._arrange = arrange
        try:
            host_build(config)
        finally:
            self._arrange = None  # MkDocs uses the same plugin for the next build in this process
        return self._renderer

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folders = (self._get_content_folder(config), *list_theme_folders(config))
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())
        host_files.add_templates(config)
        if is_ours(config):
            config.theme.static_templates -= {"sitemap.xml"}
        elif not filter_errors(handwritten_pages.find_problems(config)):  # with errors, no file may be read
            host_files.link_assets(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and arrange everything before MkDocs touches the site folder, which it empties at the beginning."""
        content, settings = self._get_content_folder(config), options.read_settings(config, self.config)
        log.warn_of_language(settings.language)
        self._settings, self._publication = settings, None
        if not self._serving and self._arrange is None:
            refuse_overlap(Path(config.site_dir), Path(config.config_file_path), content, list_theme_folders(config))
            self._publication = Publication(Path(config.config_file_path), Path(config.site_dir))
        around = handwritten_pages.find_problems(config)
        known = self._publication.known if self._publication is not None and is_ours(config) else None
        try:
            site = self._arrange(content, settings) if self._arrange else build(content, settings, known)
            if filter_errors(around):
                raise ContentError(site.problems)
        except ContentError as error:
            joined = ContentError(join_problems(error.problems, around))
            self._refuse(joined, config, is_final=bool(filter_errors(around)))
        else:
            self._site = site
            log.warn_of_problems(around)
        if self._publication is not None:
            config.site_dir = str(self._publication.begin())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand the pages to MkDocs; under our own theme, those of points only if hand-written pages link to them."""
        assert self._site is not None
        if wrong := filter_errors(handwritten_pages.take_over(files, config)):
            self._refuse(ContentError(wrong), config, is_final=True)
        plan = SitePlan.make_complete(self._site)
        host_files.refuse_collisions(files, plan)
        outputs = self._site.make_lists() if is_ours(config) else self._site.make_outputs()
        for output in outputs:
            if isinstance(output, Page):
                files.append(host_files.make_file(output, config, lambda: next(self._bodies, "")))
        host_files.add_assets(files, config)
        self._files = LinkedFiles(files, plan, config) if is_ours(config) else files
        return self._files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        assert self._site is not None
        kept, frame = cache.find_template_folder(Path(config.config_file_path)), read_frame(nav, config, self._settings)
        ours = is_ours(config)
        self._renderer = Renderer(list_theme_folders(config), self._settings, frame, kept=kept, bare=not ours)
        pages = [] if ours else list(self._site.make_pages())
        self._bodies = chain.from_iterable(map_chunks(self._render_pages, pages, _CHUNK))
        return nav

    def _render_pages(self, pages: Sequence[Page]) -> list[str]:
        return [self._renderer.render_page(page) for page in pages]

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str | None:
        return handwritten_pages.make_page_source(page.file, config)

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DrawnPage):
            return html
        body = safe_html.sanitize_html(html)
        if not is_ours(config):
            handwritten_pages.escape_contents(page.toc)
            return body
        origin = PageOrigin(f"{handwritten_pages.get_prose_folder(config)}/{page.file.src_uri}")
        return self._renderer.render_prose(Address(page.url), unescape(page.title or ""), body, origin)

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        if isinstance(page, DrawnPage) and (page.whole or is_ours(config)):
            return page.content or ""
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self._site is not None
        next(self._bodies, None)  # there is none left, and this lets the processes that rendered them end
        host_files.pack_without_time(Path(config.site_dir, "sitemap.xml.gz"))
        publication, fresh_cache = self._publication, None
        if publication is not None:
            publication.folders.share()  # before our files are written: so far there are only those of MkDocs
        if self._arrange is None:
            folders = publication.folders if publication else Folders(Path(config.site_dir), None)
            prose = host_files.list_handwritten(self._files, self._site.corpus.changed, config)
            known = publication.known if publication else Cache()
            contents = publication.contents if publication else KeptContents()
            try:
                written = write_site(self._site, self._renderer, folders, contents, known, prose)
            except ContentError as error:
                raise self._make_abort(error, config) from error
            log.warn_of_problems(written.problems)
            fresh_cache = written.cache
        # A strict build ends with an error after this, and must leave the last site as it was.
        if publication is None or (config.strict and log.has_warned()):
            return
        if fresh_cache is not None and self._settings.search:
            try:
                fresh_cache = publication.make_searchable(fresh_cache, self._settings)
            except NoIndex as reason:
                log.warn_of_search(reason)
        if not (config.strict and log.has_warned()):
            self.record = publication.publish(fresh_cache, None if log.has_warned() else self.record)
            config.site_dir = str(publication.site)

    def on_build_error(self, *, error: Exception) -> None:
        if self._publication is not None:
            self._publication.discard()
        if abort := log.convert_to_abort(error, self._publication.site if self._publication else None):
            raise abort from error

    def _get_content_folder(self, config: MkDocsConfig) -> Path:
        return options.project_folder(config) / self.config.content

    def _refuse(self, error: ContentError, config: MkDocsConfig, *, is_final: bool = False) -> None:
        """Raise Abort; under `serve` only log the errors and keep the last good site, unless they are final.

        Final errors are those of hand-written pages and templates, which MkDocs would go on to read.
        """
        abort = self._make_abort(error, config)
        if self._site is None or not self._serving or is_final:
            raise abort from error
        log.log.error(f"{abort}\nShowing the pages of the last good content.")

    def _make_abort(self, error: ContentError, config: MkDocsConfig) -> Abort:
        return Abort(log.format_errors(error.problems, options.project_folder(config), config.site_url or ""))
