"""Remove an item from a list; every other byte stays, and an item with a comment is left to a person."""

import re

import yaml

from factsheet.problems.problem import Edit, Spot
from factsheet.yamlfile.nodes import compose, follow_step

_DASH = re.compile(r"(?:^|(?<=[\r\n])) *-[ \t]+\Z")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_COMMA = re.compile(r"\s*,\s*")


def make_removal_edit(text: str, spot: Spot) -> Edit | None:
    """Return the edit that deletes an item, which must not be the first; None if anything else would change."""
    node = compose(text)
    for step in spot[:-1]:
        entry = follow_step(node, step)
        if entry is None:
            return None
        node = entry[1]
    number = spot[-1]
    if not isinstance(node, yaml.SequenceNode) or not isinstance(number, int) or not 0 < number < len(node.value):
        return None
    before, item = node.value[number - 1], node.value[number]
    if not isinstance(item, yaml.ScalarNode):
        return None
    if node.flow_style:
        return _remove_from_brackets(text, before, item)
    return _remove_line(text, before, item)


def _remove_from_brackets(text: str, before: yaml.Node, item: yaml.ScalarNode) -> Edit | None:
    start, end = before.end_mark.index, item.end_mark.index
    if _COMMA.fullmatch(text, start, item.start_mark.index) is None:  # a comment between the items
        return None
    return Edit(start, end, "", safe=True)


def _remove_line(text: str, before: yaml.Node, item: yaml.ScalarNode) -> Edit | None:
    dash = _DASH.search(text, before.end_mark.index, item.start_mark.index)
    rest = _LINE_END.match(text, item.end_mark.index)
    if dash is None or rest is None or item.style in ("|", ">"):
        return None
    return Edit(dash.start(), rest.end(), "", safe=True)
