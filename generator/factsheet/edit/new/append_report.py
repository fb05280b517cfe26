"""A file that gets one item more in a list, where it then reads as before, with that item and nothing else."""

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import format_lines
from factsheet.model.json_schema import make_schema
from factsheet.yamlfile import parse
from factsheet.yamlfile.append_item import find_insertions
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.same_content import apply_edit


@dataclass(frozen=True, slots=True)
class ExtendedFile:
    data: bytes
    lines: Mapping[int, Path]
    """For each line of the item (from 1), the field of the item that it belongs to."""

    @property
    def first_line(self) -> int:
        return min(self.lines)


def append_list_item(file: str, data: bytes, name: str, item: Mapping[str, Raw]) -> ExtendedFile | str:
    """Return the file of a point with the item at the end of a list of its own, or why that cannot be done."""
    fields, problems = parse.parse_file(file, data)
    if fields is None or problems:
        return f"{file} has mistakes of writing: `factsheet check` names them"
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data[len(mark) :].decode()
    lines = tuple(format_lines(item))
    for edit in find_insertions(text, name, [line for _path, line in lines], _list_following_fields(name)):
        after = mark + apply_edit(text, edit).encode()
        if _is_only_addition(fields, parse.parse_file(file, after)[0], name, item):
            first = _find_first_line(file, after, name)
            return ExtendedFile(after, {first + number: path for number, (path, _line) in enumerate(lines)})
    line = fields.document.find_position((name,), of_key=True)[0]
    return (
        f"{file}:{line}: `{name}` is written in a way that only a person should change:"
        f" write one below the other, each with a dash, and add this one at the end:\n{_format_lines(lines)}"
    )


def _list_following_fields(name: str) -> Sequence[str]:
    names = list(make_schema("point")["properties"])
    return names[names.index(name) + 1 :]


def _is_only_addition(before: Fields, after: Fields | None, name: str, item: Mapping[str, Raw]) -> bool:
    if after is None:
        return False
    existing = before.written.get(name) or []
    more: dict[str, Raw] = {**before.written, name: [*existing, dict(item)] if isinstance(existing, list) else []}
    allowed = ([allowance.code for allowance in fields.suppressions] for fields in (before, after))
    return after.written == more and next(allowed) == next(allowed)


def _find_first_line(file: str, data: bytes, name: str) -> int:
    fields, _problems = parse.parse_file(file, data)
    assert fields is not None, "it was read a moment ago"
    return fields.item_lines[name][-1]


def _format_lines(lines: Sequence[tuple[Path, str]]) -> str:
    return "\n".join(f"  {'  ' if number else '- '}{line}" for number, (_path, line) in enumerate(lines))
