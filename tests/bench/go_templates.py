"""Our Jinja templates as templates of Hugo: the same elements, attributes and texts, node by node.

Translated rather than written again, so that both builders do the same work whenever a template changes. It knows what
our templates use and refuses anything else. Texts of the interface and addresses of assets become part of the template,
and macros become templates called by name, the quickest that Hugo offers.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import singledispatchmethod
from html import escape
from pathlib import Path

from jinja2 import nodes

from tests.bench.go_expressions import Constants, Expressions, Untranslatable
from tests.bench.jinja_source import Source, list_assigned

_SHARED = Path(__file__).with_name("go_filters.html").read_text(encoding="utf-8")
_SAFE = {"body": "safeHTML", "data": "safeJS"}
"""What a view has as finished markup or as JSON, by name, with the function that says so to Hugo."""
_FILTERS = ("words", "name", "number", "small_counts")
CACHED = ("header", "footer")
"""The pieces that are the same on all pages, or on all but those in the navigation."""
_COUNTS = ("count", "num")
"""The names of numbers in texts of the interface."""


def translate_cached(source: Source, name: str, constants: Constants, find_asset: Callable[[str], str]) -> str:
    """Return the header or the footer as a partial template; Hugo caches it, as we do, for each `current`."""
    return _Translation(source, constants, find_asset).translate_cached(name)


def translate(source: Source, page: str, constants: Constants, find_asset: Callable[[str], str]) -> str:
    """Return the template for Hugo; its page has what ours gets, as the parameters `view` and `page`."""
    return _Translation(source, constants, find_asset).translate(page)


class _Translation:
    """One page template with every macro that it calls."""

    def __init__(self, source: Source, constants: Constants, find_asset: Callable[[str], str]) -> None:
        self._source = source
        self._parts: list[str] = []
        self._write = self._parts.append
        self._expressions = Expressions(constants, find_asset, self._write)
        self._express = self._expressions.express
        self._macros: dict[tuple[str, str], None] = {}
        """File and name of each, in the order in which they were first called."""
        self._calls: dict[str, tuple[str, str]] = {}
        """The macros that the current file can call."""
        self._blocks: dict[str, tuple[str, nodes.Block]] = {}

    def translate(self, page: str) -> str:
        outer = "shell.html" if self._source.parse(page).find(nodes.Extends) else page
        for file in (outer, page):
            for block in self._source.parse(file).find_all(nodes.Block):
                self._blocks[block.name] = (file, block)
        self._write("{{ $view := .Params.view }}{{ $page := .Params.page }}{{ $site := site.Params.frame }}")
        self._write_from(outer, self._source.parse(outer).body)
        return self._finish()

    def translate_cached(self, name: str) -> str:
        self._write("{{ $current := . }}{{ $site := site.Params.frame }}")
        self._write_from(f"pieces/{name}.html", self._source.parse(f"pieces/{name}.html").body)
        return self._finish()

    def _finish(self) -> str:
        """Write the macros that were called, and return everything."""
        written: set[tuple[str, str]] = set()
        while waiting := [macro for macro in self._macros if macro not in written]:
            for macro in waiting:
                self._write_macro(*macro)
                written.add(macro)
        return "".join(self._parts) + _SHARED

    def _write_from(self, file: str, body: Sequence[nodes.Node]) -> None:
        """Write statements of the file, which can call the macros that it imports."""
        before = self._calls, self._expressions.values
        self._calls, self._expressions.values = self._source.list_macros(file), self._source.list_values(file)
        self._write_all(body)
        self._calls, self._expressions.values = before

    def _write_macro(self, file: str, name: str) -> None:
        macro = self._source.find_macro(file, name)
        self._write(f'{{{{ define "{_name_macro(file, name)}" }}}}')
        names = macro.find_all(nodes.Name)
        self._expressions.locals = {name.name for name in names if name.ctx in ("param", "store")}
        for argument in macro.args:
            value = "." if len(macro.args) == 1 else f".{argument.name}"
            self._write(f"{{{{ ${argument.name} := {value} }}}}")
        self._write_from(file, macro.body)
        self._write("{{ end }}\n")

    def _write_all(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            self._write_statement(node)

    @singledispatchmethod
    def _write_statement(self, node: nodes.Node) -> None:
        # Macros are written when they are called, and those imported are known from the file.
        if not isinstance(node, nodes.Macro | nodes.FromImport | nodes.Extends):
            raise Untranslatable(f"line {node.lineno}: {node}")

    @_write_statement.register
    def _(self, node: nodes.Output) -> None:
        for part in node.nodes:
            self._print(part)

    @_write_statement.register
    def _(self, node: nodes.Block) -> None:
        self._write_block(node.name)

    @_write_statement.register
    def _(self, node: nodes.Assign) -> None:
        for target, value in list_assigned(node):
            expressed = self._express(value)
            self._write(f"{{{{ ${target} := {expressed} }}}}")

    @_write_statement.register
    def _(self, node: nodes.If) -> None:
        self._write(f"{{{{ if {self._expressions.express_test(node)} }}}}")
        self._write_all(node.body)
        for other in node.elif_:
            self._write(f"{{{{ else if {self._expressions.express_test(other)} }}}}")
            self._write_all(other.body)
        if node.else_:
            self._write("{{ else }}")
            self._write_all(node.else_)
        self._write("{{ end }}")

    @_write_statement.register
    def _(self, node: nodes.For) -> None:
        through, number = self._express(node.iter), next(self._expressions.numbers)
        index, item = f"$i{number}", f"$item{number}"
        self._write(f"{{{{ range {index}, {item} := {through} }}}}")
        if isinstance(node.target, nodes.Name):
            self._write(f"{{{{ ${node.target.name} := {item} }}}}")
        for position, name in enumerate(getattr(node.target, "items", ())):
            self._write(f"{{{{ ${name.name} := index {item} {position} }}}}")
        self._expressions.loops.append((index, through))
        if node.test is not None:
            self._write(f"{{{{ if {self._expressions.express_test(node)} }}}}")
        self._write_all(node.body)
        self._expressions.loops.pop()
        self._write("{{ end }}" if node.test is None else "{{ end }}{{ end }}")

    def _write_block(self, name: str) -> None:
        file, block = self._blocks[name]
        self._write_from(file, block.body)

    @singledispatchmethod
    def _print(self, node: nodes.Node) -> None:
        self._print_expression(node)

    def _print_expression(self, node: nodes.Node) -> None:
        value = self._express(node)
        if value.startswith('"'):
            self._write(escape(json.loads(value)))
            return
        safe = _SAFE.get(getattr(node, "attr", getattr(node, "name", "")))
        self._write(f"{{{{ {value} | {safe} }}}}" if safe else f"{{{{ {value} }}}}")

    @_print.register
    def _(self, node: nodes.TemplateData) -> None:
        self._write(node.data)

    @_print.register
    def _(self, node: nodes.Name) -> None:
        if node.name in CACHED:
            current = '(or .Params.page.in_navigation "")'
            self._write(f'{{{{ partialCached "{node.name}.html" {current} {current} }}}}')
        else:
            self._print_expression(node)

    @_print.register
    def _(self, node: nodes.CondExpr) -> None:
        self._write(f"{{{{ if {self._expressions.express_test(node)} }}}}")
        self._print(node.expr1)
        self._write("{{ else }}")
        self._print(node.expr2)
        self._write("{{ end }}")

    @_print.register
    def _(self, node: nodes.Filter) -> None:
        assert node.node is not None
        if node.name in _FILTERS:
            self._write(f'{{{{ template "{node.name}" {self._express(node.node)} }}}}')
        else:
            self._write(f"{{{{ {self._express(node)} }}}}")

    @_print.register
    def _(self, node: nodes.Call) -> None:
        name = getattr(node.node, "name", "")
        if isinstance(node.node, nodes.Getattr) and getattr(node.node.node, "name", "") == "self":
            self._write_block(node.node.attr)
        elif name in self._calls:
            macro = self._calls[name]
            self._macros.setdefault(macro)
            self._write(f'{{{{ template "{_name_macro(*macro)}" {self._pass_arguments(node, *macro)} }}}}')
        elif name == "_":
            self._print_message(node)
        else:
            value = self._express(node)
            self._write(escape(json.loads(value)) if value.startswith('"') else f"{{{{ {value} }}}}")

    def _print_message(self, node: nodes.Call) -> None:
        """Print a text of the interface with the values that it names."""
        values = {keyword.key: keyword.value for keyword in node.kwargs}
        for number, part in enumerate(re.split(r"%\((\w+)\)s", node.args[0].as_const())):
            if number % 2 == 0:
                self._write(part)
            elif part in _COUNTS:
                self._write(f'{{{{ template "number" {self._express(values[part])} }}}}')
            else:
                self._print(values[part])

    def _pass_arguments(self, node: nodes.Call, file: str, name: str) -> str:
        """Return the only argument itself, or all of them by name."""
        macro = self._source.find_macro(file, name)
        by_name = {keyword.key: keyword.value for keyword in node.kwargs}
        values: list[nodes.Node] = [*node.args]
        for position in range(len(values), len(macro.args)):
            default = position - len(macro.args) + len(macro.defaults)
            values.append(by_name.get(macro.args[position].name) or macro.defaults[default])
        passed = [self._expressions.express_list(value) for value in values]
        if len(passed) < 2:
            return passed[0] if passed else "."
        pairs = (f'"{argument.name}" {value}' for argument, value in zip(macro.args, passed, strict=True))
        return f"(dict {' '.join(pairs)})"


def _name_macro(file: str, name: str) -> str:
    return f"{file.removesuffix('.html')}/{name}"
