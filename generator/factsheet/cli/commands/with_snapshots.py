"""The content of a site together with its snapshots, for the commands on evidence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import site_location
from factsheet.evidence.source_evidence import SourceEvidence, gather_evidence
from factsheet.problems.problem import filter_errors


def make_snapshots_option(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the folder of snapshots."""
    return click.option(
        "--snapshots",
        required=required,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of captured pages, searched recursively.",
    )


def read_evidence(config_file: Path, snapshots: Path | None) -> tuple[Path, tuple[SourceEvidence, ...]]:
    """Return the content folder and the evidence; exit with 1 where the content has errors."""
    content = site_location.locate_site(config_file).content
    findings, problems = examine(content)
    if filter_errors(problems):
        messages = "\n".join(str(problem) for problem in filter_errors(problems))
        raise click.ClickException(f"the content has errors; nothing was compared\n{messages}")
    return content, tuple(gather_evidence(findings.corpus, snapshots))
