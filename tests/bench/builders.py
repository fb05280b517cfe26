"""The builders that race: what each is given, how it is run, what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.synthetic import Facts

EVERY_SIZE = 1_000_000


@dataclass(frozen=True, slots=True)
class Builder:
    """One builder; commands run in the folder that `lay_out` filled, and `{folder}` in them stands for it."""

    name: str
    title: str
    lay_out: Callable[[Facts, Path], None]
    """Write everything the builder reads."""
    change: Callable[[Facts, Path], None]
    """Write anew the one file that holds the changing value."""
    build: tuple[str, ...]
    serve: tuple[str, ...]
    """With `{port}` where the port goes."""
    page: str
    """The address of the page that shows the changing value, from the top of the site."""
    leaves: tuple[str, ...]
    """What is deleted for a cold build: the site, which comes first, and caches inside the folder."""
    served_up_to: int
    """The most points with which its server is measured; a larger site would take hours."""
    check: tuple[str, ...] = ()
    """The command that checks the content without building; empty where there is none."""


def fill_command(command: tuple[str, ...], folder: Path, port: int = 0) -> tuple[str, ...]:
    return tuple(word.format(folder=folder, port=port) for word in command)
