"""`factsheet check`: every problem of the content, without building."""

import gc
import os
from collections.abc import Sequence
from pathlib import Path

import click

from factsheet.build.cache import load_last_cache
from factsheet.checks.check_content import examine
from factsheet.cli.commands import settings_option, site_location
from factsheet.cli.problem_formats import changed_files, github, text_and_json
from factsheet.content.prose_files import check_prose, join_problems
from factsheet.problems.problem import Problem, filter_errors
from factsheet.text.file_writing import append_regular
from factsheet.web.problem_display import FileTexts


@click.command(epilog="Example:  factsheet check --format json")
@settings_option.option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(text_and_json.FORMATS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--changed-since",
    metavar="COMMIT",
    help="List changed files first (with --format github). The default is the target branch of the proposal.",
)
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Append all problems to this file as Markdown. The default with --format github is the job summary.",
)
def check(config_file: Path, form: str, changed_since: str | None, summary: Path | None) -> None:
    """Check the content. Exit with 1 if it has errors.

    Each problem has a code such as F012, explained on the site at help/F012/.
    """
    gc.disable()  # a check makes no reference cycles, and looking for them costs a third of its time
    site = site_location.locate_site(config_file)
    findings, of_facts = examine(site.content, load_last_cache(config_file, site.folder).parsed)
    problems = join_problems(of_facts, check_prose(site.top, site.prose, site.templates, site.place))
    audience = _make_audience(site.content.parent, site.site_url, form, changed_since)
    click.echo(text_and_json.FORMATS[form](problems, audience), nl=False)
    if form in ("text", "short"):
        # On standard error, so that standard output has the problems alone.
        click.echo(text_and_json.format_total(problems, len(findings.corpus.files)), err=True)
    _write_summary(problems, audience, summary or _find_summary_file(form))
    if filter_errors(problems):
        raise SystemExit(1)


def _make_audience(folder: Path, site_url: str, form: str, ref: str | None) -> text_and_json.Audience:
    if form == "github" or ref:
        return text_and_json.Audience(FileTexts(folder), site_url, changed_files.list_changed_files(folder, ref))
    return text_and_json.Audience(FileTexts(folder), site_url)


def _find_summary_file(form: str) -> Path | None:
    if form != "github":
        return None
    # https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(named) if named else None


def _write_summary(problems: Sequence[Problem], audience: text_and_json.Audience, file: Path | None) -> None:
    if file is not None:
        append_regular(file, github.format_summary(problems, audience.changed, audience.site_url).encode())
