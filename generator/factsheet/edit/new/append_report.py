"""One more item in a list of an existing file.

Somebody else wrote the file, so the result is taken only if it reads as before plus exactly that item.
"""

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence

from msgspec import Struct

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import format_lines
from factsheet.model.json_schema import make_schema
from factsheet.yamlfile import parse
from factsheet.yamlfile.append_item import find_insertions
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.same_content import apply_edit


class ExtendedFile(Struct, frozen=True):
    data: bytes
    lines: Mapping[int, Path]
    """By line (from 1): the field of the item that it belongs to."""

    @property
    def first_line(self) -> int:
        return min(self.lines)


def append_list_item(file: str, data: bytes, name: str, item: Mapping[str, Raw]) -> ExtendedFile | str:
    """Return the file of a point with the item at the end of the list `name`, or why that is impossible."""
    fields, problems = parse.parse_file(file, data)
    if fields is None or problems:
        return f"{file} has syntax errors: `factsheet check` shows them"
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data[len(mark) :].decode()
    paths = []
    lines = []
    for path, line_text in format_lines(item):
        paths.append(path)
        lines.append(line_text)
    for edit in find_insertions(text, name, lines, _list_following_fields(name)):
        after = mark + apply_edit(text, edit).encode()
        if _is_only_addition(fields, parse.parse_file(file, after)[0], name, item):
            return ExtendedFile(after, dict(enumerate(paths, _find_first_line(file, after, name))))
    # A list in brackets, for example, would have to be rewritten, and its comments with it.
    line = fields.document.find_position((name,), of_key=True)[0]
    return (
        f"{file}:{line}: `{name}` cannot be changed automatically:"
        f" write its items below each other, each with a dash, and add this one at the end:\n{_format_lines(lines)}"
    )


def _list_following_fields(name: str) -> Sequence[str]:
    names = list(make_schema("point")["properties"])
    return names[names.index(name) + 1 :]


def _is_only_addition(before: Fields, after: Fields | None, name: str, item: Mapping[str, Raw]) -> bool:
    if after is None:
        return False
    existing = before.written.get(name) or []
    if not isinstance(existing, list):
        return False
    expected: dict[str, Raw] = {**before.written, name: [*existing, dict(item)]}
    # Suppressions are comments and no values: the insertion must not separate one from its field.
    return after.written == expected and _list_suppressed(after) == _list_suppressed(before)


def _list_suppressed(fields: Fields) -> list[str]:
    return [suppression.code for suppression in fields.suppressions]


def _find_first_line(file: str, data: bytes, name: str) -> int:
    fields, _problems = parse.parse_file(file, data)
    assert fields is not None, "it was read a moment ago"
    return fields.item_lines[name][-1]


def _format_lines(lines: Sequence[str]) -> str:
    return "  - " + "\n    ".join(lines)
