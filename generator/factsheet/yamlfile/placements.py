"""Where left-out lines belonged: the fields, lists and texts around them."""

from collections.abc import Iterator

import yaml

from factsheet.problems.problem import Spot
from factsheet.yamlfile.line_blocks import choose_indent, is_item


def list_spots(root: yaml.Node | None, line: int, text: str, *, placed: bool) -> tuple[Spot, ...]:
    """Return the spots around the line (from 1), the outermost first; only the innermost if the line is well placed.

    Otherwise it may have belonged to each of them. `text` is the line as it was.
    """
    if placed:
        spots = tuple(_iterate_spots(root, line - 1, choose_indent(text), of_item=is_item(text)))
        return spots[-1:]
    return tuple(_iterate_spots(root, line - 1, None, of_item=is_item(text)))


def _iterate_spots(node: yaml.Node | None, line: int, indent: int | None, *, of_item: bool) -> Iterator[Spot]:
    spot: Spot = ()
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        yield spot
        if isinstance(node, yaml.MappingNode):
            above = [(key.value, key, value) for key, value in node.value if key.start_mark.line < line]
        else:
            above = [(number, item, item) for number, item in enumerate(node.value) if item.start_mark.line < line]
        if not above:
            return
        step, begins, value = above[-1]
        if indent is not None and not _is_inside(begins, value, indent, of_item=of_item):
            return
        spot, node = (*spot, step), value
    if node is not None and spot:
        yield spot


def _is_inside(begins: yaml.Node, value: yaml.Node, indent: int, *, of_item: bool) -> bool:
    column: int = begins.start_mark.column
    if isinstance(value, yaml.CollectionNode) and not value.flow_style:
        inner: int = value.start_mark.column
        return indent > inner or (indent == inner and (of_item or isinstance(value, yaml.MappingNode)))
    return indent > column or (of_item and indent == column and not value.value)
