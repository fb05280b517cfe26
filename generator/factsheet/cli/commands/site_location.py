"""Where a site is, for commands that build nothing.

Only the settings that they need are read, without MkDocs: loading it takes as long as a check, and it would run the
hooks and the Python tags of `site.yml`, which may come from a stranger's proposal.
"""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from factsheet.cli.commands import load_module
from factsheet.cli.commands.inherited_settings import load_settings
from factsheet.content.prose_files import Placing, place_plainly

NO_PLUGIN = "the plugin `factsheet` is missing from `plugins`"


class SiteLocation(Struct, frozen=True):
    """The parts of a site that a command needs which builds nothing."""

    folder: Path
    """Where the site is built, whether it exists yet or not."""
    top: Path
    """The folder of `site.yml`: files are named from there."""
    content: Path
    """The folder of the fact files."""
    prose: Path
    """The folder of hand-written pages."""
    place: Placing
    """Gives the addresses of hand-written pages under these settings."""
    templates: tuple[Path, ...]
    """The folders of templates that are the site's own."""
    site_url: str
    """Empty where the site has no address yet."""


def locate_site(file: Path) -> SiteLocation:
    """Return where the content is, or raise a usage error."""
    settings = load_settings(file)
    content = resolve_content(file, _get(file, _get_options(file, settings), "content", "content"))
    prose = _resolve_folder(file, "docs_dir", _get(file, settings, "docs_dir", "docs"))
    theme = settings.get("theme")
    custom = _get(file, theme, "custom_dir", "") if isinstance(theme, dict) else ""
    templates = (_resolve_folder(file, "custom_dir", custom),) if custom else ()
    place = _make_placing(file, settings)
    return SiteLocation(
        folder=file.absolute().parent / _get(file, settings, "site_dir", "site"),
        top=file.resolve().parent,
        content=content,
        prose=prose,
        place=place,
        templates=templates,
        site_url=_get_site_url(file, settings),
    )


def resolve_content(file: Path, folder: str) -> Path:
    """Return the folder of the fact files, or raise a usage error; the settings are in `file`."""
    content = file.resolve().parent / folder
    if not content.is_dir():
        raise click.UsageError(f"folder {content} is missing: set `content` in {file}")
    return content


def _get(file: Path, settings: Mapping[str, Any], name: str, default: Any) -> Any:
    """Return a setting of the type of its default, which it has where nothing is written."""
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, type(default)):
        raise click.UsageError(f"{file}: `{name}`: Expected type: {type(default)} but received: {type(value)}")
    return value


def _get_options(file: Path, settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of our plugin."""
    plugins = dict(_list_plugins(settings.get("plugins")))
    if "factsheet" not in plugins:
        raise click.UsageError(f"{file}: {NO_PLUGIN}")
    options = plugins["factsheet"] or {}
    if not isinstance(options, dict):
        raise click.UsageError(f"{file}: the plugin `factsheet` takes options as `name: value`, not {options!r}")
    return options


def _list_plugins(plugins: Any) -> Iterator[tuple[str, Any]]:
    """Return the plugins with their options: MkDocs takes a list of names and mappings, or one mapping."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, dict):
            yield from entry.items()
        elif isinstance(entry, str):
            yield entry, None


def _resolve_folder(file: Path, name: str, folder: str) -> Path:
    path = Path(os.path.normpath(file.absolute().parent / folder))  # not resolved: problems name it as written
    if not path.is_dir():
        raise click.UsageError(f"{file}: `{name}`: folder {path} is missing")
    return path


def _make_placing(file: Path, settings: Mapping[str, Any]) -> Placing:
    if settings.get("exclude_docs"):
        # Loaded by name: MkDocs knows these patterns, and few sites have any.
        placing: Placing = load_module("factsheet.cli.commands.site_settings").make_placing_alone(file, settings)
        return placing
    return partial(place_plainly, directory_urls=_get(file, settings, "use_directory_urls", True))


def _get_site_url(file: Path, settings: Mapping[str, Any]) -> str:
    address: str = _get(file, settings, "site_url", "")
    if address and not address.startswith(("http://", "https://")):
        raise click.UsageError(f"{file}: `site_url`: {address!r} must begin with https:// or http://")
    return f"{address.rstrip('/')}/" if address else ""
