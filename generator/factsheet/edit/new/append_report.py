"""A file that gets one item more in a list, where it then reads as before, with that item and nothing else."""

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import lines_of
from factsheet.model.json_schema import schema
from factsheet.yamlfile import parse
from factsheet.yamlfile.append_item import ways_to_add
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.same_content import spliced


@dataclass(frozen=True, slots=True)
class Grown:
    data: bytes
    lines: Mapping[int, Path]
    """For each line of the item (from 1), the field of the item that it belongs to."""

    @property
    def first(self) -> int:
        return min(self.lines)


def grown(file: str, data: bytes, name: str, item: Mapping[str, Raw]) -> Grown | str:
    """Return the file of a point with the item at the end of a list of its own, or why that cannot be done."""
    fields, problems = parse.read(file, data)
    if fields is None or problems:
        return f"{file} has mistakes of writing: `factsheet check` names them"
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data[len(mark) :].decode()
    lines = tuple(lines_of(item))
    for edit in ways_to_add(text, name, [line for _path, line in lines], _behind(name)):
        after = mark + spliced(text, edit).encode()
        if _says_that_much_more(fields, parse.read(file, after)[0], name, item):
            first = _first_line(file, after, name)
            return Grown(after, {first + number: path for number, (path, _line) in enumerate(lines)})
    line = fields.document.position((name,), of_key=True)[0]
    return (
        f"{file}:{line}: `{name}` is written in a way that only a person should change:"
        f" write one below the other, each with a dash, and add this one at the end:\n{_shown(lines)}"
    )


def _behind(name: str) -> Sequence[str]:
    names = list(schema("point")["properties"])
    return names[names.index(name) + 1 :]


def _says_that_much_more(before: Fields, after: Fields | None, name: str, item: Mapping[str, Raw]) -> bool:
    if after is None:
        return False
    there = before.written.get(name) or []
    more: dict[str, Raw] = {**before.written, name: [*there, dict(item)] if isinstance(there, list) else []}
    allowed = ([one.code for one in fields.allowed] for fields in (before, after))
    return after.written == more and next(allowed) == next(allowed)


def _first_line(file: str, data: bytes, name: str) -> int:
    fields, _problems = parse.read(file, data)
    assert fields is not None, "it was read a moment ago"
    return fields.item_lines[name][-1]


def _shown(lines: Sequence[tuple[Path, str]]) -> str:
    return "\n".join(f"  {'  ' if number else '- '}{line}" for number, (_path, line) in enumerate(lines))
