"""What a person at a terminal sees beside the answer: colour, how far a work is, what it is at."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")

WAITED_FOR = 1_000
"""Points that take long enough for a person to want to see how far they are."""


def show_progress(steps: Iterable[T], count: int, points: int) -> Iterator[T]:
    """Show a person at a terminal how far so many steps are, where they see to enough points to wait for."""
    hidden = points < WAITED_FOR or not sys.stderr.isatty()
    with click.progressbar(steps, length=count, label="Points", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def print_status(words: str) -> None:
    """Tell a person at a terminal what the build is at."""
    if sys.stderr.isatty():
        click.echo(words, err=True)


def colour_text(colour: str, text: str) -> str:
    """Colour the text; what is no terminal, and who set `NO_COLOR`, gets it without."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)
