"""Text of a fact file → strings, lists and mappings, with the position of every spot. The only room with a YAML library.

Scalars stay as written: `NO`, `012`, `12:30` and dates are text until the field that holds them decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from factsheet.problems import Level, Problem, Spot

Raw = str | list["Raw"] | dict[str, "Raw"]

DEEPEST = 24
LARGEST = 1_000_000
_EXTRAS = re.compile(r"[&*!]")
_UNSEEN = re.compile(r"[\u0085\u2028\u2029\ufeff\u200b\u2060]")

_CAUSES = (
    (
        "mapping values are not allowed",
        "a colon and a space inside a value: put the whole value in double quotes",
    ),
    ("found character '\\t'", "a tab: indent with spaces"),
    ("cannot start any token", "a value cannot begin with this character: put the whole value in double quotes"),
    ("found undefined alias", "an alias (`*name`): write the value itself, or put it in double quotes"),
    ("did not find expected key", "the line does not fit the ones above: check its indentation and its quotes"),
    ("expected <block end>", "the line does not fit the ones above: check its indentation and its quotes"),
    ("could not find expected ':'", "a colon is missing after the field name"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("did not find expected ',' or", "a bracket is opened and never closed"),
    ("unknown escape character", "a backslash inside double quotes: use single quotes"),
    ("control characters are not allowed", "an invisible control character: delete it"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its values and, on demand, where each of them stands."""

    file: str
    text: str
    value: dict[str, Raw]
    item_lines: dict[str, tuple[int, ...]]
    """For each list at the top of the file, the line (from 1) on which each item begins."""

    def position(self, spot: Spot, of_key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of the value at the spot, or of its key; of the nearest thing around it where the spot is empty."""
        node = _compose(self.text)
        line, column = 1, 1
        for step in spot:
            found = _step(node, step)
            if found is None:
                continue
            key, node = found
            mark = (key if of_key and key is not None else node).start_mark
            line, column = mark.line + 1, mark.column + 1
        return line, column

    def problem(self, code: str, message: str, spot: Spot, fix: str | None = None, *, level: Level = Level.ERROR, of_key: bool = False) -> Problem:
        """Return a problem of this file at the spot."""
        line, column = self.position(spot, of_key)
        return Problem(self.file, line, column, code, level, message, fix)


def read(file: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document, or None where nothing of it can be used, and every problem of its writing."""
    text, problem = _decode(file, data)
    if problem is not None:
        return None, (problem,)
    try:
        node = _compose(text)
        found = list(_extras(file, text)) if _EXTRAS.search(text) else []
    except RecursionError:
        return None, (Problem(file, 1, 1, "F006", Level.ERROR, f"nested deeper than {DEEPEST} levels"),)
    except yaml.YAMLError as error:
        return None, (_syntax(file, text, error),)
    if not isinstance(node, yaml.MappingNode):
        return None, (Problem(file, 1, 1, "F002", Level.ERROR, "the file holds no fields: write `name: value` lines"),)
    build = _Construction(file, found)
    value = build.mapping(node, 0)
    if any(problem.code != "F003" for problem in found):
        return None, tuple(found)
    return Document(file, text, value, _item_lines(node)), tuple(found)


def _decode(file: str, data: bytes) -> tuple[str, Problem | None]:
    if len(data) > LARGEST:
        return "", Problem(file, 1, 1, "F006", Level.ERROR, f"larger than {LARGEST} bytes: split it")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return "", Problem(file, line, column, "F001", Level.ERROR, "not UTF-8: save the file with the encoding UTF-8")
    if unseen := _UNSEEN.search(text):
        before_it = text[: unseen.start()]
        line, column = before_it.count("\n") + 1, len(before_it.rpartition("\n")[2]) + 1
        message = f"an invisible character (U+{ord(unseen.group()):04X}): delete it"
        return "", Problem(file, line, column, "F001", Level.ERROR, message)
    return text, None


def _compose(text: str) -> Any:
    loader = yaml.CBaseLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Problem:
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    advice = next((cause for sign, cause in _CAUSES if sign in said), None)
    return Problem(file, line, column, "F002", Level.ERROR, advice or f"this is not YAML: {said}")


def _extras(file: str, text: str) -> Iterator[Problem]:
    """Find anchors, aliases and tags: they change what is loaded without being seen in it."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark = event.start_mark
        at = (file, mark.line + 1, mark.column + 1)
        if getattr(event, "anchor", None):
            advice = "an anchor or alias (`&`, `*`): write the value itself; to mean the character, put the value in double quotes"
            yield Problem(*at, "F004", Level.ERROR, advice)
        elif getattr(event, "tag", None):
            advice = "a tag (`!`): delete it; to mean the character, put the value in double quotes"
            yield Problem(*at, "F005", Level.ERROR, advice)


class _Construction:
    """Nodes → values; what is wrong with them goes into the list it was given."""

    def __init__(self, file: str, found: list[Problem]) -> None:
        self.file = file
        self.found = found

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Raw]:
        fields: dict[str, Raw] = {}
        first: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self._note("F002", key, "a field name must be a plain word")
            elif name == "<<":
                self._note("F004", key, "a merge key (`<<`): write the fields themselves")
            elif name in fields:
                self._note("F003", first[name], f"the field `{name}` stands twice, here and on line {key.start_mark.line + 1}")
                self._note("F003", key, f"the field `{name}` stands already on line {first[name].start_mark.line + 1}: keep one")
            else:
                first[name] = key
                fields[name] = self.value(value, depth + 1)
        return fields

    def value(self, node: yaml.Node, depth: int) -> Raw:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if depth > DEEPEST:
            self._note("F006", node, f"nested deeper than {DEEPEST} levels")
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        return [self.value(item, depth + 1) for item in node.value]

    def _note(self, code: str, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        self.found.append(Problem(self.file, mark.line + 1, mark.column + 1, code, Level.ERROR, message))


def _item_lines(root: yaml.MappingNode) -> dict[str, tuple[int, ...]]:
    return {
        key.value: tuple(item.start_mark.line + 1 for item in value.value)
        for key, value in root.value
        if isinstance(value, yaml.SequenceNode)
    }


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
