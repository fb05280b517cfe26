"""Names and shapes of the code: lists of words, not of taste."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.naming.functions import begins_with_verb, list_functions

PACKAGE = Path(__file__).parents[2] / "generator" / "factsheet"
FORBIDDEN_NAMES = {"found", "one", "given", "here", "there", "told"}
"""Words that say nothing about what a variable or function is."""
FORBIDDEN_PARTS = {"told", "untold", "tell", "tells", "telling", "stands", "mend", "mended", "mending", "beside"}
"""Words that no part of a name may be: programmers say report, show, fix, next to."""
FORBIDDEN_PROSE = re.compile(
    r"\b(told|untold|tells?|telling|mend(?:s|ed|ing)?|beside|in vain|put away|as .{1,40} has it)\b", re.IGNORECASE
)
"""The same words in docstrings and comments."""
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

MODULES = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}


def list_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Return line and name of everything that the module names itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def list_prose(text: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Return line and text of each docstring and comment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def is_forbidden(name: str) -> bool:
    bare = name.strip("_").lower()
    return bare in FORBIDDEN_NAMES or bool(set(bare.split("_")) & FORBIDDEN_PARTS)


@pytest.mark.parametrize("name", ["found", "_told", "told_by", "mend_fields", "Beside"])
def test_forbidden_names_are_recognized(name: str) -> None:
    assert is_forbidden(name)


@pytest.mark.parametrize("name", ["matches", "find_reports", "standard", "foundation", "on_each"])
def test_other_names_are_allowed(name: str) -> None:
    assert not is_forbidden(name)


def test_functions_begin_with_a_verb() -> None:
    wrong = [
        f"{module}: {name}"
        for module, tree in TREES.items()
        for name in list_functions(tree)
        if not begins_with_verb(name)
    ]
    assert wrong == [], "begin with a verb, or add the verb to tests/naming/verbs.txt"


def test_no_name_is_forbidden() -> None:
    wrong = [
        f"{module}:{line}: {name}"
        for module, tree in TREES.items()
        for line, name in list_names(tree)
        if is_forbidden(name)
    ]
    assert wrong == [], "say what it is: reports, matches, path …"


def test_no_class_name_serves_two_classes() -> None:
    places = defaultdict(list)
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(module)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def test_docstrings_and_comments_use_the_words_of_the_trade() -> None:
    wrong = []
    for module, tree in TREES.items():
        for line, text in list_prose(MODULES[module], tree):
            wrong += [f"{module}:{line}: {match.group()}" for match in FORBIDDEN_PROSE.finditer(text)]
    assert wrong == [], "write report, show, fix, next to, without effect …"


def test_no_comprehension_is_nested() -> None:
    wrong = []
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, COMPREHENSIONS) and is_nested(node):
                wrong.append(f"{module}:{node.lineno}")
    assert wrong == [], "write a loop of a few plain lines"


def is_nested(comprehension: ast.expr) -> bool:
    inner = [node for node in ast.walk(comprehension) if isinstance(node, COMPREHENSIONS)]
    return len(inner) > 1 or len(comprehension.generators) > 1  # type: ignore[attr-defined]


def test_no_conditional_expression_is_chained() -> None:
    wrong = []
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.IfExp) and (isinstance(node.body, ast.IfExp) or isinstance(node.orelse, ast.IfExp)):
                wrong.append(f"{module}:{node.lineno}")
    assert wrong == [], "write an if statement"
