"""Items of a list that begin without their dash, so that their fields are joined to the item above them."""

from collections.abc import Sequence

import yaml

from factsheet.problems.problem import Edit, Level, Problem
from factsheet.yamlfile.error_lines import width_at

FEWEST = 2
"""Fields that have to stand there again: one alone is rather a field that was written twice."""


def joined_items(file: str, text: str, item: yaml.MappingNode, dashes: int) -> list[Problem]:
    """Return a problem for each item that begins within this one; `dashes` is the column (from 0) of their list."""
    return [_without_dash(file, text, key.start_mark, key.value, dashes) for key in _beginnings(item)]


def _beginnings(item: yaml.MappingNode) -> list[yaml.ScalarNode]:
    """Return where the first fields come again, in the order they had; nothing where any field is merely doubled."""
    keys = [key for key, _value in item.value]
    names = [key.value for key in keys]
    starts = [number for number, name in enumerate(names) if name == names[0]]
    first, *others = [names[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [keys[start] for start in starts[1:]] if all(_is_like(first, other) for other in others) else []


def _is_like(item: Sequence[str], other: Sequence[str]) -> bool:
    again = [name for name in other if name in item]
    return len(again) >= FEWEST and again == [name for name in item if name in again]


def _without_dash(file: str, text: str, start: yaml.Mark, name: str, dashes: int) -> Problem:
    line, column, indent = start.line + 1, start.column + 1, start.column - dashes
    edit = Edit(start.index - indent, start.index, "-".ljust(indent), safe=True)
    message = f"a new item begins here without its dash: write `- {name}: …`"
    fix = f"- {text[start.index :].splitlines()[0].rstrip()}"
    return Problem(file, line, column, "F003", Level.ERROR, message, fix, width_at(text, line, column), edit)
