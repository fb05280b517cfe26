"""What MkDocs gets to see of hand-written pages, and of the files among them."""

import os
from collections.abc import Iterable
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink

from factsheet.build.mkdocs.options import list_template_folders, make_placing
from factsheet.content.front_matter import HandwrittenPage, read_page
from factsheet.content.prose_files import check_prose, find_forbidden
from factsheet.problems.problem import Problem
from factsheet.site.rendering import CHECKED_OUT, find_own_templates
from factsheet.text.regular_files import read_regular


def find_problems(config: MkDocsConfig) -> tuple[Problem, ...]:
    """Return what is wrong with the pages and templates, which MkDocs reads without asking us."""
    own = (CHECKED_OUT,) if find_own_templates() == CHECKED_OUT else ()
    named = list_template_folders(config)
    known = {folder.resolve() for folder in named}
    templates = (*named, *(folder for folder in own if folder.resolve() not in known))
    return check_prose(Path(config.config_file_path).parent, Path(config.docs_dir), templates, make_placing(config))


def take_over(files: Files, config: MkDocsConfig) -> tuple[Problem, ...]:
    """Return what is wrong with the files that MkDocs is about to publish, whatever other plugins have done to them.

    It is given what was looked at, so that what it copies is nothing else.
    """
    published = [file for file in files if _is_handwritten(file, config)]
    places = {file.src_uri: file.dest_uri for file in published}
    for file in published:
        if not file.is_documentation_page():
            file.content_bytes = _read(file, config)
    return tuple(find_forbidden(Path(config.docs_dir), get_prose_folder(config), places))


def make_page_source(file: File, config: MkDocsConfig) -> str | None:
    """Return the text of a page with nothing above its Markdown but what a page may say; None for other files."""
    if file.src_dir != config.docs_dir:
        return None
    page = load_page(file, config)
    # as HTML, like the titles that MkDocs takes from headings; its themes print them as they are
    return replace(page, title=escape(page.title), description=escape(page.description)).format_source()


def load_page(file: File, config: MkDocsConfig) -> HandwrittenPage:
    """Return the page in the file, or raise PluginError where it cannot be read."""
    page, problems = read_page(f"{get_prose_folder(config)}/{file.src_uri}", _read(file, config))
    if page is None:
        raise PluginError("\n".join(map(str, problems)))
    return page


def escape_contents(links: Iterable[AnchorLink]) -> None:
    """Make harmless what a theme of MkDocs writes into its table of contents."""
    for link in links:
        link.title, link.id = escape(unescape(link.title)), escape(unescape(link.id))
        escape_contents(link.children)


def get_prose_folder(config: MkDocsConfig) -> str:
    """Return the folder of hand-written pages as problems name it; links are not followed."""
    return Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()


def _is_handwritten(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED


def _read(file: File, config: MkDocsConfig) -> bytes:
    return read_regular(file.abs_src_path, config.docs_dir) if file.abs_src_path else file.content_bytes
