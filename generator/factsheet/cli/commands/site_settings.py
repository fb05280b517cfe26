"""Reading `site.yml`: the configuration of MkDocs, or only where the content is."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from msgspec import Struct

from factsheet.build.mkdocs.options import FactsheetConfig, list_template_folders, make_placing
from factsheet.content.prose_files import Placing

NO_PLUGIN = "the plugin `factsheet` is missing from `plugins`"


class SiteLocation(Struct, frozen=True):
    """The parts of a site that a command needs which builds nothing."""

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


def print_warning(warning: str) -> None:
    click.echo(f"Warning: {warning}", err=True)


def read(file: Path, warn: Callable[[str], None] = print_warning, **overrides: Any) -> MkDocsConfig:
    """Return the settings, every plugin loaded, or raise a usage error that says what is wrong with them.

    `warn` is called with each warning.
    """
    config = _load_config(file)
    config.load_dict({name: value for name, value in overrides.items() if value is not None})
    return _validate_config(file, config, warn)


def locate_site(file: Path) -> SiteLocation:
    """Return where the content is, or raise a usage error.

    MkDocs reads its own settings, so that INHERIT and `!ENV` work, but no plugin is loaded: that takes longer than a
    check. The options of our plugin are validated here.
    """
    config = _load_config(file)
    plugins = dict(_list_plugins(config.get("plugins")))
    config.load_dict({"plugins": []})
    _validate_config(file, config, print_warning)
    if "factsheet" not in plugins:
        raise click.UsageError(f"{file}: {NO_PLUGIN}")
    options, own_options = FactsheetConfig(), plugins["factsheet"] or {}
    if not isinstance(own_options, dict):
        raise click.UsageError(f"{file}: the plugin `factsheet` takes options as `name: value`, not {own_options!r}")
    options.load_dict(own_options)
    wrong, doubtful = options.validate()
    for name, error in wrong:
        raise click.UsageError(f"{file}: `{name}` of the plugin `factsheet`: {error}")
    for name, warning in doubtful:
        print_warning(f"{file}: `{name}` of the plugin `factsheet`: {warning}")
    content, prose = _resolve_content(file, options.content), Path(config.docs_dir)
    templates = list_template_folders(config)
    return SiteLocation(file.resolve().parent, content, prose, make_placing(config), templates, config.site_url or "")


def get_content_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the fact files, or raise a usage error where the folder or the plugin is missing."""
    file = Path(config.config_file_path)
    if "factsheet" not in config.plugins:
        raise click.UsageError(f"{file}: {NO_PLUGIN}")
    return _resolve_content(file, config.plugins["factsheet"].config.content)


def configure_log(level: int = logging.WARNING) -> None:
    """Print the messages of MkDocs from this level on, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.addHandler(handler)


def _resolve_content(file: Path, folder: str) -> Path:
    content = file.resolve().parent / folder
    if not content.is_dir():
        raise click.UsageError(f"folder {content} is missing: set `content` in {file}")
    return content


def _load_config(file: Path) -> MkDocsConfig:
    """Return the settings of the file and of those that it inherits from, not yet validated."""
    if not file.is_file():
        raise click.UsageError(f"{file} is missing: run this in the folder of your site.yml, or pass it with -f")
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


def _list_plugins(plugins: Any) -> Iterator[tuple[str, Any]]:
    """Return the plugins with their options: MkDocs takes a list of names and mappings, or one mapping."""
    if isinstance(plugins, dict):
        plugins = [plugins]
    if not isinstance(plugins, list):
        return
    for entry in plugins:
        if isinstance(entry, dict):
            yield from entry.items()
        elif isinstance(entry, str):
            yield entry, None
