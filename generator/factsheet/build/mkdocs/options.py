"""The plugin's settings in `site.yml`, and how they combine with those of MkDocs."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from factsheet.content.prose_files import Placing
from factsheet.web.repository_urls import Repository
from factsheet.web.settings import Settings


class LinkedAddress(config_options.OptionallyRequired[str]):
    """An address that pages link to, with a scheme that is safe to follow, or empty."""

    def run_validation(self, value: object) -> str:
        if value == "":
            return ""
        if not isinstance(value, str) or not value.startswith(("https://", "http://", "mailto:")):
            raise base.ValidationError(f"{value!r} must begin with https://, http:// or mailto:")
        return value


class FactsheetConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `site.yml`."""

    content = config_options.Type(str, default="content")
    branch = config_options.Type(str, default="main")
    contact = LinkedAddress(default="")
    content_language = config_options.Type(str, default="")
    """The language of facts, unless a sheet has another; if empty, pages do not mention it."""
    licence = config_options.Type(str, default="")
    """Its name; if empty, pages mention no licence."""
    licence_url = LinkedAddress(default="")
    principles = config_options.Type(str, default="")
    """The page on how the site works: an address, or a path in the site such as `methodology/`."""
    history = config_options.Type(bool, default=True)
    """If false, no page shows when it was last changed."""
    search = config_options.Type(bool, default=True)
    """If false, there is no search index, and pages link to the A–Z instead of the search page."""
    map_note = config_options.Type(str, default="")
    """Plain text below the maps, such as how the site words the status of territories."""


def read_settings(config: MkDocsConfig, own: FactsheetConfig) -> Settings:
    repository = Repository(config.repo_url, own.branch) if config.repo_url else None
    return Settings(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        language=read_language(config),
        content_language=own.content_language,
        repository=repository,
        contact=own.contact,
        directory_urls=config.use_directory_urls,
        licence=own.licence,
        licence_url=own.licence_url,
        principles=own.principles,
        history=own.history,
        search=own.search and is_ours(config),
        map_note=own.map_note,
    )


def project_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the settings, to which paths in messages are relative."""
    return Path(config.config_file_path).resolve().parent


def list_theme_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folders in which MkDocs looks for templates, in its order."""
    return [Path(folder) for folder in config.theme.dirs]


def list_template_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folder of templates that the settings name, if any; those of installed themes are not the site's."""
    named = config.theme.custom_dir
    if not named:
        return ()
    return (Path(os.path.normpath(named)),)


def is_ours(config: MkDocsConfig) -> bool:
    """True if our templates render whole pages, false if a theme of MkDocs renders pages around our bodies."""
    return config.theme.name is None


def make_placing(config: MkDocsConfig) -> Placing:
    """Return a function from the paths of hand-written files to their paths in the site, without `exclude_docs`."""

    def place(names: Iterable[str]) -> Mapping[str, str]:
        files = [File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in names]
        set_exclusions(files, config)
        # Drafts are included: `mkdocs serve` shows them, and they are published once they are no longer drafts.
        return {file.src_uri: file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}

    return place


def read_language(config: MkDocsConfig) -> str:
    """Return the language of the theme, which is its `language`, or `locale` for the themes of MkDocs itself."""
    return str(config.theme.get("language") or config.theme.locale).replace("_", "-")
