"""What a new file still lacks, and what is wrong with the answers that it was given, in the words of the checker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
"""Fields that only a file with another value wants."""


def list_missing_fields(kind: str, answers: Mapping[str, Raw]) -> Iterator[tuple[str, ...]]:
    """Return the fields without which the file cannot stand; of several together, one is enough."""
    required = [name for name in get_shape(kind)["required"] if name != "url"]
    if kind == "source" and str(answers.get("held", "yes")).lower() not in _NO:
        required = ["title", *required]
    if kind == "point" and answers.get("kind") == "figure":
        required += ["measure", "population"]
    yield from ((name,) for name in required if name not in answers)
    if kind == "source" and not {"url", "url_note"} & set(answers):
        yield "url", "url_note"
    if "source" in answers and not {"quote", "no_quote"} & set(answers):
        yield "quote", "no_quote"
    if (
        {"quote", "no_quote", "as_printed", "chain", "basis"} & set(answers)
        and "source" not in answers
        and kind != REPORT
    ):
        yield ("source",)
    if kind == REPORT and "value" in answers and "as_of" not in answers:
        yield ("as_of",)


def is_wanted(name: str, answers: Mapping[str, Raw]) -> bool:
    """Tell whether a person who is being asked is asked for this field, too."""
    if name == "url_note":
        return "url" not in answers
    if name == "no_quote":
        return "source" in answers and "quote" not in answers
    if name == "quote":
        return "source" in answers
    return all(answers.get(other) == value for other, value in _IF.get(name, ()))


@dataclass(frozen=True, slots=True)
class Mistake:
    field: Field | None
    """None: that of the file as a whole."""
    message: str
    of_value: bool
    """True where the answer itself is wrong, whatever else the file says."""


def find_mistakes(kind: str, answers: Mapping[str, Raw], known: KnownIds, sheet: str = "") -> Iterator[Mistake]:
    """Return what is wrong with the answers, as far as the file by itself and its ids can tell."""
    astray = [
        Mistake(field, message, of_value=True)
        for field, id in list_references(kind, answers)
        if (message := known.check_id(str(field.refers), id, sheet))
    ]
    yield from astray
    made = make_draft(kind, answers)
    for problem in find_file_problems(kind, made.body):
        path, line = made.lines[problem.line - 1]
        advice = f" (write: {problem.fix})" if problem.fix else ""
        field, in_value = _find_field(kind, path), problem.column > line.find(":") + 1
        if field is None or field not in [mistake.field for mistake in astray]:
            yield Mistake(field, f"{problem.message}{advice}", of_value=in_value)


def list_references(kind: str, answers: Mapping[str, Raw]) -> Iterator[tuple[Field, str]]:
    """Return every id among the answers, with the field that names it."""
    for name, value in answers.items():
        if (field := get_form_fields(kind)[name]).refers:
            yield from ((field, str(reference)) for reference in (value if isinstance(value, list) else [value]))


def check_answer(field: Field, kind: str, value: Raw, known: KnownIds, sheet: str = "") -> str | None:
    """Return what is wrong with one answer alone."""
    mistakes = find_mistakes(kind, {field.name: value}, known, sheet)
    return next((mistake.message for mistake in mistakes if mistake.of_value and mistake.field == field), None)


def _find_field(kind: str, path: Path) -> Field | None:
    whose = {field.path: field for field in get_form_fields(kind).values()}
    around = (path[:end] for end in range(len(path), 0, -1))
    return next((whose[part] for part in around if part in whose), None)
