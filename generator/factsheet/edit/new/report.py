"""One more report for an existing point: its text, and what is wrong with the answers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count
from pathlib import Path as FilePath

from msgspec import Struct

from factsheet.edit.new.append_report import ExtendedFile, append_list_item
from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import REPORT, Field, Path, get_form_fields, get_shape
from factsheet.edit.new.validate import Mistake, list_references
from factsheet.edit.new.yaml_writer import list_items, nest_answers
from factsheet.edit.web_form.messages import find_file_problems
from factsheet.model import report_rules
from factsheet.text.regular_files import read_regular
from factsheet.yamlfile import parse
from factsheet.yamlfile.invisible_characters import describe_invisible
from factsheet.yamlfile.parse import Raw

_SECOND = ("second", "third", "fourth")
_VALUE_FIELDS = tuple(
    name for name, field in get_form_fields(REPORT).items() if field.path[0] == "says" and len(field.path) > 1
)
"""The fields of the value of the counted aspect."""


class OpenedPoint(Struct, frozen=True, dict=True):
    """A point that gets one more report."""

    file: str
    """From the parent of the content folder."""
    data: bytes
    written: Mapping[str, Raw]

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The type of each aspect, by its id."""
        return {
            str(aspect.get("id", "")): str(aspect.get("type", "")) for aspect in list_items(self.written.get("compare"))
        }

    @property
    def counted_aspect(self) -> str:
        """The aspect that takes a value without a name; empty if the point counts nothing."""
        return next((id for id, type in self.columns.items() if type == "quantity"), "")

    @cached_property
    def rows(self) -> tuple[str, ...]:
        reports = list_items(self.written.get("reports"))
        return tuple(str(report.get("id") or report.get("source", "")) for report in reports)

    def propose_row_id(self, source: str) -> str:
        """Return an id for one more row of the source, as the checker proposes it."""
        for suffix in chain(_SECOND, count(5)):
            row = f"{source}-{suffix}"
            if row not in self.rows:
                return row
        raise AssertionError("the numbers never end")


def open_point(content: FilePath, file: str) -> OpenedPoint | str:
    """Return the point in the file, or why nothing can be added to it."""
    data = read_regular(content.parent / file, content)
    parsed, wrong = parse.parse_file(file, data)
    if parsed is None or wrong:
        return f"{file} has syntax errors: `factsheet check` shows them"
    return OpenedPoint(file, data, parsed.written)


def make_report(answers: Mapping[str, Raw], point: OpenedPoint) -> dict[str, Raw]:
    """Return the report for the file: its fields in the order of the schema, values by aspect."""
    known = get_form_fields(REPORT)
    by_path: dict[Path, Raw] = {}
    for name in known:  # in their order, so that fields of inner records are sorted, too
        if name in answers and name != "says" and name not in _VALUE_FIELDS:
            by_path[known[name].path] = answers[name]
    report = nest_answers(by_path)
    values = _make_values(answers, point)
    if values:
        report["says"] = values
    names = list(get_shape(REPORT)["properties"])
    # A row id says which report this is, so it comes first.
    names.sort(key=lambda name: name != "id")
    return {name: report[name] for name in names if name in report}


def _make_values(answers: Mapping[str, Raw], point: OpenedPoint) -> dict[str, Raw]:
    """Return the values by aspect, that of the counted aspect first."""
    values: dict[str, Raw] = {}
    figure: dict[str, Raw] = {name: answers[name] for name in _VALUE_FIELDS if name in answers}
    if figure:
        values[point.counted_aspect or "value"] = figure
    said = answers.get("says")
    if isinstance(said, dict):
        values |= said
    return values


def append_report(point: OpenedPoint, answers: Mapping[str, Raw]) -> ExtendedFile | str:
    return append_list_item(point.file, point.data, "reports", make_report(answers, point))


def find_field(path: Path, point: OpenedPoint) -> Field:
    """Return the field of a line of the report."""
    fields = get_form_fields(REPORT).values()
    known = {field.path: field for field in fields}
    if path[:2] == ("says", point.counted_aspect) and len(path) > 2 and ("says", *path[2:]) in known:
        return known["says", *path[2:]]
    for end in range(len(path), 0, -1):
        if path[:end] in known:
            return known[path[:end]]
    return next(field for field in fields if field.path[0] == path[0])


def find_report_mistakes(
    answers: Mapping[str, Raw], point: OpenedPoint, known: KnownIds, sheet: str
) -> Iterator[Mistake]:
    """Yield what is wrong with the answers, judged by the point alone and the existing ids."""
    astray = list(_find_wrong_ids(answers, point, known, sheet))
    wrong_fields = [mistake.field for mistake in astray]
    yield from astray
    invisible = list(_find_invisible(answers))
    if invisible:
        yield from invisible
        return
    if set(_VALUE_FIELDS) & set(answers) and not point.counted_aspect:
        columns = ", ".join(point.columns) or "nothing"
        message = f"this point has no quantity, so there is no column for a number; it compares {columns}"
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
        if field not in wrong_fields:
            yield Mistake(field, f"{problem.message}{advice}", of_value=in_value)


def _find_invisible(answers: Mapping[str, Raw]) -> Iterator[Mistake]:
    for name, value in answers.items():
        wrong = describe_invisible("".join(_list_texts(value)))
        if wrong:
            yield Mistake(get_form_fields(REPORT)[name], wrong, of_value=True)


def _list_texts(value: Raw) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    for part in parts:
        yield from _list_texts(part)


def _is_row_taken(astray: Sequence[Mistake]) -> bool:
    return any(mistake.field is not None and mistake.field.path == ("id",) for mistake in astray)


def _find_wrong_ids(answers: Mapping[str, Raw], point: OpenedPoint, known: KnownIds, sheet: str) -> Iterator[Mistake]:
    for field, id in list_references(REPORT, answers):
        is_row = field.refers == "report"
        wrong = _check_row_exists(id, point.rows) if is_row else known.check_id(str(field.refers), id, sheet)
        if wrong:
            yield Mistake(field, wrong, of_value=True)
    if taken := check_row_id(answers, point):
        yield Mistake(get_form_fields(REPORT)["id"], taken, of_value=True)


def check_row_id(answers: Mapping[str, Raw], point: OpenedPoint) -> str | None:
    """Return a message if the row of the report is taken: row ids are anchors of the page."""
    source, id = answers.get("source"), answers.get("id")
    if not id and source in point.rows:
        free = point.propose_row_id(str(source))
        return f"the row `{source}` already exists: give this one its own id, such as {free}"
    if id and id in point.rows:
        return f"the row `{id}` already exists: choose another id"
    return None


def _check_row_exists(id: str, rows: Sequence[str]) -> str | None:
    if id in rows:
        return None
    advice = report_rules.describe_remedy(REPORT, rows)
    return report_rules.NO_SUCH.message.format(nothing=report_rules.describe_missing(REPORT), id=id, advice=advice)
