"""What a build says to whoever waits for it."""

import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from mkdocs.utils import CountHandler

from factsheet.catalogues import catalogue
from factsheet.diagnosis import Texts, shown
from factsheet.problems import Level, Problem, errors

log = logging.getLogger("mkdocs.plugins.factsheet")

MOST_TOLD = 20
"""Warnings that a build prints; `factsheet check` prints them all."""
WAITED_FOR = 500
"""Points (of one of the processes) that take long enough for a person to want to see how far they are."""


def watched(points: Sequence[str]) -> Iterator[str]:
    """Show a person at a terminal how far the points are, where there are enough of them to wait for."""
    hidden = len(points) < WAITED_FOR or not sys.stderr.isatty()
    with click.progressbar(points, label="Points", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def said(words: str) -> None:
    """Tell a person at a terminal what the build is at."""
    if sys.stderr.isatty():
        click.echo(words, err=True)


def painted(colour: str, text: str) -> str:
    """Colour the text; what is no terminal, and who set `NO_COLOR`, gets it without."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)


def refusal(problems: Sequence[Problem], folder: Path, site_url: str) -> str:
    """Return the errors as `factsheet check` tells them; files are named from the folder."""
    texts = Texts(folder)
    return "\n\n".join(shown(problem, texts, site_url, painted) for problem in errors(problems))


def tell(problems: Iterable[Problem]) -> None:
    """Print the warnings, the first of many."""
    warnings = sorted(problem for problem in problems if problem.level is Level.WARNING)
    for problem in warnings[:MOST_TOLD]:
        log.warning(str(problem))
    if len(warnings) > MOST_TOLD:
        log.warning(f"and {len(warnings) - MOST_TOLD} more: `factsheet check` tells them all")


def tell_of_language(language: str) -> None:
    """Warn where words of the interface stay English; a strict build forgives it, for the content is right."""
    missing = catalogue(language).missing
    if missing is None:
        click.echo(f"Warning: there is no translation of the interface into `{language}`: it is English", err=True)
    elif missing:
        click.echo(f"Warning: {missing} words of the interface have no translation into `{language}`", err=True)


def warned() -> bool:
    """True where the host has counted a warning, which a strict build does not forgive."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
