"""`factsheet new report`: what another source says of a point, at the end of its reports."""

from collections.abc import Mapping
from typing import Any

import click

from factsheet.cli.commands import prompt, site_settings, write_files
from factsheet.cli.commands.dry_run import tried
from factsheet.cli.commands.new_report_prompts import Reported
from factsheet.edit.fix.change import Change
from factsheet.edit.new.existing_ids import Known, known
from factsheet.edit.new.fields import REPORT, Field, fields
from factsheet.edit.new.find_point import Located, located
from factsheet.edit.new.report import opened

EXAMPLE = 'new report --point pledge --source river-post --quote "the bridge reopens"'
_POINT = Field(("point",), "The point that the source says something of: its id, or its address.", refers="point")
_OWN = {"id": "Names the row; needed where the source reports the point already."}
"""What an option says where the schema speaks of the file."""


def about(field: Field) -> str:
    return _OWN.get(field.name, field.about) if field.path == ("id",) else field.about


def write(given: Mapping[str, Any]) -> None:
    """Write what the options say of the report, or raise a usage error."""
    site = site_settings.whereabouts(given["config_file"])
    content = site.content
    there = known(content)
    place = _place(given["point"], given["sheet"] or "", there)
    point = opened(content, place.file)
    if isinstance(point, str):
        raise click.UsageError(f"{point}; nothing was written")
    made = Reported(place, point, there)
    made.take({name: given[name] for name in fields(REPORT) if given[name]})
    if prompt.is_a_person():
        made.ask()
    made.refuse_what_cannot_stand()
    grown = made.grown
    trial = tried(content, {point.file: grown.data}, site.site_url)
    click.echo(trial.told, nl=False, err=True)
    if trial.errors:
        raise click.UsageError(f"{point.file} would have errors with it, so it was not written")
    late = write_files.write_changes(content.parent, {point.file: Change(point.data, grown.data)})
    if late:
        raise click.UsageError(late[point.file])
    click.echo(f"written: {point.file}:{grown.first}")


def _place(written: str | None, sheet: str, there: Known) -> Located:
    if sheet and (wrong := there.mistake("sheet", sheet)):
        raise click.UsageError(f"the report cannot be written:\n  --sheet: {wrong}")
    if not written and prompt.is_a_person():
        said: list[str] = []
        prompt.ask(_POINT, there.choices("point"), is_needed=True, understand=lambda text: _taken(text, said, there))
        written = said[-1]
    if not written:
        raise click.UsageError("the report cannot be written:\n  --point is missing: the id of the point")
    place = located(written, there, sheet)
    if isinstance(place, str):
        raise click.UsageError(f"the report cannot be written:\n  --point: {place}")
    return place


def _taken(text: str, said: list[str], there: Known) -> str | None:
    said.append(text)
    place = located(text, there)
    return place if isinstance(place, str) else None
