"""Missing fields and mistakes of the answers for a new file, in the messages of the checker."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import REPORT, Field, Path, get_form_fields, get_shape
from factsheet.edit.new.yaml_writer import make_draft
from factsheet.edit.web_form.messages import find_file_problems
from factsheet.yamlfile.parse import Raw

_NO = ("no", "false")
_IF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "position": (("kind", "reaction"),),
    "measure": (("kind", "figure"),),
    "population": (("kind", "figure"),),
}
"""Fields to ask for only if another field has a certain value."""


def list_missing_fields(kind: str, answers: Mapping[str, Raw]) -> Iterator[tuple[str, ...]]:
    """Yield the missing required fields; of several in one tuple, one is enough."""
    required = [name for name in get_shape(kind)["required"] if name != "url"]
    if kind == "source" and str(answers.get("held", "yes")).lower() not in _NO:
        required = ["title", *required]
    if kind == "point" and answers.get("kind") == "figure":
        required += ["measure", "population"]
    for name in required:
        if name not in answers:
            yield (name,)
    if kind == "source" and not {"url", "url_note"} & set(answers):
        yield "url", "url_note"
    if "source" in answers and not {"quote", "no_quote"} & set(answers):
        yield "quote", "no_quote"
    has_report = {"quote", "no_quote", "as_printed", "chain", "basis"} & set(answers)
    if has_report and "source" not in answers and kind != REPORT:
        yield ("source",)
    if kind == REPORT and "value" in answers and "as_of" not in answers:
        yield ("as_of",)


def is_wanted(name: str, answers: Mapping[str, Raw]) -> bool:
    """Return whether to ask for this field, after the answers so far."""
    if name == "url_note":
        return "url" not in answers
    if name == "no_quote":
        return "source" in answers and "quote" not in answers
    if name == "quote":
        return "source" in answers
    return all(answers.get(other) == value for other, value in _IF.get(name, ()))


class Mistake(Struct, frozen=True):
    field: Field | None
    """None is the file as a whole."""
    message: str
    of_value: bool
    """True if the answer itself is wrong, whatever else is in the file."""


def find_mistakes(kind: str, answers: Mapping[str, Raw], known: KnownIds, sheet: str = "") -> Iterator[Mistake]:
    """Yield what is wrong with the answers, judged by the file alone and the existing ids."""
    wrong_ids = []
    for field, id in list_references(kind, answers):
        message = known.check_id(str(field.refers), id, sheet)
        if message:
            wrong_ids.append(field)
            yield Mistake(field, message, of_value=True)
    made = make_draft(kind, answers)
    for problem in find_file_problems(kind, made.body):
        path, line = made.lines[problem.line - 1]
        advice = f" (write: {problem.fix})" if problem.fix else ""
        owner = _find_field(kind, path)
        # One mistake for each field: an id that does not exist often has the wrong form as well.
        if owner not in wrong_ids:
            in_value = problem.column > line.find(":") + 1
            yield Mistake(owner, f"{problem.message}{advice}", of_value=in_value)


def list_references(kind: str, answers: Mapping[str, Raw]) -> Iterator[tuple[Field, str]]:
    """Yield every id among the answers, with its field."""
    for name, value in answers.items():
        field = get_form_fields(kind)[name]
        if field.refers:
            for id in value if isinstance(value, list) else [value]:
                yield field, str(id)


def check_answer(field: Field, kind: str, value: Raw, known: KnownIds, sheet: str = "") -> str | None:
    """Return what is wrong with one answer alone."""
    for mistake in find_mistakes(kind, {field.name: value}, known, sheet):
        if mistake.of_value and mistake.field == field:
            return mistake.message
    return None


def _find_field(kind: str, path: Path) -> Field | None:
    """Return the field at the path, or the innermost one around it."""
    fields = {field.path: field for field in get_form_fields(kind).values()}
    for end in range(len(path), 0, -1):
        if path[:end] in fields:
            return fields[path[:end]]
    return None
