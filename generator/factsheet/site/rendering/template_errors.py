"""Mistakes in templates, reported to their author with file and line instead of a traceback."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


class TemplateMistake(Exception):
    """A template cannot be read or rendered; the message says where and why."""


def find_mistake(error: Exception, folders: tuple[Path, ...]) -> TemplateMistake | None:
    """Return the mistake in a template that caused the error, or None if the error is in our own code."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateMistake(f"{error.filename or error.name}:{error.lineno}: {error.message}")
    reason = f"there is no template `{error}`" if isinstance(error, TemplateNotFound) else str(error)
    steps = traceback.extract_tb(error.__traceback__)
    in_templates = [step for step in steps if _is_below(Path(step.filename), folders)]
    # Any other error that was raised below a template, in a function of ours, is a fault of that function.
    if in_templates and (isinstance(error, TemplateError) or steps[-1] == in_templates[-1]):
        return TemplateMistake(f"{in_templates[-1].filename}:{in_templates[-1].lineno}: {reason}")
    if isinstance(error, TemplateError):
        return TemplateMistake(reason)
    return None


def _is_below(file: Path, folders: tuple[Path, ...]) -> bool:
    return any(file.is_relative_to(folder) for folder in folders)
