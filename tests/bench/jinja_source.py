"""Our Jinja templates as Jinja parses them: what they look up, import and define."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.site.rendering.compiled_templates import SYNTAX
from jinja2 import Environment, nodes


class Source:
    """Our templates as parsed by Jinja, read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = Environment(**SYNTAX)
        self._parsed: dict[str, nodes.Template] = {}

    def parse(self, name: str) -> nodes.Template:
        if name not in self._parsed:
            self._parsed[name] = self._environment.parse((self._folder / name).read_text(encoding="utf-8"))
        return self._parsed[name]

    def list_unpacked(self) -> set[tuple[str, ...] | None]:
        """Return the names of what loops unpack, to tell named tuples; None stands for a list or a plain tuple."""
        names: set[tuple[str, ...] | None] = {None}
        for template in self._parse_all():
            for loop in template.find_all(nodes.For):
                targets = loop.target.find_all(nodes.Name)
                names.add(tuple(target.name for target in targets))
        return names

    def list_attributes(self) -> set[str]:
        """Return the names of all that templates look up in a view."""
        names = {"text", "href", "language", "manner"}
        for template in self._parse_all():
            names.update(node.attr for node in template.find_all(nodes.Getattr))
            for word in template.find_all(nodes.Const):
                names.add(str(word.value))  # `map(attribute="item")`
        return names

    def _parse_all(self) -> Iterator[nodes.Template]:
        for path in (*self._folder.glob("*.html"), *self._folder.glob("*/*.html")):
            yield self.parse(path.relative_to(self._folder).as_posix())

    def list_macros(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the macros that a template can call, by name: the file and the name there."""
        template = self.parse(name)
        macros = {macro.name: (name, macro.name) for macro in template.find_all(nodes.Macro)}
        for imported in template.find_all(nodes.FromImport):
            assert isinstance(imported.template, nodes.Const)
            for entry in imported.names:
                assert isinstance(entry, str)
                macros[entry] = (imported.template.value, entry)
        return macros

    def list_values(self, name: str) -> dict[str, nodes.Node]:
        """Return what a template sets outside its macros, by name."""
        values: dict[str, nodes.Node] = {}
        for node in self.parse(name).body:
            if isinstance(node, nodes.Assign):
                values.update(list_assigned(node))
        return values

    def find_macro(self, file: str, name: str) -> nodes.Macro:
        return next(macro for macro in self.parse(file).find_all(nodes.Macro) if macro.name == name)


def list_assigned(node: nodes.Assign) -> Iterator[tuple[str, nodes.Node]]:
    """Return each name that the statement sets, with its value."""
    if isinstance(node.target, nodes.Name):
        yield node.target.name, node.node
    elif isinstance(node.target, nodes.Tuple) and isinstance(node.node, nodes.Tuple):
        for target, value in zip(node.target.items, node.node.items, strict=True):
            assert isinstance(target, nodes.Name)
            yield target.name, value
