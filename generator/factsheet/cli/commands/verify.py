"""`factsheet verify`: compare every quotation with the snapshot of its source, and keep what was found."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from factsheet.checks import suppressed
from factsheet.cli.commands import site_settings, verify_formats, with_snapshots
from factsheet.cli.problem_formats import text_and_json
from factsheet.evidence.source_evidence import Evidence, ledger_files
from factsheet.problems.problem import Problem, errors
from factsheet.text.regular_files import write_regular
from factsheet.web.problem_display import Texts


@click.command(epilog="Example:  factsheet verify --snapshots ../snapshots")
@site_settings.option
@with_snapshots.snapshots_option(required=False)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where the ledger is not up to date.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are told.",
)
def verify(config_file: Path, snapshots: Path | None, check: bool, form: str) -> None:
    """Compare every quotation with its source's snapshot and write content/.ledger; exit with 1 where one differs.

    Without --snapshots only the ledger is compared with the content, and nothing is written.
    """
    content, found = with_snapshots.read(config_file, snapshots)
    problems = sorted(problem for one in found for problem in suppressed.told(one.corpus, verify_formats.problems(one)))
    audience = text_and_json.Audience(Texts(content.parent), site_settings.whereabouts(config_file).site_url)
    stale = ledger_files(content, found)
    reads_only = check or snapshots is None
    if not reads_only:
        _write(stale)
    names = [path.relative_to(content.parent).as_posix() for path in stale]
    if form == "json":
        click.echo(_as_json(found, problems, names, "snapshots" if snapshots else "ledger", audience))
    else:
        _tell(found, problems, snapshots, audience)
        if names:
            click.echo(f"{'not up to date' if reads_only else 'written'}: {', '.join(names)}", err=True)
    unverified = snapshots is None and any(problem.code == "F050" for problem in problems)
    if errors(problems) or unverified or (reads_only and stale):
        raise SystemExit(1)


def _write(stale: Mapping[Path, bytes | None]) -> None:
    for path, data in stale.items():
        if data is None:
            path.unlink()
        else:
            write_regular(path, data, path.parent.parent)


def _tell(
    found: Sequence[Evidence], problems: Sequence[Problem], snapshots: Path | None, audience: text_and_json.Audience
) -> None:
    if snapshots is None:
        click.echo("No snapshots: only the ledger is compared with the content.", err=True)
    click.echo(text_and_json.as_text(problems, audience), nl=False)
    for one in found:
        click.echo(verify_formats.line(one, with_folder=snapshots is not None))
    click.echo(verify_formats.total(found))


def _as_json(
    found: Sequence[Evidence],
    problems: Sequence[Problem],
    names: list[str],
    compared: str,
    audience: text_and_json.Audience,
) -> str:
    """Return what was compared (`snapshots` or `ledger`), the sources, the problems as `check` tells them, ledgers."""
    told = {
        "compared": compared,
        "sources": [verify_formats.as_data(one) for one in found],
        "problems": json.loads(text_and_json.as_json(problems, audience)),
        "ledgers": names,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
