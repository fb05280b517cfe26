"""Files that commands change: naming them, showing what would change in them, writing them."""

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
    """Return the files as problems name them, all files of a folder; the content folder itself may be a link."""
    home = content.resolve()
    for file in files:
        paths = [file, *file.rglob("*")] if file.is_dir() else [file]
        for path in paths:
            is_link = path.is_symlink() and path != content  # a link is not followed, so it is named itself
            place = path.parent.resolve() / path.name if is_link else path.resolve()
            if not place.is_relative_to(home):
                raise click.UsageError(f"{path} is not in {content}, the content folder")
            yield (content.name / place.relative_to(home)).as_posix()


def write_changes(folder: Path, changes: Mapping[str, Change]) -> dict[str, str]:
    """Write every file that has not changed since it was read; return the others, each with the reason."""
    left = {}
    for file, change in changes.items():
        try:
            if not apply_change(folder / file, change):
                left[file] = f"{file} has changed in the meantime and was not overwritten: run this again"
        except NotRegular as refused:
            left[file] = f"{file} was not changed: {refused.strerror}"
    return left


def report_irregular(problems: Iterable[Problem]) -> bool:
    """Print each file that is a link or not a regular file, and so neither read nor written; return whether any is."""
    refused = [problem for problem in problems if problem.code == IRREGULAR]
    for problem in refused:
        click.echo(str(problem), err=True)
    return bool(refused)


def format_differences(changes: Mapping[str, Change]) -> Iterator[str]:
    """Return the output of `diff -u`; a missing line end is marked as git marks it."""
    for file, change in changes.items():
        before = decode_text(change.before).splitlines(keepends=True)
        after = decode_text(change.after).splitlines(keepends=True)
        for line in difflib.unified_diff(before, after, f"a/{file}", f"b/{file}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
