"""Hand-written pages and the files among them: checked, and handed to MkDocs exactly as they were checked."""

import os
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink
from msgspec.structs import replace

from factsheet.build.mkdocs.options import list_template_folders, make_placing
from factsheet.content.front_matter import HandwrittenPage, read_page
from factsheet.content.prose_files import check_prose, find_forbidden
from factsheet.problems.problem import Problem
from factsheet.site.rendering import CHECKED_OUT, find_own_templates
from factsheet.text.regular_files import read_regular


def find_problems(config: MkDocsConfig) -> tuple[Problem, ...]:
    """Return the problems of hand-written pages and templates, which MkDocs reads without asking us."""
    templates = [*list_template_folders(config)]
    # Ours are checked in a checkout only: some installers make every file of an installed package a link.
    if find_own_templates() == CHECKED_OUT and CHECKED_OUT.resolve() not in (path.resolve() for path in templates):
        templates.append(CHECKED_OUT)
    return check_prose(Path(config.config_file_path).parent, Path(config.docs_dir), templates, make_placing(config))


def take_over(files: Files, config: MkDocsConfig) -> tuple[Problem, ...]:
    """Return the problems of the files that MkDocs is about to publish, with the changes of other plugins.

    MkDocs gets the content that was checked, so that it cannot copy a file that was exchanged since.
    """
    published = [file for file in files if _is_handwritten(file, config)]
    places = {file.src_uri: file.dest_uri for file in published}
    for file in published:
        if not file.is_documentation_page():
            file.content_bytes = _read(file, config)
    return tuple(find_forbidden(Path(config.docs_dir), get_prose_folder(config), places))


def make_page_source(file: File, config: MkDocsConfig) -> str | None:
    """Return the text of a page with only the permitted front matter; None if the file is not hand-written."""
    if file.src_dir != config.docs_dir:
        return None
    page = load_page(file, config)
    # As HTML, since themes of MkDocs print titles and descriptions without escaping them.
    return replace(page, title=escape(page.title), description=escape(page.description)).format_source()


def load_page(file: File, config: MkDocsConfig) -> HandwrittenPage:
    """Return the page in the file, or raise PluginError if it cannot be read."""
    page, problems = read_page(f"{get_prose_folder(config)}/{file.src_uri}", _read(file, config))
    if page is None:
        raise PluginError("\n".join(map(str, problems)))
    return page


def escape_contents(links: Iterable[AnchorLink]) -> None:
    """Escape the table of contents, which themes of MkDocs print as it is."""
    for link in links:
        link.title, link.id = escape(unescape(link.title)), escape(unescape(link.id))
        escape_contents(link.children)


def get_prose_folder(config: MkDocsConfig) -> str:
    """Return the folder of hand-written pages relative to the settings, as in problems; links are not followed."""
    return Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()


def _is_handwritten(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED


def _read(file: File, config: MkDocsConfig) -> bytes:
    return read_regular(file.abs_src_path, config.docs_dir) if file.abs_src_path else file.content_bytes
