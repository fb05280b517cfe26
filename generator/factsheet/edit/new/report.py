"""One more report of a point that exists: its place in the file, its text, and what is wrong with its answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from factsheet.edit.new.append_report import Grown, grown
from factsheet.edit.new.existing_ids import Known
from factsheet.edit.new.fields import REPORT, Field, Path, fields, shape
from factsheet.edit.new.validate import Mistake, references
from factsheet.edit.new.yaml_writer import nested
from factsheet.edit.web_form.messages import problems
from factsheet.model import report_rules
from factsheet.text.regular_files import read_regular
from factsheet.yamlfile import parse
from factsheet.yamlfile.invisible_characters import unseen_in
from factsheet.yamlfile.parse import Raw

_SECOND = ("second", "third", "fourth")
_OF_VALUE = tuple(field.name for field in fields(REPORT).values() if field.path[:1] == ("says",) and field.path[1:])


@dataclass(frozen=True)
class Opened:
    """A point that gets one more report."""

    file: str
    """From the folder that holds the content folder."""
    data: bytes
    written: Mapping[str, Raw]

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """Return the type of each aspect by its id."""
        return {str(one.get("id", "")): str(one.get("type", "")) for one in self._items("compare")}

    @property
    def counted(self) -> str:
        """Return the aspect whose value is meant where none is named; empty where the point counts nothing."""
        return next((id for id, type in self.columns.items() if type == "quantity"), "")

    @cached_property
    def rows(self) -> tuple[str, ...]:
        return tuple(str(one.get("id") or one.get("source", "")) for one in self._items("reports"))

    def free_row(self, source: str) -> str:
        """Return an id for one more row of the source, as the checker proposes it."""
        names = (*_SECOND, *(str(number) for number in range(5, len(self.rows) + 6)))
        return next(row for name in names if (row := f"{source}-{name}") not in self.rows)

    def _items(self, name: str) -> list[dict[str, Raw]]:
        items = self.written.get(name)
        return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def opened(content: FilePath, file: str) -> Opened | str:
    """Return the point in the file, or why nothing can be added to it."""
    data = read_regular(content.parent / file, content)
    found, wrong = parse.read(file, data)
    if found is None or wrong:
        return f"{file} has mistakes of writing: `factsheet check` names them"
    return Opened(file, data, found.written)


def item(answers: Mapping[str, Raw], point: Opened) -> dict[str, Raw]:
    """Return the report as the file has it: its fields in their order, values below what they count."""
    said = answers.get("says")
    values = dict(said) if isinstance(said, dict) else {}
    known = fields(REPORT)
    by_path = {known[name].path: value for name, value in answers.items() if name != "says" and name not in _OF_VALUE}
    figure = {name: answers[name] for name in _OF_VALUE if name in answers}
    if figure:
        values = {point.counted or "value": figure, **values}
    found = {**nested(by_path), **({"says": values} if values else {})}
    order = ["id", *(name for name in shape(REPORT)["properties"] if name != "id")]
    inner = {field.path: place for place, field in enumerate(known.values())}
    return {name: _in_order(found[name], name, inner) for name in order if name in found}


def _in_order(value: Raw, name: str, order: Mapping[Path, int]) -> Raw:
    if not isinstance(value, dict) or name == "says":
        return value
    return {one: value[one] for one in sorted(value, key=lambda one: order[name, one])}


def with_report(point: Opened, answers: Mapping[str, Raw]) -> Grown | str:
    return grown(point.file, point.data, "reports", item(answers, point))


def field_of(path: Path, point: Opened) -> Field:
    """Return the field that a line of the report belongs to."""
    known = {field.path: field for field in fields(REPORT).values()}
    if path[:2] == ("says", point.counted) and ("says", *path[2:]) in known and path[2:]:
        return known["says", *path[2:]]
    around = (path[:end] for end in range(len(path), 0, -1))
    found = next((known[part] for part in around if part in known), None)
    return found or next(field for field in known.values() if field.path[0] == path[0])


def report_mistakes(answers: Mapping[str, Raw], point: Opened, known: Known, sheet: str) -> Iterator[Mistake]:
    """Return what is wrong with the answers, as far as the point by itself and the ids can tell."""
    astray = list(_astray(answers, point, known, sheet))
    yield from astray
    unseen = [Mistake(fields(REPORT)[name], wrong, of_value=True) for name, wrong in _unseen(answers)]
    if unseen:
        yield from unseen
        return
    if set(_OF_VALUE) & set(answers) and not point.counted:
        columns = ", ".join(point.columns) or "nothing"
        message = f"this point counts nothing, so there is no column for a number; it compares {columns}"
        yield Mistake(fields(REPORT)["value"], message, of_value=True)
        return
    made = with_report(point, answers)
    if isinstance(made, str):
        yield Mistake(None, made, of_value=True)
        return
    text = made.data.decode("utf-8-sig")
    lines = text.splitlines()
    for problem in problems("point", text):
        if problem.line not in made.lines or (problem.line == made.first and _is_row_taken(astray)):
            continue
        field = field_of(made.lines[problem.line], point)
        advice = f" (write: {problem.fix})" if problem.fix else ""
        in_value = problem.column > lines[problem.line - 1].find(":") + 1
        if field not in [one.field for one in astray]:
            yield Mistake(field, f"{problem.message}{advice}", of_value=in_value)


def _unseen(answers: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    for name, value in answers.items():
        if wrong := unseen_in("".join(_texts(value))):
            yield name, wrong


def _texts(value: Raw) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _texts(one)


def _is_row_taken(astray: Sequence[Mistake]) -> bool:
    return any(one.field is not None and one.field.path == ("id",) for one in astray)


def _astray(answers: Mapping[str, Raw], point: Opened, known: Known, sheet: str) -> Iterator[Mistake]:
    for field, id in references(REPORT, answers):
        wrong = _no_such_row(id, point.rows) if field.refers == "report" else None
        if field.refers != "report":
            wrong = known.mistake(str(field.refers), id, sheet)
        if wrong:
            yield Mistake(field, wrong, of_value=True)
    if taken := row_mistake(answers, point):
        yield Mistake(fields(REPORT)["id"], taken, of_value=True)


def row_mistake(answers: Mapping[str, Raw], point: Opened) -> str | None:
    """Return what is wrong with the row that the report would have: none may be there twice."""
    source, id = answers.get("source"), answers.get("id")
    if not id and source in point.rows:
        free = point.free_row(str(source))
        return f"the row `{source}` is there already: give this one a name of its own, such as {free}"
    return f"the row `{id}` is there already: choose another" if id and id in point.rows else None


def _no_such_row(id: str, rows: Sequence[str]) -> str | None:
    if id in rows:
        return None
    advice = report_rules.advice(REPORT, rows)
    return report_rules.NO_SUCH.message.format(nothing=report_rules.nothing(REPORT), id=id, advice=advice)
