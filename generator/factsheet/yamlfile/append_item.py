"""Append an item to a list at the top level of a file; every other byte stays, and so does every comment.

Text is inserted, since a round-trip library (ruamel.yaml) loses line ends, byte order marks and wrapping by hand.
"""

import re
from collections.abc import Container, Iterator, Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose, follow_step

_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT_BELOW = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n)")
_BEHIND_DASH = re.compile(r" *-( +)\Z")


def find_insertions(text: str, name: str, item: Sequence[str], behind: Container[str]) -> Iterator[Edit]:
    """Return edits that add the item, the best first; none where the list is written in brackets.

    `item` has its lines without a dash. `behind` names the fields that belong below the list: a new list begins above
    them. The caller checks which of the edits changes nothing else.
    """
    root = compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return
    column = root.start_mark.column
    entry = follow_step(root, name)
    if entry is None:
        values = [value for _key, value in root.value]
        above = [value for key, value in root.value if key.value not in behind] or values
        lines = [f"{' ' * column}{name}:", *_indent_item(item, column + 2)]
        yield from _insert_below(text, above[-1], column, lines)
        return
    _key, list_node = entry
    if isinstance(list_node, yaml.SequenceNode) and not list_node.flow_style:
        yield from _add_to_list(text, list_node, item)
    elif list_node.value in ("", []) and not getattr(list_node, "style", None):
        yield _start_list(text, list_node, _indent_item(item, column + 2))


def _add_to_list(text: str, list_node: yaml.SequenceNode, item: Sequence[str]) -> Iterator[Edit]:
    last = list_node.value[-1]
    column = list_node.start_mark.column
    before = _BEHIND_DASH.search(text, 0, last.start_mark.index)
    lines = _indent_item(item, column, before[1] if before else " ")
    if len(list_node.value) > 1:
        end_of_previous = _find_end(text, list_node.value[-2])
        if _EMPTY_LINE.search(text, end_of_previous, last.start_mark.index):  # the file has empty lines between items
            lines = ["", *lines]
    yield from _insert_below(text, last, column, lines)


def _insert_below(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> Iterator[Edit]:
    """Insert the lines below a node and the comments indented deeper than the column, else where the node ends."""
    line_end = _get_line_end(text)
    place = _skip_comments(text, _find_end(text, node), column)
    yield Edit(place, place, "".join(f"{line_end}{line}" for line in lines), safe=True)
    place = _find_last_node(node).end_mark.index
    yield Edit(place, place, "".join(f"{line}{line_end}" for line in lines), safe=True)


def _start_list(text: str, field_node: yaml.Node, lines: Sequence[str]) -> Edit:
    """Insert the lines below a field that is empty, or has empty brackets; a comment behind it stays."""
    start, end = field_node.start_mark.index, field_node.end_mark.index
    end_of_line = _find_end_of_line(text, end)
    begin = len(text[:start].rstrip(" "))
    behind = text[end:end_of_line].rstrip(" \t")
    line_end = _get_line_end(text)
    below = "".join(f"{line_end}{line}" for line in lines)
    return Edit(begin, end_of_line, f"{behind}{below}", safe=True)


def _get_line_end(text: str) -> str:
    """Return the line end that the file uses."""
    match = _BREAK.search(text)
    return match[0] if match else "\n"


def _find_end_of_line(text: str, place: int) -> int:
    match = _BREAK.search(text, place)
    return match.start() if match else len(text)


def _indent_item(lines: Sequence[str], column: int, space: str = " ") -> list[str]:
    first, *others = lines
    deeper = " " * (column + 1 + len(space))
    return [f"{' ' * column}-{space}{first}", *(f"{deeper}{line}" for line in others)]


def _skip_comments(text: str, place: int, column: int) -> int:
    end = _find_end_of_line(text, place)
    while (below := _COMMENT_BELOW.match(text, end)) and len(below[1]) > column:
        end = below.end()
    return end


def _find_end(text: str, node: yaml.Node) -> int:
    """Return where the last word of a node ends."""
    last = _find_last_node(node)
    start: int = last.start_mark.index
    end: int = last.end_mark.index
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):  # its node ends where the next one begins
        return start + len(text[start:end].rstrip())
    return end


def _find_last_node(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node
