"""What an issue proposes, as a file: a new one, or that of a point with one more report. Nothing is written here."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from factsheet import yamlfile
from factsheet.drafting.answers import quoted, understood
from factsheet.drafting.draft import draft
from factsheet.drafting.fields import REPORT, Field, Form, Path, fields
from factsheet.drafting.ids import id_from
from factsheet.drafting.known import Known
from factsheet.drafting.located import Located, located
from factsheet.drafting.mistakes import lacking, references
from factsheet.drafting.report import Opened, field_of, opened, row_mistake, with_report
from factsheet.issueforms.answered import Issue, Told
from factsheet.issueforms.listed import listed
from factsheet.records.fields import ID
from factsheet.yamlfile import Raw

_FOLDERS = {"source": "sources"}
_MISTAKE = "what was answered cannot be written so that it is read as it was meant: write it in plain words"


@dataclass(frozen=True, slots=True)
class Proposal:
    file: str
    """From the folder that holds the content folder."""
    before: bytes | None
    """None where the file is new."""
    after: bytes
    asked: Mapping[int, str]
    """For each line of the file that comes from an answer, its question."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the content lies, and what is there."""

    content: FilePath
    top: FilePath
    """The folder of the site's settings, which has the schemas."""
    known: Known


Mistakes = list[Told]


def report(issue: Issue, folder: Folder, id: str) -> Proposal | Mistakes:
    """Return the file of the point with the report at the end; `id` names its row, empty: as its source."""
    place = place_of(issue, folder.known)
    if isinstance(place, Told):
        return [place]
    point = opened(folder.content, place.file)
    if isinstance(point, str):
        return [issue.told("point", point)]
    answers = {**_answers(issue, REPORT, folder.known, place.sheet), **({"id": id} if id else {})}
    found = [*_lacking(issue, REPORT, answers), *_astray(issue, REPORT, answers, folder.known, place.sheet)]
    if taken := row_mistake(answers, point):
        found.append(issue.told("source", f"{taken}: --id names it"))
    return found or _grown(issue, point, answers, {})


def new_file(issue: Issue, folder: Folder, id: str) -> Proposal | Mistakes:
    """Return the new file of a point or a source; `id` names it, empty: as its title."""
    kind, known = issue.form.makes, folder.known
    sheet = _sheet(issue, known) if kind == "point" else ""
    if isinstance(sheet, Told):
        return [sheet]
    answers = _stated(kind, _answers(issue, kind, known, sheet))
    first = _answers(issue, REPORT, known, sheet) if kind == "point" else {}
    id = id or id_from(str(answers.get("title", "")))
    found = [*_lacking(issue, kind, answers), *_astray(issue, kind, answers, known, sheet)]
    if first:
        found += [*_lacking(issue, REPORT, first), *_astray(issue, REPORT, first, known, sheet)]
    if "title" in answers and (wrong := _mistake_in_id(kind, id, sheet, known)):
        found.append(issue.told("title", wrong))
    if found:
        return found
    name = f"sheets/{sheet}/points/{id}.yml" if kind == "point" else f"{_FOLDERS[kind]}/{id}.yml"
    return _drafted(issue, folder, name, (answers, first))


def place_of(issue: Issue, known: Known) -> Located | Told:
    """Return the point that the issue is about."""
    written = issue.text("point")
    if not written:
        return issue.told("point", "this is needed, and was left empty")
    place = located(" ".join(written.split()), known)
    return issue.told("point", place) if isinstance(place, str) else place


