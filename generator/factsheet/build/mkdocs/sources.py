"""What a build is made from, as far as the settings of MkDocs name it."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from msgspec.structs import replace

from factsheet.build.mkdocs.options import is_ours, list_theme_folders, project_folder, read_language
from factsheet.build.unchanged import BuildRecord, digest_sources, has_tag
from factsheet.text.translations import load_catalogue


def make_record(file: Path, settings: Mapping[Path, bytes], config: MkDocsConfig) -> BuildRecord | None:
    """Return the record of a build that is about to begin, or None if it may depend on more than a record has.

    That is so with a theme, plugin, hook or Markdown extension that is neither ours nor of the Markdown library, with
    a tag such as `!ENV` in the settings, with links among the sources, and if the interface is not wholly translated,
    of which every build warns. `settings` are the files of settings as they were before MkDocs read them.
    """
    if not is_ours(config) or {*config.plugins} != {"factsheet"} or config.hooks:
        return None
    if any(map(has_tag, settings.values())) or not all(map(_is_of_library, config.markdown_extensions)):
        return None
    if load_catalogue(read_language(config)).missing != 0:
        return None
    content = project_folder(config) / config.plugins["factsheet"].config.content
    folders = (content, Path(config.docs_dir), *list_theme_folders(config))
    record = BuildRecord(
        file=str(file),
        settings=tuple(str(path.absolute()) for path in settings),
        content=str(content),
        folders=tuple(map(str, folders)),
        site=config.site_dir,
    )
    try:
        return replace(record, sources=digest_sources(record, settings.values()))
    except OSError:
        return None


def _is_of_library(extension: str) -> bool:
    """Return whether the Markdown library has an extension of the name; none of them reads files."""
    return extension.isidentifier() and find_spec(f"markdown.extensions.{extension}") is not None
