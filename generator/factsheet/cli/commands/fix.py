"""`factsheet fix`: fix problems that have one safe answer, and leave every other byte as it is."""

import sys
from collections.abc import Iterator, Sequence, Sized
from pathlib import Path

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import settings_option, site_location, write_files
from factsheet.cli.problem_formats import text_and_json
from factsheet.edit.fix import FixOutcome, fix_files
from factsheet.edit.fix.file import AppliedFix
from factsheet.problems.problem import Problem, filter_errors


@click.command(epilog="Example:  factsheet fix --diff content/sources/bbc-news.yml")
@settings_option.option
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--unsafe", is_flag=True, help="Also apply fixes that you must check yourself.")
@click.option("--diff", is_flag=True, help="Show what would change, line by line, and write nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would be fixed.")
def fix(config_file: Path, files: tuple[Path, ...], unsafe: bool, diff: bool, check: bool) -> None:
    """Fix problems that have one safe answer.

    In all files or in FILES (files and folders): missing quotation marks, tabs, invisible characters, misspelled
    fields, dates with only one reading. Comments, line breaks and everything else stay. Exit with 1 if errors remain.
    """
    content = site_location.locate_site(config_file).content
    wanted = set(write_files.list_file_names(content, files)) if files else None
    if sys.stderr.isatty():
        click.echo("Checking the content …", err=True)
    outcome = fix_files(content, lambda folder: examine(folder)[1], unsafe=unsafe, wanted=wanted)
    if diff:
        click.echo("".join(write_files.format_differences(outcome.changes)), nl=False)
    left = {} if diff or check else write_files.write_changes(content.parent, outcome.changes)
    for line in _describe_outcome(outcome, would=diff or check):
        click.echo(line, err=diff)
    write_files.report_irregular(outcome.left)
    for why in left.values():
        click.echo(why, err=True)
    if filter_errors(outcome.left) or left or (outcome.changes and (diff or check)):
        raise SystemExit(1)


def _describe_outcome(outcome: FixOutcome, *, would: bool) -> Iterator[str]:
    """Return the lines of the report: the fixes file by file, then what remains for a person."""
    file = ""
    for applied_fix in sorted(outcome.applied, key=lambda applied_fix: applied_fix.problem):
        if applied_fix.problem.file != file:
            file = applied_fix.problem.file
            yield file
        yield from _describe_fix(applied_fix)
    for problem in outcome.rejected:
        yield f"{problem.file}\n  line {problem.line} is not changed: the corrected value would still be invalid"
        yield f"    {problem.message}"
    verb = "Would fix" if would else "Fixed"
    total = f"{verb} {_count(outcome.applied, 'problem')} in {_count(outcome.changes, 'file')}"
    yield f"{total}; {_describe_remaining(outcome.left)}" if outcome.left else total


def _count(things: Sized, noun: str) -> str:
    return f"1 {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def _describe_fix(applied_fix: AppliedFix) -> Iterator[str]:
    problem, before, after = applied_fix.problem, applied_fix.before, applied_fix.after
    yield f"  line {problem.line}: {problem.message} [{problem.code}]"
    if before != after and before.isprintable() and after.isprintable():
        yield f"    - {before}"
        yield f"    + {after}"


def _describe_remaining(problems: Sequence[Problem]) -> str:
    """Return how many problems remain, and how to see them."""
    more = sum(problem.edit is not None and not problem.edit.safe for problem in problems)
    hint = f"; `factsheet fix --unsafe` would fix {more} more" if more else ""
    if not filter_errors(problems):
        return f"no errors remain{hint}"
    total = text_and_json.format_total(problems, len({problem.file for problem in problems}))
    return f"{total} remain; run `factsheet check` to see them{hint}"
