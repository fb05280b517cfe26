"""Text of a fact file → strings, lists and mappings, and where each stands. The only room with a YAML library.

Scalars stay as written: `NO`, `012`, `12:30` and dates are text until the field that holds them decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from factsheet.problems.problem import Level, Problem
from factsheet.problems.suppressions import Allowance
from factsheet.text.yaml_scalar import NULL_WORDS, Nothing, quote_scalar
from factsheet.yamlfile.decoding import decode, place_of, without_lines
from factsheet.yamlfile.document import Document
from factsheet.yamlfile.error_context import Refusal
from factsheet.yamlfile.error_lines import quoted_at, unseparated, width_at
from factsheet.yamlfile.fixes import with_edits
from factsheet.yamlfile.invisible_characters import UNSEEN_IN_A_NAME
from factsheet.yamlfile.lost_text import allowances_in, losses
from factsheet.yamlfile.misread_values import SPLIT_NUMBER, find_items_without_dash, find_split_values
from factsheet.yamlfile.nodes import compose
from factsheet.yamlfile.syntax_errors import ANCHOR, TAG, cause

Raw = str | list["Raw"] | dict[str, "Raw"]

DEEPEST = 24
_MARKED = re.compile(r"(?<!\w)(?:[&*](?=[\w-])|!)")
"""An anchor, an alias or a tag, or what looks like one."""
_STACKED = re.compile(r" [-?:] +[-?:] +[-?:] ")
_INDENTED = f"\n{' ' * DEEPEST}"


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written in a document, as it is written."""

    document: Document
    written: dict[str, Raw]
    item_lines: dict[str, tuple[int, ...]]
    """For each list at the top of the file, the line (from 1) on which each item begins."""
    allowed: tuple[Allowance, ...] = ()
    """What comments in it allow."""


def read(file: str, data: bytes) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the fields, or None where nothing of the file can be used, and every problem of its writing."""
    text, problem = decode(file, data)
    if problem is not None:
        return None, tuple(with_edits(text, (problem,)))
    fields, problems = read_text(file, text)
    return fields, tuple(with_edits(text, problems))


def read_text(file: str, text: str) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the same for a text that is known to have no unseen signs; problems come without their edits."""
    found: list[Problem] = []
    try:
        for problem in _refused(file, text) if _suspect(text) else ():
            found.append(problem)
        node = None if found else compose(text)
    except yaml.YAMLError as error:
        return None, (min((*found[:1], _syntax(file, text, error)), key=lambda one: one.line),)
    if found:
        return None, tuple(found)
    if not isinstance(node, yaml.MappingNode):
        return None, (_no_fields(file, text, node),)
    build = _Construction(file, text, found)
    value = build.mapping(node)
    found += losses(file, text, node)
    if any(problem.code != "F003" for problem in found):
        return None, tuple(found)
    allowed = []
    for one in allowances_in(file, text, node):
        found.append(one) if isinstance(one, Problem) else allowed.append(one)
    return Fields(Document(file, text), value, _item_lines(node), tuple(allowed)), tuple(found)


def reopened(file: str, data: bytes, blank: Collection[int] = ()) -> Document:
    """Return a file that was read before, without the lines (from 1) that were left out of it.

    One that can be read no longer is empty, so that no place in it is named.
    """
    text, problem = decode(file, data)
    text = without_lines(text, blank) if blank else text
    try:
        compose(text)
    except yaml.YAMLError:
        text = ""
    return Document(file, "" if problem and not blank else text)


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    refusal = Refusal(
        said=str(getattr(error, "problem", None) or error),
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        context=getattr(error, "context", None) or "",
        began=(began.line + 1, began.column + 1) if began else None,
    )
    found = cause(text, refusal)
    width = width_at(text, found.line, found.column)
    return Problem(file, found.line, found.column, found.code, Level.ERROR, found.message, found.fix, width)


def _suspect(text: str) -> bool:
    """Tell quickly whether the text can hold an anchor, an alias, a tag or more levels than are allowed."""
    if any(sign in text for sign in "&*!") and _MARKED.search(text):
        return True
    return text.count("[") + text.count("{") > DEEPEST or _INDENTED in text or _STACKED.search(text) is not None


