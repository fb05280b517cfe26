"""Colour and progress for a person at a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")

WAITED_FOR = 1_000
"""Points from which on a build takes so long that a person wants to see its progress."""


def show_progress(steps: Iterable[T], count: int, points: int) -> Iterator[T]:
    """Yield the steps, of which there are `count`, with a progress bar if `points` take long enough."""
    hidden = points < WAITED_FOR or not sys.stderr.isatty()
    with click.progressbar(steps, length=count, label="Points", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def print_status(words: str) -> None:
    """Print what the build is doing."""
    if sys.stderr.isatty():  # in the log of a workflow it would be noise
        click.echo(words, err=True)


def colour_text(colour: str, text: str) -> str:
    """Return the text in colour, unless `NO_COLOR` is set (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=colour, bold=True)