def _drafted(
    issue: Issue, folder: Folder, name: str, both: tuple[Mapping[str, Raw], Mapping[str, Raw]]
) -> Proposal | Mistakes:
    answers, first = both
    kind, file = issue.form.makes, folder.content / name
    schema = os.path.relpath(folder.top / "schema" / f"{kind}.json", file.parent)
    made = draft(kind, answers)
    data = made.text(PurePosixPath(FilePath(schema).as_posix())).encode()
    named = f"{folder.content.name}/{name}"
    fields_read, wrong = yamlfile.read(named, data)
    if fields_read is not None and fields_read.written != made.value:
        return [Told(_MISTAKE)]
    asked = {number: _question_of(kind, path) for number, (path, _line) in enumerate(made.lines, 2)}
    if not first or fields_read is None or wrong:
        return Proposal(named, None, data, asked)
    grown = _grown(issue, Opened(named, data, fields_read.written), first, asked)
    return Proposal(named, None, grown.after, grown.asked) if isinstance(grown, Proposal) else grown


def _grown(issue: Issue, point: Opened, answers: Mapping[str, Raw], asked: Mapping[int, str]) -> Proposal | Mistakes:
    if "value" in answers and not point.counted:
        columns = ", ".join(point.columns) or "nothing"
        return [issue.told("value", f"this point counts nothing; it compares {columns}")]
    grown = with_report(point, answers)
    if isinstance(grown, str):
        return [issue.told("point", grown)]
    of_report = {number: field_of(path, point).name for number, path in grown.lines.items()}
    return Proposal(point.file, point.data, grown.data, {**asked, **of_report})


def _answers(issue: Issue, kind: str, known: Known, sheet: str) -> dict[str, Raw]:
    """Return what was answered of the fields of a kind, as a file has it."""
    found: dict[str, Raw] = {}
    for question in issue.form.questions:
        text = issue.text(question.id)
        if question.of == kind and text:
            field = fields(kind)[question.id]
            if parts := listed(field, text):
                found[question.id] = understood(field, parts, known, sheet)
    return quoted(found) if kind == REPORT else found


def _stated(kind: str, answers: dict[str, Raw]) -> dict[str, Raw]:
    """Return the answers, and that there is no address where its note says why."""
    has_none = kind == "source" and "url" not in answers and "url_note" in answers
    return {**answers, "url": "null"} if has_none else answers


def _lacking(issue: Issue, kind: str, answers: Mapping[str, Raw]) -> Iterator[Told]:
    for names in lacking(kind, answers):
        ways = " or ".join(f"“{one.label}”" for name in names if (one := issue.form.question(name)))
        message = "this is needed, and was left empty" if len(names) == 1 else f"one is needed: {ways}"
        yield issue.told(names[0], message)


def _astray(issue: Issue, kind: str, answers: Mapping[str, Raw], known: Known, sheet: str) -> Iterator[Told]:
    for field, id in references(kind, answers):
        wrong = known.mistake(str(field.refers), id, sheet) if _is_looked_up(field) else None
        if wrong:
            yield issue.told(field.name, f"{wrong} [F030]")


def _is_looked_up(field: Field) -> bool:
    return field.refers not in (None, "report") and field.form is Form.TEXT


def _sheet(issue: Issue, known: Known) -> str | Told:
    sheets = known.choices("sheet")
    written = issue.text("sheet")
    if not written and len(sheets) == 1:
        return sheets[0]
    if not written:
        return issue.told("sheet", f"this is needed: one of {', '.join(sheets) or 'none yet'}")
    wrong = known.mistake("sheet", written)
    return issue.told("sheet", wrong) if wrong else written


def _mistake_in_id(kind: str, id: str, sheet: str, known: Known) -> str | None:
    if not ID.fullmatch(id):
        return f"`{id}` is no id: small letters, digits and hyphens; --id names the file"
    taken = known.taken_by(kind, f"{sheet}/{id}" if kind == "point" else id)
    return f"the id `{id}` is taken by {taken}: --id names the file otherwise" if taken else None


def _question_of(kind: str, path: Path) -> str:
    """Return the field that a line of a new file belongs to; that of a column, for what is made from its measure."""
    known = {field.path: field.name for field in fields(kind).values()}
    around = (path[:end] for end in range(len(path), 0, -1))
    return next((known[part] for part in around if part in known), "measure")
