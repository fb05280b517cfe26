"""`factsheet verify`: compare every quotation with the snapshot of its source, and record the result.

Snapshots are private and never in the repository, so a build cannot compare: it shows what the ledger says.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from factsheet.checks import suppressed
from factsheet.cli.commands import settings_option, site_location, verify_formats, with_snapshots
from factsheet.cli.problem_formats import text_and_json
from factsheet.evidence.source_evidence import SourceEvidence, list_stale_ledgers
from factsheet.problems.problem import Problem, filter_errors
from factsheet.text.file_writing import write_regular
from factsheet.web.problem_display import FileTexts


@click.command(epilog="Example:  factsheet verify --snapshots ../snapshots")
@settings_option.option
@with_snapshots.make_snapshots_option(required=False)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the ledger is outdated.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
def verify(config_file: Path, snapshots: Path | None, check: bool, form: str) -> None:
    """Compare quotations with the snapshots of their sources.

    Writes content/.ledger, and exits with 1 if a quotation differs. Without --snapshots, only compares the ledger
    with the content and writes nothing.
    """
    content, evidence = with_snapshots.read_evidence(config_file, snapshots)
    problems: list[Problem] = []
    for source_evidence in evidence:
        of_source = verify_formats.find_problems(source_evidence)
        problems += suppressed.drop_suppressed(source_evidence.corpus, of_source)
    problems.sort()
    audience = text_and_json.Audience(FileTexts(content.parent), site_location.locate_site(config_file).site_url)
    stale = list_stale_ledgers(content, evidence)
    reads_only = check or snapshots is None
    if not reads_only:
        _write(stale)
    names = [path.relative_to(content.parent).as_posix() for path in stale]
    if form == "json":
        click.echo(_format_json(evidence, problems, names, "snapshots" if snapshots else "ledger", audience))
    else:
        _print_report(evidence, problems, snapshots, audience)
        if names:
            click.echo(f"{'outdated' if reads_only else 'written'}: {', '.join(names)}", err=True)
    unverified = snapshots is None and any(problem.code == "F050" for problem in problems)
    if filter_errors(problems) or unverified or (reads_only and stale):
        raise SystemExit(1)


def _write(stale: Mapping[Path, bytes | None]) -> None:
    for path, data in stale.items():
        if data is None:
            path.unlink()
        else:
            write_regular(path, data, path.parent.parent)


def _print_report(
    evidence: Sequence[SourceEvidence],
    problems: Sequence[Problem],
    snapshots: Path | None,
    audience: text_and_json.Audience,
) -> None:
    if snapshots is None:
        click.echo("No snapshots: comparing only the ledger with the content.", err=True)
    click.echo(text_and_json.format_text(problems, audience), nl=False)
    for source_evidence in evidence:
        click.echo(verify_formats.format_line(source_evidence, with_folder=snapshots is not None))
    click.echo(verify_formats.format_total(evidence))


def _format_json(
    evidence: Sequence[SourceEvidence],
    problems: Sequence[Problem],
    names: list[str],
    compared: str,
    audience: text_and_json.Audience,
) -> str:
    """Return what was compared (`snapshots` or `ledger`), the sources, the problems in the form of `check`, ledgers."""
    data = {
        "compared": compared,
        "sources": [verify_formats.make_data(source_evidence) for source_evidence in evidence],
        "problems": json.loads(text_and_json.format_json(problems, audience)),
        "ledgers": names,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
