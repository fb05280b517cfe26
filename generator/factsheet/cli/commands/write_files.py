"""What `fix` and `format` share: which files are meant, what would change in them, and writing them."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from factsheet.content.prose_files import IRREGULAR
from factsheet.edit.fix.change import Change, apply_change
from factsheet.problems.excerpt import decode_text
from factsheet.problems.problem import Problem
from factsheet.text.regular_files import NotRegular


def list_file_names(content: Path, files: Sequence[Path]) -> Iterator[str]:
    """Return the files as problems name them; a folder stands for all that it holds, and the content may be a link."""
    home = content.resolve()
    for file in files:
        for path in (file, *file.rglob("*")) if file.is_dir() else (file,):
            place = path.parent.resolve() / path.name if path.is_symlink() and path != content else path.resolve()
            if not place.is_relative_to(home):
                raise click.UsageError(f"{path} does not lie in {content}, the folder of the content")
            yield (content.name / place.relative_to(home)).as_posix()


def write_changes(folder: Path, changes: Mapping[str, Change]) -> dict[str, str]:
    """Write every file that is still as it was read; return the others, each with why it is not written."""
    left = {}
    for file, change in changes.items():
        try:
            if not apply_change(folder / file, change):
                left[file] = f"{file} was changed by somebody else meanwhile, and is left alone: run this again"
        except NotRegular as refused:
            left[file] = f"{file} was not changed: {refused.strerror}"
    return left


def report_irregular(problems: Iterable[Problem]) -> bool:
    """Name each file that is not read, and not written either; return whether there is one."""
    refused = [problem for problem in problems if problem.code == IRREGULAR]
    for problem in refused:
        click.echo(str(problem), err=True)
    return bool(refused)


def format_differences(changes: Mapping[str, Change]) -> Iterator[str]:
    """Return what `diff -u` prints; a line end that is not shown is said as git says it."""
    for file, change in changes.items():
        before, after = (decode_text(data).splitlines(keepends=True) for data in (change.before, change.after))
        for line in difflib.unified_diff(before, after, f"a/{file}", f"b/{file}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
