"""`factsheet format`: write the fact files in their one form, with everything that is read as it was."""

from collections.abc import Container, Iterator
from pathlib import Path

import click

from factsheet import homes
from factsheet.arrangement import in_form
from factsheet.commands import rewriting, settings_file
from factsheet.homes import Home
from factsheet.mending.change import Change
from factsheet.problems import Problem
from factsheet.regular_files import read_regular


@click.command("format", epilog="Example:  factsheet format --diff content/sources/bbc-news.yml")
@settings_file.option
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change, line by line, and write nothing.")
@click.option("--check", is_flag=True, help="Only tell which files would change; exit with 1 where there is one.")
def form(config_file: Path, files: tuple[Path, ...], diff: bool, check: bool) -> None:
    """Put the fields in order and even the spaces, in all files or in FILES (folders, too).

    Words lose quotation marks that they do not need. What is read stays the same, comments go with what they
    stand above, and wrapped texts stay wrapped. A file that has a mistake of writing is left alone.
    """
    content = settings_file.whereabouts(config_file).content
    wanted = set(rewriting.named(content, files)) if files else None
    changes, unread = _changes(content, wanted)
    if diff:
        click.echo("".join(rewriting.differences(changes)), nl=False)
    late = {} if diff or check else rewriting.write_changes(content.parent, changes)
    for file in changes:
        click.echo(late.get(file, file), err=diff or file in late)
    is_refused = rewriting.report_irregular(_refused(content, wanted))
    for file in unread:
        click.echo(f"{file} has a mistake of writing and is left alone: `factsheet check` tells it", err=True)
    click.echo(_counted(len(changes) - len(late), would=diff or check), err=diff)
    if unread or late or is_refused or (changes and (diff or check)):
        raise SystemExit(1)


def _changes(content: Path, wanted: Container[str] | None) -> tuple[dict[str, Change], list[str]]:
    """Return the files that are not in their form, and those that cannot be read."""
    changes: dict[str, Change] = {}
    unread = []
    for file, kind in _facts(content, wanted):
        before = read_regular(content.parent / file, content)
        after = in_form(file, kind, before)
        if after is None:
            unread.append(file)
        elif after != before:
            changes[file] = Change(before, after)
    return changes, unread


def _facts(content: Path, wanted: Container[str] | None) -> Iterator[tuple[str, str]]:
    for name, home in homes.present(content).facts:
        file = homes.name_of(content.name, name)
        if isinstance(home, Home) and (wanted is None or file in wanted):
            yield file, home.kind


def _refused(content: Path, wanted: Container[str] | None) -> Iterator[Problem]:
    """Return a problem for each wanted file that is a link out of the content, or not a file."""
    for problem in homes.irregular_files(homes.present(content)):
        if wanted is None or problem.file in wanted:
            yield problem


def _counted(number: int, *, would: bool) -> str:
    files = f"{number} file{'' if number == 1 else 's'}"
    return f"{files} would be formatted" if would else f"{files} formatted"
