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


def records_in(hints: Iterable[Any]) -> dict[str, type[Any]]:
    """Return every record that the types lead to, by its name."""
    found: dict[str, type[Any]] = {}
    todo = list(hints)
    while todo:
        hint = todo.pop()
        todo += get_args(hint)
        if isinstance(hint, type) and is_pydantic_dataclass(hint) and hint.__name__ not in found:
            found[hint.__name__] = hint
            todo += [info.annotation for info in hint.__pydantic_fields__.values()]
    return found


def of_fields(record: type[Any]) -> dict[str, str]:
    """Return what is said of each field that has something said of it, in a schema's words."""
    module = inspect.getmodule(record)
    return _docstrings(module).get(record.__name__, {}) if module else {}


@cache
def _docstrings(module: ModuleType) -> Docstrings:
    tree = ast.parse(inspect.getsource(module))
    return {one.name: dict(_of_class(one)) for one in tree.body if isinstance(one, ast.ClassDef)}


def _of_class(one: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(one.body, one.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            value = below.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield field.target.id, plain(value.value)


def plain(text: str) -> str:
    """Return a docstring as an editor reads it: who writes a file leaves a field out, and knows no `None`."""
    return re.sub(r"\bNone\b", "left out", re.sub(r"(^|[.] )None\b", r"\1Left out", " ".join(text.split())))
