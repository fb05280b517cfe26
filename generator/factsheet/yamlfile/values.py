"""Every value of a file and where it stands, so that one of them can be exchanged for another."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from factsheet.problems.problem import Edit, Spot
from factsheet.yamlfile.nodes import compose


@dataclass(frozen=True, slots=True)
class Value:
    spot: Spot
    text: str
    line: int
    """From 1."""
    start: int
    end: int
    is_on_one_line: bool
    """False for what is wrapped or stands below its field: only a person knows how to wrap it anew."""

    def exchanged(self, written: str) -> Edit:
        """Return the edit that puts what is written, with its quotation marks, in place of the value."""
        return Edit(self.start, self.end, written, safe=True)


def values(text: str) -> Iterator[Value]:
    """Return each value of a text that can be read, in its order."""
    yield from _values(compose(text), ())


def _values(node: yaml.Node, spot: Spot) -> Iterator[Value]:
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark, node.end_mark
        on_one_line = start.line == end.line and node.style not in ("|", ">")
        yield Value(spot, node.value, start.line + 1, start.index, end.index, on_one_line)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(value, (*spot, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _values(item, (*spot, number))
