"""Which functions of a module have to begin with a verb, and which words are verbs."""

import ast
from collections.abc import Iterator
from pathlib import Path

VERBS = frozenset((Path(__file__).parent / "verbs.txt").read_text(encoding="utf-8").split())
"""Base forms, and what a question begins with: `is`, `has`, `can` … A word that is mostly a noun is left out."""
FRAMEWORKS = ("on_", "visit_", "do_GET", "do_HEAD", "descend_resolver", "ascend_resolver")
"""How the hooks of MkDocs, `ast`, `http.server` and PyYAML have to be called."""
CONVENTIONS = ("main", "gettext", "pgettext", "ngettext")
"""Names that every Python programmer knows."""
_OTHERWISE = ("property", "setter", "command")
"""How decorators end whose functions are named by other rules: a property by a noun, a command as it is typed."""


def begins_with_verb(name: str) -> bool:
    return name.strip("_").split("_")[0] in VERBS


def list_functions(tree: ast.AST) -> Iterator[str]:
    """Return the name of each function and method that somebody here has named and calls."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        is_hook = node.name in CONVENTIONS or node.name.startswith((*FRAMEWORKS, "__"))
        decorators = [_name_decorator(decorator) for decorator in node.decorator_list]
        if not is_hook and not any(decorator.endswith(_OTHERWISE) for decorator in decorators):
            yield node.name


def _name_decorator(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)
