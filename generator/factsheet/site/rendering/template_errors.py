"""What is wrong with a template: told to whoever wrote it, with the file and the line."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


class TemplateMistake(Exception):
    """A template cannot be read or drawn; the text says where, and why."""


def find_mistake(error: Exception, folders: tuple[Path, ...]) -> TemplateMistake | None:
    """Return what the template did wrong; None where it is not at fault, but the program that it was drawn by."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateMistake(f"{error.filename or error.name}:{error.lineno}: {error.message}")
    steps = traceback.extract_tb(error.__traceback__)
    own = [step for step in steps if any(Path(step.filename).is_relative_to(folder) for folder in folders)]
    if own and (isinstance(error, TemplateError) or steps[-1] == own[-1]):
        return TemplateMistake(f"{own[-1].filename}:{own[-1].lineno}: {_explain_error(error)}")
    return TemplateMistake(_explain_error(error)) if isinstance(error, TemplateError) else None


def _explain_error(error: Exception) -> str:
    return f"there is no template `{error}`" if isinstance(error, TemplateNotFound) else str(error)
