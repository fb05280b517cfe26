"""The text of a new file, a value a line, and which line holds which field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from factsheet.edit.new.fields import LISTS, Path, fields
from factsheet.edit.new.ids import id_from
from factsheet.text.yaml_scalar import NULL_WORDS, format_field, format_scalar
from factsheet.yamlfile.parse import Raw


@dataclass(frozen=True, slots=True)
class Draft:
    kind: str
    lines: tuple[tuple[Path, str], ...]
    """With each line the field that it belongs to."""
    value: Mapping[str, Raw]
    """What is read when the file is read."""

    def text(self, schema: PurePosixPath | str) -> str:
        """Return the file, which names its schema: the path from the folder of the file."""
        return f"# yaml-language-server: $schema={schema}\n{self.bare}"

    @property
    def bare(self) -> str:
        return "".join(f"{line}\n" for _path, line in self.lines)


def draft(kind: str, answers: Mapping[str, Raw]) -> Draft:
    """Return the file that the answers make, each under the name of its field."""
    known = fields(kind)
    ordered = {known[name].path: answers[name] for name in known if name in answers}
    value = nested(_with_column(ordered))
    return Draft(kind, tuple(lines_of(value)), value)


def _with_column(answers: Mapping[Path, Raw]) -> Mapping[Path, Raw]:
    """Give what is counted a column of the table, which is named after it."""
    measure = answers.get(("compare", "measure"))
    if measure is None:
        return answers
    column: dict[Path, Raw] = {
        ("compare", "id"): id_from(str(measure)) or "count",
        ("compare", "type"): "quantity",
    }
    own: dict[Path, Raw] = {path: value for path, value in answers.items() if len(path) == 1}
    return {**own, **column, **{path: value for path, value in answers.items() if len(path) > 1}}


def nested(answers: Mapping[Path, Raw]) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for path, value in answers.items():
        here = found
        for step in path[:-1]:
            if step not in here:
                inner: dict[str, Raw] = {}
                here[step] = [inner] if step in LISTS else inner
            there = here[step]
            within = there[0] if isinstance(there, list) else there
            assert isinstance(within, dict)
            here = within
        here[path[-1]] = value
    return found


def lines_of(value: Mapping[str, Raw], around: Path = ()) -> Iterator[tuple[Path, str]]:
    for name, one in value.items():
        path, written = (*around, name), format_scalar(name, in_brackets=True)
        if isinstance(one, dict):
            yield path, f"{written}:"
            yield from ((deeper, f"  {line}") for deeper, line in lines_of(one, path))
        elif isinstance(one, list) and any(isinstance(item, dict) for item in one):
            yield path, f"{written}:"
            for item in one:
                assert isinstance(item, dict)
                yield from _item(list(lines_of(item, path)))
        elif name == "url" and one in NULL_WORDS:
            yield path, f"{written}: {one}"
        else:
            yield from ((path, line) for line in format_field(written, _plain(one)))


def _plain(value: Raw) -> str | list[str]:
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def _item(lines: list[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    for number, (path, line) in enumerate(lines):
        yield path, f"  {'  ' if number else '- '}{line}"


def typed(text: str) -> str:
    """Return what somebody typed or pasted, without spaces around it and its lines, and without empty lines."""
    lines = (line.rstrip(" \t").lstrip() for line in re.split(r"[\r\n]", text.strip()))
    return "\n".join(filter(None, lines)).replace("\t", " ")
