"""`factsheet new`: a valid file for a new point, source, actor, place or sheet, or one more report of a point."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from factsheet.checks.check_content import examine
from factsheet.cli.commands import load_module, new_report, prompt, settings_option, site_location
from factsheet.cli.commands.new_file_prompts import FileDraft
from factsheet.cli.problem_formats import text_and_json
from factsheet.edit.new.existing_ids import load_known_ids
from factsheet.edit.new.fields import REPORT, Field, get_form_fields
from factsheet.model.json_schema import KINDS
from factsheet.problems.problem import filter_errors
from factsheet.text.file_writing import create_regular
from factsheet.web.problem_display import FileTexts

_EXAMPLES = {
    "point": 'new point --sheet talks --kind event --title "The bridge closed" --statement "The bridge closed."',
    "source": "new source --from saved.html",
    "actor": 'new actor --name "River Post" --kind outlet',
    "place": 'new place --name "Lake Town" --kind city',
    "sheet": 'new sheet --title "Talks at the lake" --question "What was said at the lake?"',
    REPORT: new_report.EXAMPLE,
}
_FORMS = {"pair": "LATITUDE,LONGITUDE", "names": "LANGUAGE=NAME", "sections": "TITLE", "values": "ASPECT=VALUE"}


class _KindGroup(click.Group):
    """One command for each kind, made on demand, since its options come from the schema."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted((*KINDS, REPORT))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == REPORT:
            return _make_report_command()
        return _make_command(cmd_name) if cmd_name in KINDS else None


@click.command(cls=_KindGroup, epilog=f"Example:  factsheet {_EXAMPLES['actor']}")
def new() -> None:
    """Write a new point, source, actor, place, sheet or report.

    Never changes an existing file, except that a new report is appended to the reports of its point.

    Prompts for missing values at a terminal; otherwise reports them and writes nothing.
    """


def _make_command(kind: str) -> click.Command:
    options = [_make_option(field) for field in get_form_fields(kind).values()]
    own = [click.Option(["--id"], help="File name without .yml. Made from the title by default.")]
    if kind == "point":
        own.append(click.Option(["--sheet"], help="Its sheet. Optional if there is only one."))
    if kind == "source":
        page = click.Path(exists=True, dir_okay=False, path_type=Path)
        about = "Saved page (HTML) or text to take title, author, date, language, outlet and hash from."
        own.append(click.Option(["--from", "capture"], type=page, metavar="FILE", help=about))

    def run(**answers: Any) -> None:
        _write_file(kind, answers)

    made = click.Command(
        kind,
        params=[*own, *options],
        callback=run,
        epilog=f"Example:  factsheet {_EXAMPLES[kind]}",
        help=f"Write a new {kind}. {'--quote and the options after it are its first report.' * (kind == 'point')}",
    )
    return settings_option.option(made)


def _make_report_command() -> click.Command:
    point = "The point: its id, SHEET/POINT, or the address of its page."
    own = [
        click.Option(["--point"], help=point),
        click.Option(["--sheet"], help="Sheet of the point, if several sheets have this id."),
    ]

    def run(**answers: Any) -> None:
        new_report.write_report(answers)

    made = click.Command(
        REPORT,
        params=[*own, *map(_make_option, get_form_fields(REPORT).values())],
        callback=run,
        epilog=f"Example:  factsheet {_EXAMPLES[REPORT]}",
        help="Add what another source says to a point. --value is the number that the point counts, in the words of"
        " the source; --says is for other columns. Everything else in the file stays the same.",
    )
    return settings_option.option(made)


def _make_option(field: Field) -> click.Option:
    metavar = field.refers.upper() if field.refers else _FORMS.get(field.form, "TEXT")
    parts = [new_report.describe_field(field)]
    if field.choices:
        parts.append(f"[{', '.join(field.choices)}]")
    if field.many:
        parts.append("Can be repeated.")
    about = " ".join(filter(None, parts))
    return click.Option([field.option, field.name], multiple=field.many, metavar=metavar, help=about or None)


def _write_file(kind: str, answers: Mapping[str, Any]) -> None:
    site = site_location.locate_site(answers["config_file"])
    content = site.content
    made = FileDraft(kind, load_known_ids(content), sheet=answers.get("sheet") or "")
    made.take({name: answers[name] for name in get_form_fields(kind) if answers[name]})
    if answers.get("capture"):
        _take_from_page(answers["capture"], made)
    if prompt.is_interactive():
        made.ask(answers["id"])
    else:
        made.settle(answers["id"])
    made.refuse_invalid()
    file = content / made.file
    _write_draft(file, made, site)
    _check_written_file(content, file, site.site_url)


def _take_from_page(page: Path, made: FileDraft) -> None:
    """Fill in from the page what no option answers."""
    # Loaded by name: the library that reads pages takes a quarter of a second, and only this option needs it.
    captured = load_module("factsheet.edit.new.from_page").read_saved_page(page, made.known)
    if same := made.known.find_source_by_hash(captured.answers["sha256"]):
        raise click.UsageError(f"{page} is the snapshot of the source `{same}`: nothing was written")
    taken = made.fill(captured.answers)
    click.echo(f"from {page.name}: {', '.join(taken)}", err=True)
    if captured.outlet and "work" in taken:
        click.echo(
            f"no actor is called “{captured.outlet}”, so it becomes the `work`; to add the actor: factsheet new actor",
            err=True,
        )


def _write_draft(file: Path, made: FileDraft, site: site_location.SiteLocation) -> None:
    schema = Path(os.path.relpath(site.top / "schema" / f"{made.kind}.json", file.parent)).as_posix()
    try:
        create_regular(file, made.draft.make_text(schema).encode(), site.content)
    except FileExistsError:
        raise click.UsageError(f"{file} already exists; nothing was overwritten. Choose another --id.") from None


def _check_written_file(content: Path, file: Path, site_url: str) -> None:
    """Check the file as part of the content, and delete it again where it has an error."""
    name = file.relative_to(content.parent).as_posix()
    _findings, problems = examine(content)
    mine = [problem for problem in problems if problem.file == name]
    report = text_and_json.format_text(mine, text_and_json.Audience(FileTexts(content.parent), site_url))
    if filter_errors(mine):
        file.unlink()
        with suppress(OSError):  # a folder with other files stays
            file.parent.rmdir()
        click.echo(report, nl=False, err=True)
        raise click.UsageError(f"{name} would have errors, so it was not written")
    click.echo(report, nl=False, err=True)
    click.echo(f"written: {name}")
