"""Items and values that YAML joins or splits although the editor meant otherwise; they are reported, not fixed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

FEWEST = 2
"""Fields that have to come again: one alone is rather a field that was written twice."""
IN_BRACES = "in braces a comma begins the next field: put the whole value in double quotes"
IN_BRACKETS = "in brackets a comma begins the next item: put the whole number in double quotes"
SPLIT_NUMBER = re.compile(r",(?<=\d,)\d{3}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class SplitValue:
    """A value in braces or brackets that has commas: `{value: some 1,200, as_of: …}` is three fields for YAML."""

    message: str
    start: int
    end: int


def find_items_without_dash(item: yaml.MappingNode) -> list[yaml.ScalarNode]:
    """Return the names of fields with which a new item begins within this one; none where a field is only doubled."""
    keys = [key for key, _value in item.value]
    names = [key.value for key in keys]
    starts = [number for number, name in enumerate(names) if name == names[0]]
    first, *others = [names[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [keys[start] for start in starts[1:]] if all(_has_same_fields(first, other) for other in others) else []


def _has_same_fields(item: Sequence[str], other: Sequence[str]) -> bool:
    again = [name for name in other if name in item]
    return len(again) >= FEWEST and again == [name for name in item if name in again]


def find_split_values(text: str, node: yaml.CollectionNode) -> Iterator[SplitValue]:
    """Return each value that commas have split, from its first word to its last."""
    if not node.flow_style:
        return
    if isinstance(node, yaml.MappingNode):
        message, parts = IN_BRACES, [(value, key, _has_no_colon(key, value)) for key, value in node.value]
    else:
        message, parts = IN_BRACKETS, [(item, item, False) for item in node.value]
    ends: dict[int, int] = {}
    first: yaml.Node | None = None
    for (before, *_rest), (_value, following, is_piece) in pairwise(parts):
        first = first or before
        if _is_plain(first) and (is_piece or _is_split_number(text, before, following)):
            ends[first.start_mark.index] = following.end_mark.index
        else:
            first = None
    for start, end in ends.items():
        yield SplitValue(message, start, end)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and bool(node.value)


def _has_no_colon(key: yaml.Node, value: yaml.Node) -> bool:
    return _is_plain(key) and value.start_mark.index == value.end_mark.index == key.end_mark.index


def _is_split_number(text: str, before: yaml.Node, after: yaml.Node) -> bool:
    if not (_is_plain(before) and _is_plain(after)) or after.start_mark.index - before.end_mark.index != 1:
        return False
    is_number = SPLIT_NUMBER.match(text, before.end_mark.index, after.end_mark.index) is not None
    return is_number and _LETTER.search(f"{before.value}{after.value}") is not None
