"""One more report of a point that exists: its place in the file, its text, and what is wrong with its answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from factsheet.edit.new.append_report import ExtendedFile, append_list_item
from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import REPORT, Field, Path, get_form_fields, get_shape
from factsheet.edit.new.validate import Mistake, list_references
from factsheet.edit.new.yaml_writer import nest_answers
from factsheet.edit.web_form.messages import find_file_problems
from factsheet.model import report_rules
from factsheet.text.regular_files import read_regular
from factsheet.yamlfile import parse
from factsheet.yamlfile.invisible_characters import describe_invisible
from factsheet.yamlfile.parse import Raw

_SECOND = ("second", "third", "fourth")
_OF_VALUE = tuple(
    field.name for field in get_form_fields(REPORT).values() if field.path[:1] == ("says",) and field.path[1:]
)


@dataclass(frozen=True)
class OpenedPoint:
    """A point that gets one more report."""

    file: str
    """From the folder that holds the content folder."""
    data: bytes
    written: Mapping[str, Raw]

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """Return the type of each aspect by its id."""
        return {str(aspect.get("id", "")): str(aspect.get("type", "")) for aspect in self._list_items("compare")}

    @property
    def counted_aspect(self) -> str:
        """Return the aspect whose value is meant where none is named; empty where the point counts nothing."""
        return next((id for id, type in self.columns.items() if type == "quantity"), "")

    @cached_property
    def rows(self) -> tuple[str, ...]:
        return tuple(str(report.get("id") or report.get("source", "")) for report in self._list_items("reports"))

    def propose_row_id(self, source: str) -> str:
        """Return an id for one more row of the source, as the checker proposes it."""
        names = (*_SECOND, *(str(number) for number in range(5, len(self.rows) + 6)))
        return next(row for name in names if (row := f"{source}-{name}") not in self.rows)

    def _list_items(self, name: str) -> list[dict[str, Raw]]:
        items = self.written.get(name)
        return [entry for entry in items if isinstance(entry, dict)] if isinstance(items, list) else []


def open_point(content: FilePath, file: str) -> OpenedPoint | str:
    """Return the point in the file, or why nothing can be added to it."""
    data = read_regular(content.parent / file, content)
    parsed, wrong = parse.parse_file(file, data)
    if parsed is None or wrong:
        return f"{file} has mistakes of writing: `factsheet check` names them"
    return OpenedPoint(file, data, parsed.written)


def make_report(answers: Mapping[str, Raw], point: OpenedPoint) -> dict[str, Raw]:
    """Return the report as the file has it: its fields in their order, values below what they count."""
    said = answers.get("says")
    values = dict(said) if isinstance(said, dict) else {}
    known = get_form_fields(REPORT)
    by_path = {known[name].path: value for name, value in answers.items() if name != "says" and name not in _OF_VALUE}
    figure = {name: answers[name] for name in _OF_VALUE if name in answers}
    if figure:
        values = {point.counted_aspect or "value": figure, **values}
    report = {**nest_answers(by_path), **({"says": values} if values else {})}
    order = ["id", *(name for name in get_shape(REPORT)["properties"] if name != "id")]
    inner = {field.path: place for place, field in enumerate(known.values())}
    return {name: _sort_fields(report[name], name, inner) for name in order if name in report}


def _sort_fields(value: Raw, name: str, order: Mapping[Path, int]) -> Raw:
    if not isinstance(value, dict) or name == "says":
        return value
    return {key: value[key] for key in sorted(value, key=lambda key: order[name, key])}


def append_report(point: OpenedPoint, answers: Mapping[str, Raw]) -> ExtendedFile | str:
    return append_list_item(point.file, point.data, "reports", make_report(answers, point))


def find_field(path: Path, point: OpenedPoint) -> Field:
    """Return the field that a line of the report belongs to."""
    known = {field.path: field for field in get_form_fields(REPORT).values()}
    if path[:2] == ("says", point.counted_aspect) and ("says", *path[2:]) in known and path[2:]:
        return known["says", *path[2:]]
    around = (path[:end] for end in range(len(path), 0, -1))
    match = next((known[part] for part in around if part in known), None)
    return match or next(field for field in known.values() if field.path[0] == path[0])


def find_report_mistakes(
    answers: Mapping[str, Raw], point: OpenedPoint, known: KnownIds, sheet: str
) -> Iterator[Mistake]:
    """Return what is wrong with the answers, as far as the point by itself and the ids can tell."""
    astray = list(_find_wrong_ids(answers, point, known, sheet))
    yield from astray
    unseen = [Mistake(get_form_fields(REPORT)[name], wrong, of_value=True) for name, wrong in _find_invisible(answers)]
    if unseen:
        yield from unseen
        return
    if set(_OF_VALUE) & set(answers) and not point.counted_aspect:
        columns = ", ".join(point.columns) or "nothing"
        message = f"this point counts nothing, so there is no column for a number; it compares {columns}"
        yield Mistake(get_form_fields(REPORT)["value"], message, of_value=True)
        return
    made = append_report(point, answers)
    if isinstance(made, str):
        yield Mistake(None, made, of_value=True)
        return
    text = made.data.decode("utf-8-sig")
    lines = text.splitlines()
    for problem in find_file_problems("point", text):
        if problem.line not in made.lines or (problem.line == made.first_line and _is_row_taken(astray)):
            continue
        field = find_field(made.lines[problem.line], point)
        advice = f" (write: {problem.fix})" if problem.fix else ""
        in_value = problem.column > lines[problem.line - 1].find(":") + 1
        if field not in [mistake.field for mistake in astray]:
            yield Mistake(field, f"{problem.message}{advice}", of_value=in_value)


def _find_invisible(answers: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    for name, value in answers.items():
        if wrong := describe_invisible("".join(_list_texts(value))):
            yield name, wrong


def _list_texts(value: Raw) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _list_texts(part)


def _is_row_taken(astray: Sequence[Mistake]) -> bool:
    return any(mistake.field is not None and mistake.field.path == ("id",) for mistake in astray)


def _find_wrong_ids(answers: Mapping[str, Raw], point: OpenedPoint, known: KnownIds, sheet: str) -> Iterator[Mistake]:
    for field, id in list_references(REPORT, answers):
        wrong = _check_row_exists(id, point.rows) if field.refers == "report" else None
        if field.refers != "report":
            wrong = known.check_id(str(field.refers), id, sheet)
        if wrong:
            yield Mistake(field, wrong, of_value=True)
    if taken := check_row_id(answers, point):
        yield Mistake(get_form_fields(REPORT)["id"], taken, of_value=True)


def check_row_id(answers: Mapping[str, Raw], point: OpenedPoint) -> str | None:
    """Return what is wrong with the row that the report would have: none may be there twice."""
    source, id = answers.get("source"), answers.get("id")
    if not id and source in point.rows:
        free = point.propose_row_id(str(source))
        return f"the row `{source}` is there already: give this one a name of its own, such as {free}"
    return f"the row `{id}` is there already: choose another" if id and id in point.rows else None


def _check_row_exists(id: str, rows: Sequence[str]) -> str | None:
    if id in rows:
        return None
    advice = report_rules.describe_remedy(REPORT, rows)
    return report_rules.NO_SUCH.message.format(nothing=report_rules.describe_missing(REPORT), id=id, advice=advice)
