"""Items that YAML joins, and values that it splits, against the editor's intention."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import yaml
from msgspec import Struct

FEWEST = 2
"""Fields that must be repeated; a single repeated field is rather one that was written twice."""
IN_BRACES = "in braces a comma begins the next field: put the whole value in double quotes"
IN_BRACKETS = "in brackets a comma begins the next item: put the whole number in double quotes"
SPLIT_NUMBER = re.compile(r",(?<=\d,)\d{3}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


class SplitValue(Struct, frozen=True):
    """A value in braces or brackets that has commas: `{value: some 1,200, as_of: …}` is three fields for YAML."""

    message: str
    start: int
    end: int


def find_items_without_dash(item: yaml.MappingNode) -> list[yaml.ScalarNode]:
    """Return the field names that begin a new item within this one; none if a field is only repeated."""
    starts: list[yaml.ScalarNode] = []
    items: list[list[str]] = []
    first_name = item.value[0][0].value
    for key, _value in item.value:
        if key.value == first_name:  # fields of items are mostly in the same order
            starts.append(key)
            items.append([])
        items[-1].append(key.value)
    first, *others = items
    if not all(_has_same_fields(first, other) for other in others):
        return []
    return starts[1:]


def _has_same_fields(item: Sequence[str], other: Sequence[str]) -> bool:
    again = [name for name in other if name in item]
    return len(again) >= FEWEST and again == [name for name in item if name in again]


def find_split_values(text: str, node: yaml.CollectionNode) -> Iterator[SplitValue]:
    """Return each value that commas have split, from its first word to its last."""
    if not node.flow_style:
        return
    if isinstance(node, yaml.MappingNode):
        message = IN_BRACES
        parts = [_Part(key, value, _has_no_colon(key, value)) for key, value in node.value]
    else:
        message = IN_BRACKETS
        parts = [_Part(item, item, False) for item in node.value]
    ends: dict[int, int] = {}
    first: yaml.Node | None = None
    for before, after in pairwise(parts):
        first = first or before.value
        if _is_plain(first) and (after.has_no_value or _is_split_number(text, before.value, after.key)):
            ends[first.start_mark.index] = after.key.end_mark.index
        else:
            first = None
    for start, end in ends.items():
        yield SplitValue(message, start, end)


class _Part(NamedTuple):
    """What is between two commas; the key and the value of an item are the item itself."""

    key: yaml.Node
    value: yaml.Node
    has_no_value: bool


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and bool(node.value)


def _has_no_colon(key: yaml.Node, value: yaml.Node) -> bool:
    return _is_plain(key) and value.start_mark.index == value.end_mark.index == key.end_mark.index


def _is_split_number(text: str, before: yaml.Node, after: yaml.Node) -> bool:
    if not (_is_plain(before) and _is_plain(after)) or after.start_mark.index - before.end_mark.index != 1:
        return False
    is_number = SPLIT_NUMBER.match(text, before.end_mark.index, after.end_mark.index) is not None
    return is_number and _LETTER.search(f"{before.value}{after.value}") is not None
