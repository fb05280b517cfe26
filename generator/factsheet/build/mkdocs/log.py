"""Messages of a build in the terminal."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from factsheet.build.search_index import NoIndex
from factsheet.build.terminal import colour_text
from factsheet.problems.problem import Level, Problem, filter_errors
from factsheet.site.rendering.template_errors import TemplateMistake
from factsheet.text.translations import load_catalogue
from factsheet.web.problem_display import FileTexts, format_problem

log = logging.getLogger("mkdocs.plugins.factsheet")

MOST_PRINTED = 20
"""Warnings that a build prints, so that they do not push its result off the screen; `factsheet check` prints all."""


def format_errors(problems: Sequence[Problem], folder: Path, site_url: str) -> str:
    """Return the errors as `factsheet check` prints them, with paths relative to the folder."""
    texts = FileTexts(folder)
    return "\n\n".join(format_problem(problem, texts, site_url, colour_text) for problem in filter_errors(problems))


def warn_of_problems(problems: Iterable[Problem]) -> None:
    """Log the warnings, if there are many only the first."""
    warnings = sorted(problem for problem in problems if problem.level is Level.WARNING)
    for problem in warnings[:MOST_PRINTED]:
        log.warning(str(problem))
    if len(warnings) > MOST_PRINTED:
        log.warning(f"and {len(warnings) - MOST_PRINTED} more: run `factsheet check` to see all")


def warn_of_language(language: str) -> None:
    """Warn if parts of the interface stay English."""
    # Not logged, since a strict build would fail: nothing in the content is wrong.
    missing = load_catalogue(language).missing
    if missing is None:
        click.echo(f"Warning: the interface is not translated into `{language}`; using English", err=True)
    elif missing:
        click.echo(f"Warning: {missing} interface strings are not translated into `{language}`", err=True)


def warn_of_search(reason: NoIndex) -> None:
    log.warning(
        f"search is not available, and the search page links to the A–Z index: Pagefind made no index ({reason}). "
        "Install it with: pip install 'pagefind[bin]', or write search: false under factsheet: in the settings"
    )


@contextmanager
def count_warnings() -> Iterator[None]:
    """Count the warnings of MkDocs meanwhile, as it does itself in a strict build."""
    counter, logger = CountHandler(), logging.getLogger("mkdocs")
    counter.setLevel(logging.WARNING)
    logger.addHandler(counter)
    try:
        yield
    finally:
        logger.removeHandler(counter)


def has_warned() -> bool:
    """True if a warning was counted, with which a strict build fails."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def convert_to_abort(error: Exception, folder: Path | None) -> Abort | None:
    """Return a message without a traceback for a mistake in a template or a file error, or None for other errors.

    `folder` is named for an error without a file.
    """
    if isinstance(error, TemplateMistake):
        return Abort(str(error))
    if isinstance(error, OSError) and error.strerror:
        return Abort(f"{error.filename or folder}: {error.strerror}")
    return None
