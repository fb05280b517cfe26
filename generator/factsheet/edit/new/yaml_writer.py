"""The text of a new file, a value a line, and which line holds which field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from factsheet.edit.new.fields import LISTS, Path, get_form_fields
from factsheet.edit.new.ids import make_id
from factsheet.text.yaml_scalar import NULL_WORDS, format_field, format_scalar
from factsheet.yamlfile.parse import Raw


@dataclass(frozen=True, slots=True)
class Draft:
    kind: str
    lines: tuple[tuple[Path, str], ...]
    """With each line the field that it belongs to."""
    value: Mapping[str, Raw]
    """What is read when the file is read."""

    def make_text(self, schema: PurePosixPath | str) -> str:
        """Return the file, which names its schema: the path from the folder of the file."""
        return f"# yaml-language-server: $schema={schema}\n{self.body}"

    @property
    def body(self) -> str:
        return "".join(f"{line}\n" for _path, line in self.lines)


def make_draft(kind: str, answers: Mapping[str, Raw]) -> Draft:
    """Return the file that the answers make, each under the name of its field."""
    known = get_form_fields(kind)
    ordered = {known[name].path: answers[name] for name in known if name in answers}
    value = nest_answers(_add_column(ordered))
    return Draft(kind, tuple(format_lines(value)), value)


def _add_column(answers: Mapping[Path, Raw]) -> Mapping[Path, Raw]:
    """Give what is counted a column of the table, which is named after it."""
    measure = answers.get(("compare", "measure"))
    if measure is None:
        return answers
    column: dict[Path, Raw] = {
        ("compare", "id"): make_id(str(measure)) or "count",
        ("compare", "type"): "quantity",
    }
    own: dict[Path, Raw] = {path: value for path, value in answers.items() if len(path) == 1}
    return {**own, **column, **{path: value for path, value in answers.items() if len(path) > 1}}


def nest_answers(answers: Mapping[Path, Raw]) -> dict[str, Raw]:
    result: dict[str, Raw] = {}
    for path, value in answers.items():
        current = result
        for step in path[:-1]:
            if step not in current:
                inner: dict[str, Raw] = {}
                current[step] = [inner] if step in LISTS else inner
            child = current[step]
            within = child[0] if isinstance(child, list) else child
            assert isinstance(within, dict)
            current = within
        current[path[-1]] = value
    return result


def format_lines(value: Mapping[str, Raw], around: Path = ()) -> Iterator[tuple[Path, str]]:
    for name, field_value in value.items():
        path, written = (*around, name), format_scalar(name, in_brackets=True)
        if isinstance(field_value, dict):
            yield path, f"{written}:"
            yield from ((deeper, f"  {line}") for deeper, line in format_lines(field_value, path))
        elif isinstance(field_value, list) and any(isinstance(item, dict) for item in field_value):
            yield path, f"{written}:"
            for item in field_value:
                assert isinstance(item, dict)
                yield from _indent_item(list(format_lines(item, path)))
        elif name == "url" and field_value in NULL_WORDS:
            yield path, f"{written}: {field_value}"
        else:
            yield from ((path, line) for line in format_field(written, _convert_to_text(field_value)))


def _convert_to_text(value: Raw) -> str | list[str]:
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def _indent_item(lines: list[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    for number, (path, line) in enumerate(lines):
        yield path, f"  {'  ' if number else '- '}{line}"


def clean_text(text: str) -> str:
    """Return what somebody typed or pasted, without spaces around it and its lines, and without empty lines."""
    lines = (line.rstrip(" \t").lstrip() for line in re.split(r"[\r\n]", text.strip()))
    return "\n".join(filter(None, lines)).replace("\t", " ")
