"""Our Jinja templates as templates of Hugo: the same elements, attributes and texts, node by node.

Translated rather than written again, so that both builders do the same work whenever a template changes. It knows what
our templates use and refuses anything else. Texts of the interface and addresses of assets become part of the template,
and macros become templates called by name, the quickest that Hugo offers.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

Constants = Mapping[str, Any]
"""What templates use of the site, by name: addresses as text, and for `search` a mapping of `href` and `text`."""

_SHARED = """
{{ define "name" }}
{{- if not .href }}{{ if .language }}<span lang="{{ .language }}">{{ .text }}</span>{{ else }}{{ .text }}{{ end }}
{{- else if .is_outside }}<a href="{{ .href }}" rel="noopener">{{ .text }}</a>
{{- else }}<a href="{{ .href }}"{{ with .language }} lang="{{ . }}"{{ end }}>{{ .text }}</a>{{ end }}
{{- end }}
{{ define "words" }}
{{- range . }}
{{- if not .manner }}{{ template "name" . }}
{{- else if eq .manner "mark" }}<mark class="fs-words__mark">{{ template "name" . }}</mark>
{{- else if eq .manner "struck" }}<s class="fs-words__struck"><span class="fs-hidden">struck out: </span>
{{- template "name" . }}</s>
{{- else if eq .manner "note" }}<small class="fs-words__note">{{ template "name" . }}</small>
{{- else if eq .manner "code" }}<code>{{ template "name" . }}</code>
{{- else if eq .manner "apart" }}<span class="fs-words__apart"></span>
{{- else if eq .manner "doubtful" }}<span class="fs-words__doubtful">{{ template "name" . }}</span>{{ " " -}}
<small class="fs-words__note">(doubtful)</small>
{{- else if eq .manner "vague" }}<span class="fs-words__vague">{{ template "name" . }}</span>{{ " " -}}
<small class="fs-words__note">(not exact)</small>
{{- else if eq .manner "provisional" }}<span class="fs-words__provisional">{{ template "name" . }}</span>
{{- else }}{{ template "name" . }}
{{- end }}
{{- end }}
{{- end }}
{{ define "number" }}{{ if lt . 1000 }}{{ . }}{{ else }}{{ lang.FormatNumberCustom 0 . }}{{ end }}{{ end }}
{{ define "small_counts" }}<span class="fs-counts__small" title="{{ .words }}"><span aria-hidden="true">
{{- template "number" .sources }} · {{ template "number" .families }} · {{ with .origins -}}
{{ template "number" . }}{{ else }}–{{ end }}</span><span class="fs-hidden">{{ .words }}</span></span>
{{- end }}
"""
"""The filters of `factsheet.site.rendering.markup`."""
_SAFE = {"body": "safeHTML", "data": "safeJS"}
"""What a view holds as finished markup or as JSON, by name, with the function that says so to Hugo."""
_COMPARED = {"eq": "eq", "ne": "ne", "gt": "gt", "lt": "lt"}
_JOINED = {nodes.Add: "add", nodes.Sub: "sub", nodes.Div: "div", nodes.And: "and", nodes.Or: "or"}


class Untranslatable(Exception):
    """A template uses something that no other of ours has used before."""


class Source:
    """Our templates as parsed by Jinja, read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = Environment(trim_blocks=True, lstrip_blocks=True)
        self._parsed: dict[str, nodes.Template] = {}

    def parse(self, name: str) -> nodes.Template:
        if name not in self._parsed:
            self._parsed[name] = self._environment.parse((self._folder / name).read_text(encoding="utf-8"))
        return self._parsed[name]

    def list_attributes(self) -> set[str]:
        """Return the names of all that templates look up in a view."""
        names = {"text", "href", "language", "manner"}
        for path in (*self._folder.glob("*.html"), *self._folder.glob("*/*.html")):
            template = self.parse(path.relative_to(self._folder).as_posix())
            names.update(node.attr for node in template.find_all(nodes.Getattr))
            for word in template.find_all(nodes.Const):
                names.add(str(word.value))  # `map(attribute="item")`
        return names

    def list_imports(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the macros that a template can call, by name: the file and the name there."""
        template = self.parse(name)
        macros = {macro.name: (name, macro.name) for macro in template.find_all(nodes.Macro)}
        for imported in template.find_all(nodes.FromImport):
            assert isinstance(imported.template, nodes.Const)
            for entry in imported.names:
                assert isinstance(entry, str)
                macros[entry] = (imported.template.value, entry)
        return macros

    def find_macro(self, file: str, name: str) -> nodes.Macro:
        return next(macro for macro in self.parse(file).find_all(nodes.Macro) if macro.name == name)


def translate(source: Source, page: str, constants: Constants, find_asset: Callable[[str], str]) -> str:
    """Return the template for Hugo; its page has what ours gets, as the parameters `view` and `page`."""
    return _Translation(source, constants, find_asset).translate(page)


class _Translation:
    """One page template with every macro that it calls."""

    def __init__(self, source: Source, constants: Constants, find_asset: Callable[[str], str]) -> None:
        self._source = source
        self._constants = constants
        self._find_asset = find_asset
        self._macros: dict[tuple[str, str], None] = {}
        """In the order in which they were first called."""
        self._calls: dict[str, tuple[str, str]] = {}
        self._blocks: dict[str, tuple[str, nodes.Block]] = {}
        self._file = ""
        self._locals: set[str] = set()
        """Names that a macro gives to its own values."""
        self._loops: list[tuple[str, str]] = []
        """For each loop around: the variable of its index, and what it goes through."""
        self._numbers = count()
        self._parts: list[str] = []

    def translate(self, page: str) -> str:
        outer = "shell.html" if self._source.parse(page).find(nodes.Extends) else page
        for file in (outer, page):
            for block in self._source.parse(file).find_all(nodes.Block):
                self._blocks[block.name] = (file, block)
        self._write("{{ $view := .Params.view }}{{ $page := .Params.page }}{{ $site := site.Params.frame }}")
        self._write_from(outer, self._source.parse(outer).body)
        done: set[tuple[str, str]] = set()
        while waiting := [key for key in self._macros if key not in done]:
            for key in waiting:
                self._write_macro(*key)
                done.add(key)
        return "".join(self._parts) + _SHARED

    def _write(self, text: str) -> None:
        self._parts.append(text)

    def _write_from(self, file: str, body: Sequence[nodes.Node]) -> None:
        """Write what stands in the file, with the macros that the file imports."""
        before = self._file, self._calls
        self._file, self._calls = file, self._source.list_imports(file)
        self._write_all(body)
        self._file, self._calls = before

    def _write_macro(self, file: str, name: str) -> None:
        macro = self._source.find_macro(file, name)
        self._write(f'{{{{ define "{_name_macro(file, name)}" }}}}')
        self._locals = {name.name for name in macro.find_all(nodes.Name) if name.ctx in ("param", "store")}
        for argument in macro.args:
            value = "." if len(macro.args) == 1 else f".{argument.name}"
            self._write(f"{{{{ ${argument.name} := {value} }}}}")
        self._write_from(file, macro.body)
        self._write("{{ end }}\n")

    def _write_all(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            self._write_statement(node)

    def _write_statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    self._print(part)
            case nodes.If():
                self._write_if(node)
            case nodes.For():
                self._write_for(node)
            case nodes.Assign():
                assert isinstance(node.target, nodes.Name)
                value = self._express(node.node)
                self._write(f"{{{{ ${node.target.name} := {value} }}}}")
            case nodes.Block():
                self._write_block(node.name)
            case nodes.Macro() | nodes.FromImport() | nodes.Extends():
                pass
            case _:
                raise Untranslatable(f"{self._file}:{node.lineno}: {node}")

    def _write_block(self, name: str) -> None:
        file, block = self._blocks[name]
        self._write_from(file, block.body)

    def _write_if(self, node: nodes.If) -> None:
        self._write(f"{{{{ if {self._express(node.test)} }}}}")
        self._write_all(node.body)
        for other in node.elif_:
            self._write(f"{{{{ else if {self._express(other.test)} }}}}")
            self._write_all(other.body)
        if node.else_:
            self._write("{{ else }}")
            self._write_all(node.else_)
        self._write("{{ end }}")

    def _write_for(self, node: nodes.For) -> None:
        through, number = self._express(node.iter), next(self._numbers)
        index, names = f"$i{number}", []
        if isinstance(node.target, nodes.Tuple):
            item = f"$item{number}"
            names = [name.name for name in node.target.items if isinstance(name, nodes.Name)]
        else:
            assert isinstance(node.target, nodes.Name)
            item = f"${node.target.name}"
        self._write(f"{{{{ range {index}, {item} := {through} }}}}")
        for position, name in enumerate(names):
            self._write(f"{{{{ ${name} := index {item} {position} }}}}")
        self._loops.append((index, through))
        if node.test is not None:
            self._write(f"{{{{ if {self._express(node.test)} }}}}")
        self._write_all(node.body)
        self._loops.pop()
        self._write("{{ end }}" if node.test is None else "{{ end }}{{ end }}")

    def _print(self, node: nodes.Node) -> None:
        match node:
            case nodes.TemplateData():
                self._write(node.data)
            case nodes.Const():
                self._write(escape(str(node.value)))
            case nodes.CondExpr():
                self._write(f"{{{{ if {self._express(node.test)} }}}}")
                self._print(node.expr1)
                self._write("{{ else }}")
                if node.expr2 is not None:
                    self._print(node.expr2)
                self._write("{{ end }}")
            case nodes.Call():
                self._print_call(node)
            case nodes.Filter(name="words" | "name" | "number" | "small_counts"):
                self._write(f'{{{{ template "{node.name}" {self._express(node.node)} }}}}')
            case _:
                safe = _SAFE.get(getattr(node, "attr", getattr(node, "name", "")))
                value = self._express(node)
                if value.startswith('"'):
                    self._write(escape(json.loads(value)))
                else:
                    self._write(f"{{{{ {value} | {safe} }}}}" if safe else f"{{{{ {value} }}}}")

    def _print_call(self, node: nodes.Call) -> None:
        if isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Name):
            if node.node.node.name == "self":
                self._write_block(node.node.attr)
                return
        name = getattr(node.node, "name", "")
        if name in self._calls:
            key = self._calls[name]
            self._macros.setdefault(key)
            self._write(f'{{{{ template "{_name_macro(*key)}" {self._pass_arguments(node, *key)} }}}}')
        elif name == "_" and node.kwargs:
            self._print_message(node)
        elif name == "_":
            self._write(node.args[0].as_const())
        else:
            value = self._express(node)
            self._write(escape(json.loads(value)) if value.startswith('"') else f"{{{{ {value} }}}}")

    def _print_message(self, node: nodes.Call) -> None:
        """Print a text of the interface with the values that it names."""
        values = {keyword.key: keyword.value for keyword in node.kwargs}
        for number, part in enumerate(re.split(r"%\((\w+)\)s", node.args[0].as_const())):
            if not number % 2:
                self._write(part)
            elif part in ("count", "num"):
                self._write(f'{{{{ template "number" {self._express(values[part])} }}}}')
            else:
                self._print(values[part])

    def _pass_arguments(self, node: nodes.Call, file: str, name: str) -> str:
        macro = self._source.find_macro(file, name)
        by_name = {keyword.key: keyword.value for keyword in node.kwargs}
        values: list[nodes.Node] = [*node.args]
        for position in range(len(values), len(macro.args)):
            default = position - len(macro.args) + len(macro.defaults)
            values.append(by_name.get(macro.args[position].name) or macro.defaults[default])
        written = [self._express(value, is_list=True) for value in values]
        if len(written) < 2:
            return written[0] if written else "."
        pairs = (f'"{argument.name}" {value}' for argument, value in zip(macro.args, written, strict=True))
        return f"(dict {' '.join(pairs)})"

    def _express(self, node: nodes.Node, *, is_list: bool = False) -> str:
        """Return the expression as one argument; `is_list` says that a sum is one of lists."""
        match node:
            case nodes.Name():
                return self._name(node.name)
            case nodes.Const():
                return "nil" if node.value is None else json.dumps(node.value, ensure_ascii=False)
            case nodes.Getattr():
                return self._look_up(node)
            case nodes.Getitem():
                return f"(index {self._express(node.node)} {self._express(node.arg)})"
            case nodes.Tuple() | nodes.List():
                return f"(slice{''.join(f' {self._express(item)}' for item in node.items)})"
            case nodes.Add() if is_list:
                return f"(append {self._express(node.right)} {self._express(node.left)})"
            case nodes.Add() | nodes.Sub() | nodes.Div() | nodes.And() | nodes.Or():
                return f"({_JOINED[type(node)]} {self._express(node.left)} {self._express(node.right)})"
            case nodes.Not():
                return f"(not {self._express(node.node)})"
            case nodes.Mod():
                return f"(printf {self._express(node.left)} {self._express(node.right)})"
            case nodes.CondExpr(expr2=nodes.Expr()):
                choices = (node.test, node.expr1, node.expr2)
                return f"(cond {' '.join(self._express(choice) for choice in choices)})"
            case nodes.Compare():
                return self._compare(node)
            case nodes.Test(name="none"):
                return f"(eq {self._express(node.node)} nil)"
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
        raise Untranslatable(f"{self._file}:{node.lineno}: {node}")

    def _name(self, name: str) -> str:
        value = None if name in self._locals else self._constants.get(name)
        if isinstance(value, Mapping):
            pairs = " ".join(f"{json.dumps(key)} {json.dumps(text, ensure_ascii=False)}" for key, text in value.items())
            return f"(dict {pairs})"
        return json.dumps(value) if value is not None else f"${name}"

    def _look_up(self, node: nodes.Getattr) -> str:
        if isinstance(node.node, nodes.Name):
            if node.node.name == "loop":
                index, through = self._loops[-1]
                written = {
                    "index0": index,
                    "index": f"(add {index} 1)",
                    "first": f"(eq {index} 0)",
                    "last": f"(eq (add {index} 1) (len {through}))",
                }
                return written[node.attr]
            constant = self._constants.get(node.node.name)
            if isinstance(constant, Mapping):
                return json.dumps(constant[node.attr], ensure_ascii=False)
        return f"{self._express(node.node)}.{node.attr}"

    def _compare(self, node: nodes.Compare) -> str:
        operand = node.ops[0]
        left, right = self._express(node.expr), operand.expr
        if operand.op in _COMPARED:
            return f"({_COMPARED[operand.op]} {left} {self._express(right)})"
        if isinstance(right, nodes.Tuple):
            return f"(eq {left} {' '.join(self._express(item) for item in right.items)})"
        contained = f"(in {self._express(right)} {left})"
        return contained if operand.op == "in" else f"(not {contained})"

    def _filter(self, node: nodes.Filter) -> str:
        assert node.node is not None
        value = self._express(node.node, is_list=True)
        match node.name:
            case "length":
                return f"(len {value})"
            case "join":
                return f"(delimit {value} {self._express(node.args[0])})"
            case "list":
                return value
            case "map":
                return self._collect(value, "", f".{node.kwargs[0].value.as_const()}")
            case "selectattr":
                return self._collect(value, f".{node.args[0].as_const()}", ".")
        raise Untranslatable(f"{self._file}:{node.lineno}: {node}")

    def _collect(self, through: str, test: str, item: str) -> str:
        """Gather a list before the statement that uses it, and return its variable."""
        name = f"$list{next(self._numbers)}"
        begin, end = (f"{{{{ if {test} }}}}", "{{ end }}") if test else ("", "")
        self._write(f"{{{{ {name} := slice }}}}{{{{ range {through} }}}}{begin}")
        self._write(f"{{{{ {name} = append (slice {item}) {name} }}}}{end}{{{{ end }}}}")
        return name

    def _call(self, node: nodes.Call) -> str:
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "strip":
            return f"(strings.TrimSpace {self._express(node.node.node)})"
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "format":
            return f'(replace {self._express(node.node.node)} "{{count}}" {self._express(node.kwargs[0].value)})'
        name = getattr(node.node, "name", "")
        arguments = list(self._express_all(node.args))
        match name:
            case "_" if not node.kwargs:
                return arguments[0]
            case "asset":
                return json.dumps(self._find_asset(node.args[0].as_const()))
            case "ngettext":
                return f"(cond (eq {arguments[2]} 1) {arguments[0]} {arguments[1]})"
            case "term":
                key = arguments[0]
                if key.startswith('"'):
                    return json.dumps(self._constants["glossary"] + "#" + json.loads(key).replace("_", "-"))
                return f'(print "{self._constants["glossary"]}#" (replace {key} "_" "-"))'
        raise Untranslatable(f"{self._file}:{node.lineno}: {node}")

    def _express_all(self, values: Sequence[nodes.Node]) -> Iterator[str]:
        for value in values:
            yield self._express(value)


def _name_macro(file: str, name: str) -> str:
    return f"{file.removesuffix('.html')}/{name}"
