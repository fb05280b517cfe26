"""Figures by which the package is compared with others: `make figures`.

They are for looking at, not for reaching: a line that is saved by a denser line is a loss.
"""

import ast
import io
import tokenize
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from tests.naming.functions import begins_with_verb, list_functions
from tests.test_architecture import FLOORS, IMPORTS, PACKAGE, TEXTS, climbing, room

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FOR_TOOLS = ("# noqa", "# type:", "# pragma")
"""Beginnings of comments that no person is meant to read."""


@dataclass(frozen=True)
class Counts:
    """What is counted in one module, or in several together."""

    lines: int = 0
    code: int = 0
    """Lines that are neither empty nor a comment; docstrings are among them."""
    comments: int = 0
    functions: int = 0
    without_verb: int = 0
    comprehensions: int = 0
    conditionals: int = 0
    """Conditional expressions (`a if b else c`)."""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def count_module(text: str) -> Counts:
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    functions = list(list_functions(tree))
    lines = text.splitlines()
    return Counts(
        lines=len(lines),
        code=sum(1 for line in lines if line.strip() and not line.strip().startswith("#")),
        comments=count_comments(text),
        functions=len(functions),
        without_verb=sum(not begins_with_verb(name) for name in functions),
        comprehensions=sum(isinstance(node, _COMPREHENSIONS) for node in nodes),
        conditionals=sum(isinstance(node, ast.IfExp) for node in nodes),
    )


def count_comments(text: str) -> int:
    """Return how many lines have a comment for people."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(token.type == tokenize.COMMENT and not token.string.startswith(_FOR_TOOLS) for token in tokens)


def measure_longest_chain(needs: Mapping[str, set[str]]) -> int:
    """Return how many modules are in the longest chain in which each imports the next."""
    lengths: dict[str, int] = {}
    for module in TopologicalSorter(needs).static_order():
        below = [lengths[other] for other in needs.get(module, ())]
        lengths[module] = 1 + max(below, default=0)
    return max(lengths.values(), default=0)


def find_shared_class_names(texts: Mapping[str, str]) -> dict[str, int]:
    """Return how many classes have each name that more than one has."""
    names = Counter(
        node.name for text in texts.values() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)
    )
    return {name: count for name, count in sorted(names.items()) if count > 1}


def print_figures() -> None:
    packages: dict[str, Counts] = {}
    for name, text in TEXTS.items():
        packages[room(name)] = packages.get(room(name), Counts()) + count_module(text)
    whole = sum(packages.values(), Counts())
    needs: dict[str, set[str]] = {}
    for one in IMPORTS:
        if one.inside and one.by != one.module:
            needs.setdefault(one.by, set()).add(one.module)
    at_the_top = [path for path in PACKAGE.iterdir() if path.suffix == ".py" and not path.name.startswith("__")]
    shared = find_shared_class_names(TEXTS)
    rows = (
        ("modules + packages side by side at the top", f"{len(at_the_top)} + {len(FLOORS)}", "14 packages"),
        ("floors; imports that do not go down", f"{len(set(FLOORS.values()))}; {len(climbing(IMPORTS))}", "8; 0"),
        ("longest chain of imports, in modules", f"{measure_longest_chain(needs)}", "16"),
        ("functions whose first word is no verb", f"{whole.without_verb / whole.functions:.1%}", "4 %"),
        ("class names that serve several classes", f"{len(shared)}", "0"),
        ("comprehensions in 1,000 lines", f"{1000 * whole.comprehensions / whole.lines:.0f}", "20"),
        ("conditional expressions in 1,000 lines", f"{1000 * whole.conditionals / whole.lines:.0f}", "12"),
        ("comments in 100 lines of code", f"{100 * whole.comments / whole.code:.1f}", "3"),
        ("lines of the package", f"{whole.lines:,}", "27,000"),
    )
    print(f"{'':44}{'now':>10}   aim")
    for name, now, aim in rows:
        print(f"{name:44}{now:>10}   {aim}")
    print(f"\n{'package':12}{'modules':>8}{'lines':>8}{'no verb':>9}")
    modules = Counter(map(room, TEXTS))
    for name, counts in sorted(packages.items(), key=lambda item: -item[1].lines):
        print(f"{name:12}{modules[name]:>8}{counts.lines:>8,}{counts.without_verb:>9}")
    if shared:
        print("\nnames of several classes:", ", ".join(f"{name} ({count})" for name, count in shared.items()))


if __name__ == "__main__":
    print_figures()
