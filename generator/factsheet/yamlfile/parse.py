"""Text of a fact file → strings, lists and mappings, and where each stands. The only room with a YAML library.

Scalars stay as written: `NO`, `012`, `12:30` and dates are text until the field that holds them decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from factsheet.problems.problem import Level, Problem
from factsheet.problems.suppressions import Suppression
from factsheet.text.yaml_scalar import NULL_WORDS, NullWord, quote_scalar
from factsheet.yamlfile.decoding import clear_lines, decode, find_position
from factsheet.yamlfile.document import Document
from factsheet.yamlfile.error_context import ReaderError
from factsheet.yamlfile.error_lines import find_missing_colon, measure_word, quote_value_at
from factsheet.yamlfile.fixes import add_edits
from factsheet.yamlfile.invisible_characters import UNSEEN_IN_A_NAME
from factsheet.yamlfile.lost_text import find_losses, find_suppressions
from factsheet.yamlfile.misread_values import SPLIT_NUMBER, find_items_without_dash, find_split_values
from factsheet.yamlfile.nodes import compose
from factsheet.yamlfile.syntax_errors import ANCHOR, TAG, find_cause

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
    suppressions: tuple[Suppression, ...] = ()
    """What comments in it allow."""


def parse_file(file: str, data: bytes) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the fields, or None where nothing of the file can be used, and every problem of its writing."""
    text, problem = decode(file, data)
    if problem is not None:
        return None, tuple(add_edits(text, (problem,)))
    fields, problems = parse_text(file, text)
    return fields, tuple(add_edits(text, problems))


def parse_text(file: str, text: str) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the same for a text that is known to have no unseen signs; problems come without their edits."""
    all_problems: list[Problem] = []
    try:
        for problem in _find_refused(file, text) if _is_suspect(text) else ():
            all_problems.append(problem)
        node = None if all_problems else compose(text)
    except yaml.YAMLError as error:
        return None, (min((*all_problems[:1], _make_syntax_problem(file, text, error)), key=lambda item: item.line),)
    if all_problems:
        return None, tuple(all_problems)
    if not isinstance(node, yaml.MappingNode):
        return None, (_make_empty_problem(file, text, node),)
    build = _ValueBuilder(file, text, all_problems)
    value = build.build_mapping(node)
    all_problems += find_losses(file, text, node)
    if any(problem.code != "F003" for problem in all_problems):
        return None, tuple(all_problems)
    allowed = []
    for item in find_suppressions(file, text, node):
        all_problems.append(item) if isinstance(item, Problem) else allowed.append(item)
    return Fields(Document(file, text), value, _collect_item_lines(node), tuple(allowed)), tuple(all_problems)


def reopen_document(file: str, data: bytes, blank: Collection[int] = ()) -> Document:
    """Return a file that was read before, without the lines (from 1) that were left out of it.

    One that can be read no longer is empty, so that no place in it is named.
    """
    text, problem = decode(file, data)
    text = clear_lines(text, blank) if blank else text
    try:
        compose(text)
    except yaml.YAMLError:
        text = ""
    return Document(file, "" if problem and not blank else text)


def _make_syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    refusal = ReaderError(
        reason=str(getattr(error, "problem", None) or error),
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        context=getattr(error, "context", None) or "",
        began=(began.line + 1, began.column + 1) if began else None,
    )
    likely_cause = find_cause(text, refusal)
    width = measure_word(text, likely_cause.line, likely_cause.column)
    return Problem(
        file,
        likely_cause.line,
        likely_cause.column,
        likely_cause.code,
        Level.ERROR,
        likely_cause.message,
        likely_cause.fix,
        width,
    )


def _is_suspect(text: str) -> bool:
    """Tell quickly whether the text can hold an anchor, an alias, a tag or more levels than are allowed."""
    if any(sign in text for sign in "&*!") and _MARKED.search(text):
        return True
    return text.count("[") + text.count("{") > DEEPEST or _INDENTED in text or _STACKED.search(text) is not None


def _find_refused(file: str, text: str) -> Iterator[Problem]:
    """Find what changes the values without being seen in them, and nesting that a reader would drown in."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark: Any = event.start_mark
        at = (file, mark.line + 1, mark.column + 1)
        if getattr(event, "anchor", None):
            yield Problem(*at, "F004", Level.ERROR, ANCHOR, quote_value_at(text, *at[1:]), measure_word(text, *at[1:]))
        elif getattr(event, "tag", None):
            yield Problem(*at, "F005", Level.ERROR, TAG, quote_value_at(text, *at[1:]), measure_word(text, *at[1:]))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            message = f"nested deeper than {DEEPEST} levels: close the brackets, or indent less"
            yield Problem(*at, "F006", Level.ERROR, message)
            return


