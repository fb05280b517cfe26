"""`factsheet new report`: add what another source says to a point, after its other reports."""

from collections.abc import Mapping
from typing import Any

import click

from factsheet.cli.commands import prompt, site_location, write_files
from factsheet.cli.commands.dry_run import try_files
from factsheet.cli.commands.new_report_prompts import ReportDraft
from factsheet.edit.fix.change import Change
from factsheet.edit.new.existing_ids import KnownIds, load_known_ids
from factsheet.edit.new.fields import REPORT, Field, get_form_fields
from factsheet.edit.new.find_point import PointLocation, find_point
from factsheet.edit.new.report import open_point

EXAMPLE = 'new report --point pledge --source river-post --quote "the bridge reopens"'
_POINT = Field(("point",), "The point: its id, or the address of its page.", refers="point")
_OWN = {"id": "Id of the row. Required if the source already reports the point."}
"""Help of an option where the schema's words are about the file."""


def describe_field(field: Field) -> str:
    if field.path == ("id",):
        return _OWN.get(field.name, field.about)
    return field.about


def write_report(options: Mapping[str, Any]) -> None:
    """Write the report of the options, or raise a usage error."""
    site = site_location.locate_site(options["config_file"])
    content = site.content
    known_ids = load_known_ids(content)
    place = _find_place(options["point"], options["sheet"] or "", known_ids)
    point = open_point(content, place.file)
    if isinstance(point, str):
        raise click.UsageError(f"{point}; nothing was written")
    made = ReportDraft(place, point, known_ids)
    made.take({name: options[name] for name in get_form_fields(REPORT) if options[name]})
    if prompt.is_interactive():
        made.ask()
    made.refuse_invalid()
    grown = made.extended_file
    trial = try_files(content, {point.file: grown.data}, site.site_url)
    click.echo(trial.report, nl=False, err=True)
    if trial.errors:
        raise click.UsageError(f"{point.file} would have errors with it, so it was not written")
    late = write_files.write_changes(content.parent, {point.file: Change(point.data, grown.data)})
    if late:
        raise click.UsageError(late[point.file])
    click.echo(f"written: {point.file}:{grown.first_line}")


def _find_place(written: str | None, sheet: str, known_ids: KnownIds) -> PointLocation:
    if sheet and (wrong := known_ids.check_id("sheet", sheet)):
        raise click.UsageError(f"the report was not written:\n  --sheet: {wrong}")
    if not written and prompt.is_interactive():
        written = _ask_for_point(known_ids)
    if not written:
        raise click.UsageError("the report was not written:\n  --point is missing: the id of the point")
    place = find_point(written, known_ids, sheet)
    if isinstance(place, str):
        raise click.UsageError(f"the report was not written:\n  --point: {place}")
    return place


def _ask_for_point(known_ids: KnownIds) -> str:
    answers: list[str] = []

    def take(text: str) -> str | None:
        answers.append(text)
        place = find_point(text, known_ids)
        return place if isinstance(place, str) else None

    prompt.ask(_POINT, known_ids.list_choices("point"), is_needed=True, understand=take)
    return answers[-1]
