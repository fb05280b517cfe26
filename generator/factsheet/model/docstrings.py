"""What the records say of their fields: the docstring below each, which Python itself does not keep."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, get_args

from pydantic.dataclasses import is_pydantic_dataclass

Docstrings = dict[str, dict[str, str]]
"""By class, then by field."""


def find_records(hints: Iterable[Any]) -> dict[str, type[Any]]:
    """Return every record that the types lead to, by its name."""
    records: dict[str, type[Any]] = {}
    todo = list(hints)
    while todo:
        hint = todo.pop()
        todo += get_args(hint)
        if isinstance(hint, type) and is_pydantic_dataclass(hint) and hint.__name__ not in records:
            records[hint.__name__] = hint
            todo += [info.annotation for info in hint.__pydantic_fields__.values()]
    return records


def get_field_docstrings(record: type[Any]) -> dict[str, str]:
    """Return what is said of each field that has something said of it, in a schema's words."""
    module = inspect.getmodule(record)
    return _read_docstrings(module).get(record.__name__, {}) if module else {}


@cache
def _read_docstrings(module: ModuleType) -> Docstrings:
    tree = ast.parse(inspect.getsource(module))
    return {
        class_node.name: dict(_iterate_docstrings(class_node))
        for class_node in tree.body
        if isinstance(class_node, ast.ClassDef)
    }


def _iterate_docstrings(class_node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(class_node.body, class_node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            value = below.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield field.target.id, format_docstring(value.value)


def format_docstring(text: str) -> str:
    """Return a docstring as an editor reads it: who writes a file leaves a field out, and knows no `None`."""
    return re.sub(r"\bNone\b", "left out", re.sub(r"(^|[.] )None\b", r"\1Left out", " ".join(text.split())))
