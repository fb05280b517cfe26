"""The files that settings are read from: `site.yml`, what its `INHERIT` names, and so on.

Nothing that they name is run, neither a hook nor a Python tag.
"""

import os
from pathlib import Path
from typing import Any

import click

from factsheet.yamlfile.settings import UNREADABLE, parse_settings


def list_settings_files(settings: Path) -> list[Path]:
    """Return the file and those that it inherits from, as far as they can be read; the last may not exist."""
    files = [Path(os.path.normpath(settings))]
    while (parent := _find_parent(files[-1])) and parent not in files:  # two files may inherit from each other
        files.append(parent)
    return files


def load_settings(file: Path) -> dict[str, Any]:
    """Return the settings of the file over those that it inherits from, or raise a usage error."""
    require_file(file)
    files = list_settings_files(file)
    if _find_parent(files[-1]) in files:
        raise click.UsageError(f"{file}: it inherits from itself: see `INHERIT` in the files it inherits from")
    merged: dict[str, Any] = {}
    for part in reversed(files):
        try:
            merged = _merge(merged, _load_file(part))
        except RecursionError as error:
            raise click.UsageError(f"{part}: a setting contains itself") from error
    return merged


def require_file(file: Path) -> None:
    if not file.is_file():
        raise click.UsageError(f"{file} is missing: run this in the folder of your site.yml, or pass it with -f")


def _load_file(file: Path) -> dict[str, Any]:
    try:
        settings = parse_settings(file.read_bytes())
    except (*UNREADABLE, OSError) as error:
        raise click.UsageError(f"{file}: {error}") from error
    if settings is None:
        return {}
    if not isinstance(settings, dict):
        raise click.UsageError(f"{file}: write settings as `name: value`, one per line")
    return settings


def _merge(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return `own` over what is inherited: mappings are merged, anything else is replaced."""
    merged = dict(inherited)
    for name, value in own.items():
        under = merged.get(name)
        merged[name] = _merge(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _find_parent(file: Path) -> Path | None:
    try:
        return Path(os.path.normpath(file.parent / parse_settings(file.read_bytes())["INHERIT"]))
    except (*UNREADABLE, OSError, TypeError):
        return None
