"""What a person at a terminal sees beside the answer: colour, how far a work is, what it is at."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")

WAITED_FOR = 500
"""Points (of one of the processes) that take long enough for a person to want to see how far they are."""


def watched(points: Sequence[T]) -> Iterator[T]:
    """Show a person at a terminal how far the points are, where there are enough of them to wait for."""
    hidden = len(points) < WAITED_FOR or not sys.stderr.isatty()
    with click.progressbar(points, label="Points", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def say(words: str) -> None:
    """Tell a person at a terminal what the build is at."""
    if sys.stderr.isatty():
        click.echo(words, err=True)


def painted(colour: str, text: str) -> str:
    """Colour the text; what is no terminal, and who set `NO_COLOR`, gets it without."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)
