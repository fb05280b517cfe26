"""The option that names `site.yml`, and what is read from it: the host's configuration, or where the content is."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from factsheet.plugin.options import FactsheetConfig

option = click.option(
    "-f",
    "--config-file",
    default="site.yml",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's settings.",
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a command that builds nothing has to know of a site."""

    top: Path
    """The folder that holds the settings: files are named from there."""
    content: Path
    """The folder of the fact files."""
    site_url: str
    """Empty where the site has no address yet."""


def read(file: Path, **overrides: Any) -> MkDocsConfig:
    """Return the settings, every plugin loaded, or raise a usage error that says what is wrong with them."""
    if not file.is_file():
        raise click.UsageError(f"there is no {file}: run this where your site.yml is, or name it with -f")
    try:
        return load_config(str(file), **overrides)
    except ConfigurationError as error:
        raise click.UsageError(f"{file}: {error}") from error
    except Abort as error:
        raise click.UsageError(f"{file}: the setting named above cannot be used") from error


def whereabouts(file: Path) -> Whereabouts:
    """Return where the content is, or raise a usage error; no plugin is loaded, for that takes longer than a check."""
    config = read(file, plugins=[])
    with file.open("rb") as settings:
        told = dict(_plugins(yaml_load(settings).get("plugins")))
    if "factsheet" not in told:
        raise click.UsageError(f"{file}: the plugin `factsheet` is not among the plugins")
    options = FactsheetConfig()
    options.load_dict(told["factsheet"] or {})
    for name, error in options.validate()[0]:
        raise click.UsageError(f"{file}: `{name}` of the plugin `factsheet`: {error}")
    return Whereabouts(file.resolve().parent, _content(file, options.content), config.site_url or "")


def content_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the fact files, or raise a usage error where there is none, or no plugin to read it."""
    file = Path(config.config_file_path)
    if "factsheet" not in config.plugins:
        raise click.UsageError(f"{file}: the plugin `factsheet` is not among the plugins")
    return _content(file, config.plugins["factsheet"].config.content)


def speak_plainly(level: int = logging.WARNING) -> None:
    """Print what the host has to say from this level on, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.addHandler(handler)


def _content(file: Path, folder: str) -> Path:
    content = file.resolve().parent / folder
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content}: name it in {file}, as `content`")
    return content


def _plugins(told: Any) -> Iterator[tuple[str, Any]]:
    """Return the plugins with their options: the host takes a list of names and mappings, or one mapping."""
    for entry in ({name: told[name]} for name in told) if isinstance(told, dict) else told or ():
        yield from entry.items() if isinstance(entry, dict) else [(entry, None)]
