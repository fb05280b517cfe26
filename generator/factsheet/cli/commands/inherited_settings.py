"""The files that settings are read from: `site.yml`, what its `INHERIT` names, and so on."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load


def list_settings_files(settings: Path) -> list[Path]:
    """Return the file and those that it inherits from, as far as they can be read; the last may not exist."""
    files = [Path(os.path.normpath(settings))]
    while (parent := _find_parent(files[-1])) and parent not in files:  # two files may inherit from each other
        files.append(parent)
    return files


def _find_parent(file: Path) -> Path | None:
    try:  # from a text MkDocs leaves INHERIT as it is; from a file it would merge the parent's settings
        settings = yaml_load(file.read_text(encoding="utf-8"), get_yaml_loader(config=MkDocsConfig()))
        return Path(os.path.normpath(file.parent / settings["INHERIT"]))
    except (ConfigurationError, OSError, KeyError, TypeError, ValueError):
        return None
