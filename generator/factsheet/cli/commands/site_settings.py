"""Reading `site.yml` as MkDocs does, for commands that build."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from factsheet.build.mkdocs.options import make_placing
from factsheet.cli.commands.inherited_settings import require_file
from factsheet.cli.commands.site_location import NO_PLUGIN, resolve_content
from factsheet.content.prose_files import Placing


def print_warning(warning: str) -> None:
    click.echo(f"Warning: {warning}", err=True)


def read(file: Path, warn: Callable[[str], None] = print_warning, **overrides: Any) -> MkDocsConfig:
    """Return the settings, every plugin loaded, or raise a usage error that says what is wrong with them.

    `warn` is called with each warning.
    """
    config = _load_config(file)
    config.load_dict({name: value for name, value in overrides.items() if value is not None})
    return _validate_config(file, config, warn)


def make_placing_alone(file: Path, settings: Mapping[str, Any]) -> Placing:
    """Return where the settings place hand-written files, or raise a usage error; no other setting is looked at."""
    names = settings.keys() & {"docs_dir", "exclude_docs", "use_directory_urls"}
    config = MkDocsConfig(config_file_path=str(file))
    config.load_dict({"site_name": "none", "plugins": [], **{name: settings[name] for name in names}})
    return make_placing(_validate_config(file, config, print_warning))


def get_content_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the fact files, or raise a usage error where the folder or the plugin is missing."""
    file = Path(config.config_file_path)
    if "factsheet" not in config.plugins:
        raise click.UsageError(f"{file}: {NO_PLUGIN}")
    return resolve_content(file, config.plugins["factsheet"].config.content)


def configure_log(level: int = logging.WARNING) -> None:
    """Print the messages of MkDocs from this level on, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.addHandler(handler)


def _load_config(file: Path) -> MkDocsConfig:
    """Return the settings of the file and of those that it inherits from, not yet validated."""
    require_file(file)
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as opened:
            config.load_file(opened)
    except (ConfigurationError, OSError) as error:
        raise click.UsageError(f"{file}: {error}") from error
    except RecursionError as error:
        raise click.UsageError(
            f"{file}: it inherits from itself: see `INHERIT` in the files it inherits from"
        ) from error
    except TypeError as error:  # MkDocs raises it for a file that is a single number
        raise click.UsageError(f"{file}: write settings as `name: value`, one per line") from error
    return config


def _validate_config(file: Path, config: MkDocsConfig, warn: Callable[[str], None]) -> MkDocsConfig:
    errors, warnings = config.validate()
    refused = errors + warnings if config.strict else errors
    if refused:
        raise click.UsageError("\n".join(f"{file}: `{name}`: {why}" for name, why in refused))
    for name, why in warnings:
        warn(f"{file}: `{name}`: {why}")
    return config
