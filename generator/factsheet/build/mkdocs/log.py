"""What a build says to whoever waits for it."""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from factsheet.build.search_index import NoIndex
from factsheet.build.terminal import painted
from factsheet.problems.problem import Level, Problem, errors
from factsheet.site.rendering.template_errors import TemplateMistake
from factsheet.text.translations import catalogue
from factsheet.web.problem_display import Texts, shown

log = logging.getLogger("mkdocs.plugins.factsheet")

MOST_PRINTED = 20
"""Warnings that a build prints; `factsheet check` prints them all."""


def format_errors(problems: Sequence[Problem], folder: Path, site_url: str) -> str:
    """Return the errors as `factsheet check` tells them; files are named from the folder."""
    texts = Texts(folder)
    return "\n\n".join(shown(problem, texts, site_url, painted) for problem in errors(problems))


def warn_of_problems(problems: Iterable[Problem]) -> None:
    """Print the warnings, the first of many."""
    warnings = sorted(problem for problem in problems if problem.level is Level.WARNING)
    for problem in warnings[:MOST_PRINTED]:
        log.warning(str(problem))
    if len(warnings) > MOST_PRINTED:
        log.warning(f"and {len(warnings) - MOST_PRINTED} more: `factsheet check` tells them all")


def warn_of_language(language: str) -> None:
    """Warn where words of the interface stay English; a strict build forgives it, for the content is right."""
    missing = catalogue(language).missing
    if missing is None:
        click.echo(f"Warning: there is no translation of the interface into `{language}`: it is English", err=True)
    elif missing:
        click.echo(f"Warning: {missing} words of the interface have no translation into `{language}`", err=True)


def warn_of_search(reason: NoIndex) -> None:
    log.warning(
        f"the site has no search, and its search page leads to the A–Z index: Pagefind made no index ({reason}). "
        "Install it with: pip install 'pagefind[bin]', or write search: false under factsheet: in the settings"
    )


def has_warned() -> bool:
    """True where the host has counted a warning, which a strict build does not forgive."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def as_abort(error: Exception, folder: Path | None) -> Abort | None:
    """Return a mistake in a template, or a file that cannot be read or written, as MkDocs ends with it; else None.

    `folder` is that of the site, for an error that names no file.
    """
    if isinstance(error, TemplateMistake):
        return Abort(str(error))
    if isinstance(error, OSError) and error.strerror:
        return Abort(f"{error.filename or folder}: {error.strerror}")
    return None