def _refused(file: str, text: str) -> Iterator[Problem]:
    """Find what changes the values without being seen in them, and nesting that a reader would drown in."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark: Any = event.start_mark
        at = (file, mark.line + 1, mark.column + 1)
        if getattr(event, "anchor", None):
            yield Problem(*at, "F004", Level.ERROR, ANCHOR, quoted_at(text, *at[1:]), width_at(text, *at[1:]))
        elif getattr(event, "tag", None):
            yield Problem(*at, "F005", Level.ERROR, TAG, quoted_at(text, *at[1:]), width_at(text, *at[1:]))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            message = f"nested deeper than {DEEPEST} levels: close the brackets, or indent less"
            yield Problem(*at, "F006", Level.ERROR, message)
            return


def _no_fields(file: str, text: str, node: yaml.Node | None) -> Problem:
    message, fix, line, column = "the file is empty: write `name: value` lines", None, 1, 1
    if node is not None and node.end_mark.index > node.start_mark.index:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        message, fix = "the file holds no fields: write `name: value` lines", None
        if isinstance(node, yaml.ScalarNode):
            found = unseparated(text.strip())
            message, fix = (found.message, found.fix) if found else (message, fix)
    return Problem(file, line, column, "F002", Level.ERROR, message, fix, width_at(text, line, column))


class _Construction:
    """Nodes → values; what is wrong with them goes into the list it was given."""

    def __init__(self, file: str, text: str, found: list[Problem]) -> None:
        self.file = file
        self.text = text
        self.found = found
        self.has_unseen = not text.isascii() and UNSEEN_IN_A_NAME.search(text) is not None
        self.has_parted = SPLIT_NUMBER.search(text) is not None

    def mapping(self, node: yaml.MappingNode, *, has_dash: bool = False) -> dict[str, Raw]:
        """Return the fields; `has_dash`: they are an item of a list below each other."""
        fields: dict[str, Raw] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self._note("F002", key, "a field name is a plain word, not a list or fields")
            elif name == "<<":
                self._note("F004", key, "a merge key (`<<`): write the fields themselves")
            elif name in fields:
                if has_dash and (beginnings := find_items_without_dash(node)):
                    self._without_dash(beginnings)
                    break
                self._twice(node, key)
            else:
                fields[name] = self.value(value)
                if self.has_unseen and (unseen := UNSEEN_IN_A_NAME.search(name)):
                    self._unseen(key, unseen[0])
        if node.flow_style and "" in fields.values():
            self._parted(node)
        return fields

    def value(self, node: yaml.Node, *, has_dash: bool = False) -> Raw:
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return Nothing(text) if text in NULL_WORDS and not node.style else text
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, has_dash=has_dash and not node.flow_style)
        if self.has_parted and isinstance(node, yaml.SequenceNode):
            self._parted(node)
        has_dashes = isinstance(node, yaml.SequenceNode) and not node.flow_style
        return [self.value(item, has_dash=has_dashes) for item in node.value]

    def _parted(self, node: yaml.CollectionNode) -> None:
        for split in find_split_values(self.text, node):
            place = place_of(self.text, split.start)
            typed = self.text[split.start : split.end]
            fix = quote_scalar(typed) if typed.isprintable() else None
            width = len(typed.splitlines()[0])
            self.found.append(Problem(self.file, *place, "F002", Level.ERROR, split.message, fix, width))

    def _without_dash(self, beginnings: Sequence[yaml.ScalarNode]) -> None:
        for key in beginnings:
            fix = f"- {self.text[key.start_mark.index :].splitlines()[0].rstrip()}"
            self._note("F003", key, f"a new item begins here without its dash: write `- {key.value}: …`", fix)

    def _twice(self, node: yaml.MappingNode, second: yaml.ScalarNode) -> None:
        name = second.value
        first = next(key for key, _value in node.value if key.value == name)
        lines = first.start_mark.line + 1, second.start_mark.line + 1
        self._note("F003", first, f"the field `{name}` stands twice, here and on line {lines[1]}: keep one")
        self._note("F003", second, f"the field `{name}` stands already on line {lines[0]}: keep one")

    def _unseen(self, key: yaml.ScalarNode, sign: str) -> None:
        place = self.text.find(sign, key.start_mark.index, key.end_mark.index)
        if place >= 0:
            message = f"an invisible character (U+{ord(sign):04X}): delete it"
            self.found.append(Problem(self.file, *place_of(self.text, place), "F001", Level.ERROR, message))

    def _note(self, code: str, node: yaml.Node, message: str, fix: str | None = None) -> None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        width = width_at(self.text, line, column)
        self.found.append(Problem(self.file, line, column, code, Level.ERROR, message, fix, width))


def _item_lines(root: yaml.MappingNode) -> dict[str, tuple[int, ...]]:
    return {
        key.value: tuple(item.start_mark.line + 1 for item in value.value)
        for key, value in root.value
        if isinstance(value, yaml.SequenceNode)
    }
