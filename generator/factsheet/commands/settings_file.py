"""The option that names `site.yml`, and the host's configuration read from it."""

import logging
from pathlib import Path
from typing import Any

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

option = click.option(
    "-f",
    "--config-file",
    default="site.yml",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's settings.",
)


def read(file: Path, **overrides: Any) -> MkDocsConfig:
    """Return the settings, or raise a usage error that says what is wrong with them."""
    if not file.is_file():
        raise click.UsageError(f"there is no {file}: run this where your site.yml is, or name it with -f")
    try:
        return load_config(str(file), **overrides)
    except ConfigurationError as error:
        raise click.UsageError(f"{file}: {error}") from error
    except Abort as error:
        raise click.UsageError(f"{file}: the setting named above cannot be used") from error


def content_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the fact files, or raise a usage error where there is none, or no plugin to read it."""
    if "factsheet" not in config.plugins:
        raise click.UsageError(f"{config.config_file_path}: the plugin `factsheet` is not among the plugins")
    folder: str = config.plugins["factsheet"].config.content
    content = Path(config.config_file_path).resolve().parent / folder
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content}: name it in {config.config_file_path}, as `content`")
    return content


def speak_plainly(level: int = logging.WARNING) -> None:
    """Print what the host has to say from this level on, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.addHandler(handler)
