"""What `fix` and `format` share: which files are meant, what would change in them, and writing them."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from factsheet.excerpt import text_of
from factsheet.mending.change import Change, put


def named(content: Path, files: Sequence[Path]) -> Iterator[str]:
    """Return the files as problems name them; a folder stands for all that it holds, and the content may be a link."""
    home = content.resolve()
    for given in files:
        for path in (given, *given.rglob("*")) if given.is_dir() else (given,):
            place = path.resolve()
            if not place.is_relative_to(home):
                raise click.UsageError(f"{path} does not lie in {content}, the folder of the content")
            yield (content.name / place.relative_to(home)).as_posix()


def changed_meanwhile(folder: Path, changes: Mapping[str, Change]) -> list[str]:
    """Write every file that is still as it was read; return the others."""
    return [file for file, change in changes.items() if not put(folder / file, change)]


def left_alone(file: str) -> str:
    return f"{file} was changed by somebody else meanwhile, and is left alone: run this again"


def differences(changes: Mapping[str, Change]) -> Iterator[str]:
    """Return what `diff -u` prints; a line end that is not shown is said as git says it."""
    for file, change in changes.items():
        before, after = (text_of(data).splitlines(keepends=True) for data in (change.before, change.after))
        for line in difflib.unified_diff(before, after, f"a/{file}", f"b/{file}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
