"""Commas that part a value in braces or brackets: `{value: some 1,200, as_of: …}` is three fields for YAML."""

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from factsheet.problems.problem import Edit

IN_BRACES = "in braces a comma begins the next field: put the whole value in double quotes"
IN_BRACKETS = "in brackets a comma begins the next item: put the whole number in double quotes"
PARTED_NUMBER = re.compile(r",(?<=\d,)\d{3}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


def parted_values(text: str, node: yaml.CollectionNode) -> Iterator[tuple[str, Edit]]:
    """Return each value of these braces or brackets that commas have parted, as message and edit."""
    if not node.flow_style:
        return
    if isinstance(node, yaml.MappingNode):
        message, parts = IN_BRACES, [(value, key, _is_without_colon(key, value)) for key, value in node.value]
    else:
        message, parts = IN_BRACKETS, [(item, item, False) for item in node.value]
    found: dict[int, Edit] = {}
    first: yaml.Node | None = None
    for (before, *_rest), (_value, following, is_piece) in pairwise(parts):
        first = first or before
        if _is_plain(first) and (is_piece or _parts_a_number(text, before, following)):
            place, end = first.start_mark.index, following.end_mark.index
            found[place] = Edit(place, end, f'"{text[place:end]}"', safe=True)
        else:
            first = None
    for edit in found.values():
        yield message, edit


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and bool(node.value)


def _is_without_colon(key: yaml.Node, value: yaml.Node) -> bool:
    return _is_plain(key) and value.start_mark.index == value.end_mark.index == key.end_mark.index


def _parts_a_number(text: str, one: yaml.Node, other: yaml.Node) -> bool:
    if not (_is_plain(one) and _is_plain(other)) or other.start_mark.index - one.end_mark.index != 1:
        return False
    is_number = PARTED_NUMBER.match(text, one.end_mark.index, other.end_mark.index) is not None
    return is_number and _LETTER.search(f"{one.value}{other.value}") is not None
