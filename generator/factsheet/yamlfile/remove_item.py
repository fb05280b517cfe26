"""One item less in a list: every other byte stays, and where a comment stands with the item it is left to a person."""

import re

import yaml

from factsheet.problems.problem import Edit, Spot
from factsheet.yamlfile.nodes import compose, follow_step

_DASH = re.compile(r"(?:^|(?<=[\r\n])) *-[ \t]+\Z")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_COMMA = re.compile(r"\s*,\s*")


def make_removal_edit(text: str, spot: Spot) -> Edit | None:
    """Return the edit that deletes an item, which must not be the first; None where it does not stand by itself."""
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
    return _remove_from_brackets(text, before, item) if node.flow_style else _remove_line(text, before, item)


def _remove_from_brackets(text: str, before: yaml.Node, item: yaml.ScalarNode) -> Edit | None:
    start, end = before.end_mark.index, item.end_mark.index
    is_alone = _COMMA.fullmatch(text, start, item.start_mark.index)
    return Edit(start, end, "", safe=True) if is_alone else None


def _remove_line(text: str, before: yaml.Node, item: yaml.ScalarNode) -> Edit | None:
    dash = _DASH.search(text, before.end_mark.index, item.start_mark.index)
    rest = _LINE_END.match(text, item.end_mark.index)
    return Edit(dash.start(), rest.end(), "", safe=True) if dash and rest and item.style not in ("|", ">") else None
