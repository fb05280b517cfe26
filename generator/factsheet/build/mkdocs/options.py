"""The plugin's settings in `site.yml`, what they come to with those of the host, and which folders they name."""

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
    """An address that pages link to: of the kinds that are safe to follow, or empty."""

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
    """That in which facts are written, unless a sheet says otherwise; empty: nothing is printed about it."""
    licence = config_options.Type(str, default="")
    """Its name; empty: nothing is printed about a licence."""
    licence_url = LinkedAddress(default="")
    principles = config_options.Type(str, default="")
    """Where the site says how it works: an address, or the way to a page of its own, `methodology/`."""
    history = config_options.Type(bool, default=True)
    """False: no page tells when it was last changed."""
    search = config_options.Type(bool, default=True)
    """False: no search index is made, and the A–Z index takes the place of the search page."""
    map_note = config_options.Type(str, default="")
    """Plain text below the maps, such as how the site words the status of territories."""


def read_settings(config: MkDocsConfig, own: FactsheetConfig) -> Settings:
    repository = Repository(config.repo_url, own.branch) if config.repo_url else None
    return Settings(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        language=_get_language(config),
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
    """Return the folder that holds the settings: files are named from there."""
    return Path(config.config_file_path).resolve().parent


def list_theme_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folders in which the host looks for templates, the first before the others."""
    return [Path(folder) for folder in config.theme.dirs]


def list_template_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders of templates that the settings name; those of installed packages are not a site's own."""
    named = config.theme.custom_dir
    return (Path(os.path.normpath(named)),) if named else ()


def is_ours(config: MkDocsConfig) -> bool:
    """True where our own templates draw whole pages; false under a theme of MkDocs, which draws around our bodies."""
    return config.theme.name is None


def make_placing(config: MkDocsConfig) -> Placing:
    """Return what places files as the settings say; MkDocs neither shows nor copies what `exclude_docs` leaves out.

    Drafts are placed, too: they are shown by `mkdocs serve`, and published as soon as they are none.
    """

    def place(names: Iterable[str]) -> Mapping[str, str]:
        files = [File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in names]
        set_exclusions(files, config)
        return {file.src_uri: file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}

    return place


def _get_language(config: MkDocsConfig) -> str:
    """Return what the theme says, as themes call it: `language`, or `locale` in those that come with the host."""
    return str(config.theme.get("language") or config.theme.locale).replace("_", "-")
