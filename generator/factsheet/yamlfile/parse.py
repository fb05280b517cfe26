"""Text of a fact file → strings, lists and mappings, with their positions.

Scalars stay as written: `NO`, `012`, `12:30` and dates are text until their field decides.
"""

from collections.abc import Sequence

import yaml
from msgspec import Struct

from factsheet.problems.problem import Level, Problem
from factsheet.problems.suppressions import Suppression
from factsheet.text.yaml_scalar import NULL_WORDS, NullWord, quote_scalar
from factsheet.yamlfile.decoding import decode, find_position
from factsheet.yamlfile.document import Document
from factsheet.yamlfile.error_context import ReaderError
from factsheet.yamlfile.error_lines import find_missing_colon, measure_word
from factsheet.yamlfile.fixes import add_edits
from factsheet.yamlfile.invisible_characters import UNSEEN_IN_A_NAME
from factsheet.yamlfile.lost_text import find_losses, find_suppressions
from factsheet.yamlfile.misread_values import SPLIT_NUMBER, find_items_without_dash, find_split_values
from factsheet.yamlfile.nodes import compose
from factsheet.yamlfile.refused_syntax import find_refused, is_suspect
from factsheet.yamlfile.syntax_errors import find_cause

Raw = str | list["Raw"] | dict[str, "Raw"]


class Fields(Struct, frozen=True):
    """The fields of a document, as written."""

    document: Document
    written: dict[str, Raw]
    item_lines: dict[str, tuple[int, ...]]
    """For each list at the top of the file, the line (from 1) on which each item begins."""
    suppressions: tuple[Suppression, ...] = ()
    """From comments in the file."""


def parse_file(file: str, data: bytes) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the fields, or None if the file cannot be used, and every problem of its syntax."""
    text, problem = decode(file, data)
    if problem is not None:
        return None, tuple(add_edits(text, (problem,)))
    fields, problems = parse_text(file, text)
    return fields, tuple(add_edits(text, problems))


def parse_text(file: str, text: str) -> tuple[Fields | None, tuple[Problem, ...]]:
    """Return the same for a text without invisible characters; its problems have no edits yet."""
    all_problems: list[Problem] = []
    try:
        if is_suspect(text):
            for problem in find_refused(file, text):  # one by one: those before a syntax error are kept
                all_problems.append(problem)
        if all_problems:
            return None, tuple(all_problems)
        node = compose(text)
    except yaml.YAMLError as error:
        # Only the first: everything below it may follow from it.
        first_problems = (*all_problems[:1], _make_syntax_problem(file, text, error))
        return None, (min(first_problems, key=lambda problem: problem.line),)
    if not isinstance(node, yaml.MappingNode):
        return None, (_make_empty_problem(file, text, node),)
    build = _ValueBuilder(file, text, all_problems)
    value = build.build_mapping(node)
    all_problems += find_losses(file, text, node)
    # With a field that is written twice, the rest is still usable; other problems may have changed any value.
    if any(problem.code != "F003" for problem in all_problems):
        return None, tuple(all_problems)
    allowed = []
    for item in find_suppressions(file, text, node):
        if isinstance(item, Problem):
            all_problems.append(item)
        else:
            allowed.append(item)
    return Fields(Document(file, text), value, _collect_item_lines(node), tuple(allowed)), tuple(all_problems)


def _make_syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    line, column = _get_position(getattr(error, "problem_mark", None)) or (1, 1)
    refusal = ReaderError(
        reason=str(getattr(error, "problem", None) or error),
        line=line,
        column=column,
        context=getattr(error, "context", None) or "",
        began=_get_position(getattr(error, "context_mark", None)),
    )
    cause = find_cause(text, refusal)
    width = measure_word(text, cause.line, cause.column)
    return Problem(file, cause.line, cause.column, cause.code, Level.ERROR, cause.message, cause.fix, width)


def _get_position(mark: yaml.Mark | None) -> tuple[int, int] | None:
    """Return line and column from 1."""
    return None if mark is None else (mark.line + 1, mark.column + 1)


def _make_empty_problem(file: str, text: str, node: yaml.Node | None) -> Problem:
    message, fix, line, column = "the file is empty: write `name: value` lines", None, 1, 1
    if node is not None and node.end_mark.index > node.start_mark.index:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        message = "the file has no fields: write `name: value` lines"
        if isinstance(node, yaml.ScalarNode) and (typo := find_missing_colon(text.strip())):
            message, fix = typo.message, typo.fix
    return Problem(file, line, column, "F002", Level.ERROR, message, fix, measure_word(text, line, column))


class _ValueBuilder:
    """Nodes → values; their problems are appended to the given list."""

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
                self._add_problem("F002", key, "a field name must be a plain word, not a list or fields")
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
            if text in NULL_WORDS and not node.style:
                return NullWord(text)
            return text
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
            fix = quote_scalar(typed) if typed.isprintable() else None  # line breaks cannot be pasted
            width = len(typed.splitlines()[0])
            self.problems.append(Problem(self.file, *place, "F002", Level.ERROR, split.message, fix, width))

    def _note_missing_dashes(self, beginnings: Sequence[yaml.ScalarNode]) -> None:
        for key in beginnings:
            fix = f"- {self.text[key.start_mark.index :].splitlines()[0].rstrip()}"
            self._add_problem("F003", key, f"a dash is missing before this new item: write `- {key.value}: …`", fix)

    def _add_duplicate(self, node: yaml.MappingNode, second: yaml.ScalarNode) -> None:
        name = second.value
        first, _value = next(entry for entry in node.value if entry[0].value == name)
        lines = first.start_mark.line + 1, second.start_mark.line + 1
        self._add_problem("F003", first, f"the field `{name}` appears twice, here and on line {lines[1]}: keep one")
        self._add_problem("F003", second, f"the field `{name}` is already on line {lines[0]}: keep one")

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
    lines = {}
    for key, value in root.value:
        if isinstance(value, yaml.SequenceNode):
            lines[key.value] = tuple(item.start_mark.line + 1 for item in value.value)
    return lines
