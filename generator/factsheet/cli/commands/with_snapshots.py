"""The content of a site beside its snapshots, as the commands on evidence need it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import site_settings
from factsheet.evidence.source_evidence import Evidence, gather
from factsheet.problems.problem import errors


def snapshots_option(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the folder of snapshots."""
    return click.option(
        "--snapshots",
        required=required,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder of captured pages; its sub-folders are searched, too.",
    )


def read(config_file: Path, snapshots: Path | None) -> tuple[Path, tuple[Evidence, ...]]:
    """Return the content folder and the evidence; exit with 1 where the content has errors."""
    content = site_settings.whereabouts(config_file).content
    findings, problems = examine(content)
    if errors(problems):
        told = "\n".join(str(problem) for problem in errors(problems))
        raise click.ClickException(f"the content has errors, and nothing was compared\n{told}")
    return content, tuple(gather(findings.corpus, snapshots))
