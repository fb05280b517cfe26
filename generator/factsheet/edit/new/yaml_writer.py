"""The text of a new file, one value per line, and the field of each line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from factsheet.edit.new.fields import LISTS, Path, get_form_fields
from factsheet.edit.new.ids import make_id
from factsheet.text.yaml_scalar import NULL_WORDS, format_field, format_scalar
from factsheet.yamlfile.parse import Raw


class Draft(Struct, frozen=True):
    kind: str
    lines: tuple[tuple[Path, str], ...]
    """Each line with the path of the field that it belongs to."""
    value: Mapping[str, Raw]
    """The value that the file has when it is read."""

    def make_text(self, schema: PurePosixPath | str) -> str:
        """Return the file with a line for editors that names the schema, relative to the folder of the file."""
        return f"# yaml-language-server: $schema={schema}\n{self.body}"

    @property
    def body(self) -> str:
        return "".join(f"{line}\n" for _path, line in self.lines)


def make_draft(kind: str, answers: Mapping[str, Raw]) -> Draft:
    """Return the file made from the answers, which are given by name of field."""
    ordered = {field.path: answers[name] for name, field in get_form_fields(kind).items() if name in answers}
    value = nest_answers(_add_column(ordered))
    return Draft(kind, tuple(format_lines(value)), value)


def _add_column(answers: Mapping[Path, Raw]) -> Mapping[Path, Raw]:
    """Add id and type of the aspect that a figure counts; its id is made from the measure."""
    measure = answers.get(("compare", "measure"))
    if measure is None:
        return answers
    fields: dict[Path, Raw] = {}
    inner: dict[Path, Raw] = {("compare", "id"): make_id(str(measure)) or "count", ("compare", "type"): "quantity"}
    for path, value in answers.items():
        (fields if len(path) == 1 else inner)[path] = value
    return fields | inner


def nest_answers(answers: Mapping[Path, Raw]) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    for path, value in answers.items():
        current = result
        for step in path[:-1]:
            if step not in current:
                current[step] = [{}] if step in LISTS else {}
            child = current[step]
            if isinstance(child, list):
                child = child[0]
            assert isinstance(child, dict)
            current = child
        current[path[-1]] = value
    return result


def format_lines(value: Mapping[str, Raw], around: Path = ()) -> Iterator[tuple[Path, str]]:
    for name, field_value in value.items():
        path, written = (*around, name), format_scalar(name, in_brackets=True)
        if isinstance(field_value, dict):
            yield path, f"{written}:"
            for deeper, line in format_lines(field_value, path):
                yield deeper, f"  {line}"
        elif isinstance(field_value, list) and any(isinstance(item, dict) for item in field_value):
            yield path, f"{written}:"
            for item in field_value:
                assert isinstance(item, dict)
                dash = "- "
                for deeper, line in format_lines(item, path):
                    yield deeper, f"  {dash}{line}"
                    dash = "  "
        elif name == "url" and field_value in NULL_WORDS:
            # A url of null says that there is none; in quotation marks it would be a text.
            yield path, f"{written}: {field_value}"
        else:
            for line in format_field(written, _convert_to_text(field_value)):
                yield path, line


def _convert_to_text(value: Raw) -> str | list[str]:
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def clean_text(text: str) -> str:
    """Return typed or pasted text without empty lines and without spaces around it and its lines."""
    lines = [line.rstrip(" \t").lstrip() for line in re.split(r"[\r\n]", text.strip())]
    return "\n".join(filter(None, lines)).replace("\t", " ")


def list_items(value: Raw | None) -> list[dict[str, Raw]]:
    """Return the records of a list; none where the value is something else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
