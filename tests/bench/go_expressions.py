"""Expressions of Jinja as arguments of Go's templates."""

import json
from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from itertools import count

from jinja2 import nodes

Constants = Mapping[str, str | Mapping[str, str]]
"""What templates use of the site, by name: addresses as text, and for `search` a mapping of `href` and `text`."""
_COMPARED = {"eq": "eq", "ne": "ne", "gt": "gt", "lt": "lt"}


class Untranslatable(Exception):
    """A template uses something that no other of ours has used before."""


class Expressions:
    """Translates the expressions of one page template and of the macros that it calls."""

    def __init__(self, constants: Constants, find_asset: Callable[[str], str], write: Callable[[str], None]) -> None:
        """Lists that an expression gathers first are written with `write`."""
        self.locals: set[str] = set()
        """Names that a macro gives to its own values."""
        self.values: Mapping[str, nodes.Node] = {}
        """What the current file sets outside its macros, by name."""
        self.loops: list[tuple[str, str]] = []
        """For each loop around: the variable of its index, and what it goes through."""
        self.numbers = count()
        self._constants = constants
        self._find_asset = find_asset
        self._write = write

    def express_list(self, node: nodes.Node) -> str:
        """Return the expression where a sum is one of lists."""
        if isinstance(node, nodes.Add):
            return f"(append {self.express(node.right)} {self.express(node.left)})"
        return self.express(node)

    def express_test(self, node: nodes.If | nodes.For | nodes.CondExpr) -> str:
        assert node.test is not None
        return self.express(node.test)

    @singledispatchmethod
    def express(self, node: nodes.Node) -> str:
        """Return the expression as one argument."""
        raise Untranslatable(f"line {node.lineno}: {node}")

    @express.register
    def _(self, node: nodes.Const) -> str:
        return "nil" if node.value is None else _quote(node.value)

    @express.register
    def _(self, node: nodes.Name) -> str:
        if node.name in self.values and node.name not in self.locals:
            return self.express(self.values[node.name])
        value = None if node.name in self.locals else self._constants.get(node.name)
        if isinstance(value, Mapping):
            return f"(dict {' '.join(f'{_quote(key)} {_quote(text)}' for key, text in value.items())})"
        return f"${node.name}" if value is None else _quote(value)

    @express.register
    def _(self, node: nodes.Getattr) -> str:
        if isinstance(node.node, nodes.Name):
            if node.node.name == "loop":
                return self._express_loop(node.attr)
            constant = self._constants.get(node.node.name)
            if isinstance(constant, Mapping):
                return _quote(constant[node.attr])
        return f"{self.express(node.node)}.{node.attr}"

    @express.register
    def _(self, node: nodes.Getitem) -> str:
        values = self.values.get(getattr(node.node, "name", ""))
        if isinstance(values, nodes.Tuple):
            return self.express(values.items[node.arg.as_const()])
        return f"(index {self.express(node.node)} {self.express(node.arg)})"

    @express.register
    def _(self, node: nodes.Tuple) -> str:
        return self._call("slice", *node.items)

    @express.register
    def _(self, node: nodes.Not) -> str:
        return self._call("not", node.node)

    @express.register
    def _(self, node: nodes.Add) -> str:
        return self._call("add", node.left, node.right)

    @express.register
    def _(self, node: nodes.Sub) -> str:
        return self._call("sub", node.left, node.right)

    @express.register
    def _(self, node: nodes.Div) -> str:
        return self._call("div", node.left, node.right)

    @express.register
    def _(self, node: nodes.Mod) -> str:
        return self._call("printf", node.left, node.right)

    @express.register
    def _(self, node: nodes.And) -> str:
        return self._call("and", node.left, node.right)

    @express.register
    def _(self, node: nodes.Or) -> str:
        return self._call("or", node.left, node.right)

    @express.register
    def _(self, node: nodes.CondExpr) -> str:
        assert node.expr2 is not None
        return self._call("cond", node.test, node.expr1, node.expr2)

    @express.register
    def _(self, node: nodes.Test) -> str:
        assert node.name == "none"
        return f"(eq {self.express(node.node)} nil)"

    @express.register
    def _(self, node: nodes.Compare) -> str:
        operation, right = node.ops[0].op, node.ops[0].expr
        if operation in _COMPARED:
            return self._call(_COMPARED[operation], node.expr, right)
        if isinstance(right, nodes.Tuple):
            return self._call("eq", node.expr, *right.items)
        contains = self._call("in", right, node.expr)
        return contains if operation == "in" else f"(not {contains})"

    @express.register
    def _(self, node: nodes.Filter) -> str:
        assert node.node is not None
        value = self.express_list(node.node)
        match node.name:
            case "length":
                return f"(len {value})"
            case "join":
                return f"(delimit {value} {self.express(node.args[0])})"
            case "list":
                return value
            case "map":
                return self._gather(value, "", f".{node.kwargs[0].value.as_const()}")
            case "selectattr":
                return self._gather(value, f".{node.args[0].as_const()}", ".")
        raise Untranslatable(f"line {node.lineno}: {node}")

    @express.register
    def _(self, node: nodes.Call) -> str:
        if isinstance(node.node, nodes.Getattr):
            return self._express_method(node, node.node)
        match getattr(node.node, "name", ""):
            case "_" if not node.kwargs:
                return self.express(node.args[0])
            case "asset":
                return _quote(self._find_asset(node.args[0].as_const()))
            case "ngettext":
                singular, plural, number = map(self.express, node.args)
                return f"(cond (eq {number} 1) {singular} {plural})"
            case "term":
                return self._express_term(node.args[0])
        raise Untranslatable(f"line {node.lineno}: {node}")

    def _express_loop(self, attribute: str) -> str:
        index, through = self.loops[-1]
        expressions = {
            "index0": index,
            "index": f"(add {index} 1)",
            "first": f"(eq {index} 0)",
            "last": f"(eq (add {index} 1) (len {through}))",
        }
        return expressions[attribute]

    def _express_method(self, node: nodes.Call, method: nodes.Getattr) -> str:
        if method.attr == "strip":
            return self._call("strings.TrimSpace", method.node)
        if method.attr == "format":
            return f'(replace {self.express(method.node)} "{{count}}" {self.express(node.kwargs[0].value)})'
        raise Untranslatable(f"line {node.lineno}: {node}")

    def _express_term(self, key: nodes.Node) -> str:
        glossary = self._constants["glossary"]
        if isinstance(key, nodes.Const):
            return _quote(f"{glossary}#{key.value.replace('_', '-')}")
        return f'(print "{glossary}#" (replace {self.express(key)} "_" "-"))'

    def _call(self, function: str, *arguments: nodes.Node) -> str:
        return f"({' '.join([function, *map(self.express, arguments)])})"

    def _gather(self, through: str, test: str, item: str) -> str:
        """Write what gathers the list before the statement that uses it, and return the variable."""
        name = f"$list{next(self.numbers)}"
        begin, end = (f"{{{{ if {test} }}}}", "{{ end }}") if test else ("", "")
        self._write(f"{{{{ {name} := slice }}}}{{{{ range {through} }}}}{begin}")
        self._write(f"{{{{ {name} = append (slice {item}) {name} }}}}{end}{{{{ end }}}}")
        return name


def _quote(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
