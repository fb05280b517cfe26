"""What YAML allows and a fact file does not: anchors, aliases, tags, and nesting that is too deep."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from factsheet.problems.problem import Level, Problem
from factsheet.yamlfile.error_lines import measure_word, quote_value_at
from factsheet.yamlfile.syntax_errors import ANCHOR, TAG

# Twice the depth of any record and more; deeper nesting is an unclosed bracket, or an attack on the recursive parsers.
DEEPEST = 24
_MARKED = re.compile(r"(?<!\w)(?:[&*](?=[\w-])|!)")
"""An anchor, an alias or a tag, or what looks like one."""
# Lists, keys or mappings on one line, such as `- - - - x`, nest without indentation.
_STACKED = re.compile(r" [-?:] +[-?:] +[-?:] ")
_INDENTED = f"\n{' ' * DEEPEST}"


def is_suspect(text: str) -> bool:
    """Return whether the text may have an anchor, an alias, a tag or too many levels."""
    # A quick test, since parsing the events of every file would take as long as composing it.
    if any(sign in text for sign in "&*!") and _MARKED.search(text):
        return True
    return text.count("[") + text.count("{") > DEEPEST or _INDENTED in text or _STACKED.search(text) is not None


def find_refused(file: str, text: str) -> Iterator[Problem]:
    """Find anchors, aliases and tags, which change values out of sight, and nesting that is too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if getattr(event, "anchor", None):
            yield _make_refused_problem(file, text, line, column, "F004", ANCHOR)
        elif getattr(event, "tag", None):
            yield _make_refused_problem(file, text, line, column, "F005", TAG)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            message = f"nested deeper than {DEEPEST} levels: close the brackets, or indent less"
            yield Problem(file, line, column, "F006", Level.ERROR, message)
            return


def _make_refused_problem(file: str, text: str, line: int, column: int, code: str, message: str) -> Problem:
    fix, width = quote_value_at(text, line, column), measure_word(text, line, column)
    return Problem(file, line, column, code, Level.ERROR, message, fix, width)