def _make_empty_problem(file: str, text: str, node: yaml.Node | None) -> Problem:
    message, fix, line, column = "the file is empty: write `name: value` lines", None, 1, 1
    if node is not None and node.end_mark.index > node.start_mark.index:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        message, fix = "the file holds no fields: write `name: value` lines", None
        if isinstance(node, yaml.ScalarNode):
            typo = find_missing_colon(text.strip())
            message, fix = (typo.message, typo.fix) if typo else (message, fix)
    return Problem(file, line, column, "F002", Level.ERROR, message, fix, measure_word(text, line, column))


class _ValueBuilder:
    """Nodes → values; what is wrong with them goes into the list it was given."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.has_unseen = not text.isascii() and UNSEEN_IN_A_NAME.search(text) is not None
        self.has_split_number = SPLIT_NUMBER.search(text) is not None

    def build_mapping(self, node: yaml.MappingNode, *, has_dash: bool = False) -> dict[str, Raw]:
        """Return the fields; `has_dash`: they are an item of a list below each other."""
        fields: dict[str, Raw] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self._add_problem("F002", key, "a field name is a plain word, not a list or fields")
            elif name == "<<":
                self._add_problem("F004", key, "a merge key (`<<`): write the fields themselves")
            elif name in fields:
                if has_dash and (beginnings := find_items_without_dash(node)):
                    self._note_missing_dashes(beginnings)
                    break
                self._add_duplicate(node, key)
            else:
                fields[name] = self.build_value(value)
                if self.has_unseen and (unseen := UNSEEN_IN_A_NAME.search(name)):
                    self._add_invisible(key, unseen[0])
        if node.flow_style and "" in fields.values():
            self._note_split_values(node)
        return fields

    def build_value(self, node: yaml.Node, *, has_dash: bool = False) -> Raw:
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return NullWord(text) if text in NULL_WORDS and not node.style else text
        if isinstance(node, yaml.MappingNode):
            return self.build_mapping(node, has_dash=has_dash and not node.flow_style)
        if self.has_split_number and isinstance(node, yaml.SequenceNode):
            self._note_split_values(node)
        has_dashes = isinstance(node, yaml.SequenceNode) and not node.flow_style
        return [self.build_value(item, has_dash=has_dashes) for item in node.value]

    def _note_split_values(self, node: yaml.CollectionNode) -> None:
        for split in find_split_values(self.text, node):
            place = find_position(self.text, split.start)
            typed = self.text[split.start : split.end]
            fix = quote_scalar(typed) if typed.isprintable() else None
            width = len(typed.splitlines()[0])
            self.problems.append(Problem(self.file, *place, "F002", Level.ERROR, split.message, fix, width))

    def _note_missing_dashes(self, beginnings: Sequence[yaml.ScalarNode]) -> None:
        for key in beginnings:
            fix = f"- {self.text[key.start_mark.index :].splitlines()[0].rstrip()}"
            self._add_problem("F003", key, f"a new item begins here without its dash: write `- {key.value}: …`", fix)

    def _add_duplicate(self, node: yaml.MappingNode, second: yaml.ScalarNode) -> None:
        name = second.value
        first = next(key for key, _value in node.value if key.value == name)
        lines = first.start_mark.line + 1, second.start_mark.line + 1
        self._add_problem("F003", first, f"the field `{name}` stands twice, here and on line {lines[1]}: keep one")
        self._add_problem("F003", second, f"the field `{name}` stands already on line {lines[0]}: keep one")

    def _add_invisible(self, key: yaml.ScalarNode, sign: str) -> None:
        place = self.text.find(sign, key.start_mark.index, key.end_mark.index)
        if place >= 0:
            message = f"an invisible character (U+{ord(sign):04X}): delete it"
            self.problems.append(Problem(self.file, *find_position(self.text, place), "F001", Level.ERROR, message))

    def _add_problem(self, code: str, node: yaml.Node, message: str, fix: str | None = None) -> None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        width = measure_word(self.text, line, column)
        self.problems.append(Problem(self.file, line, column, code, Level.ERROR, message, fix, width))


def _collect_item_lines(root: yaml.MappingNode) -> dict[str, tuple[int, ...]]:
    return {
        key.value: tuple(item.start_mark.line + 1 for item in value.value)
        for key, value in root.value
        if isinstance(value, yaml.SequenceNode)
    }
