"""The docstrings below the fields of records, which Python itself does not keep."""

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
    """Return the docstrings by field, in the words of a schema; fields without one are left out."""
    module = inspect.getmodule(record)
    if module is None:
        return {}
    return _read_docstrings(module).get(record.__name__, {})


@cache
def _read_docstrings(module: ModuleType) -> Docstrings:
    docstrings: Docstrings = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            docstrings[node.name] = dict(_iterate_docstrings(node))
    return docstrings


def _iterate_docstrings(class_node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(class_node.body, class_node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            value = below.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield field.target.id, format_docstring(value.value)


def format_docstring(text: str) -> str:
    """Return a docstring for editors: `None` becomes "left out", since a file has no `None`."""
    return re.sub(r"\bNone\b", "left out", re.sub(r"(^|[.] )None\b", r"\1Left out", " ".join(text.split())))
