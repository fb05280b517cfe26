"""One item more at the end of a list at the top of a file: every other byte stays, and so does every comment."""

import re
from collections.abc import Container, Iterator, Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose, follow_step

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_COMMENT_BELOW = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n)")
_BEHIND_DASH = re.compile(r" *-( +)\Z")


def find_insertions(text: str, name: str, item: Sequence[str], behind: Container[str]) -> Iterator[Edit]:
    """Return edits that add the item, the best first; none where the list stands in brackets.

    `item` has its lines without a dash. `behind` names the fields that stand below the list: where there is no such
    list yet, it begins above them. Which of the edits keeps what is read, the caller finds out.
    """
    root = compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return
    column = root.start_mark.column
    entry = follow_step(root, name)
    if entry is None:
        above = [value for key, value in root.value if key.value not in behind]
        lines = [f"{' ' * column}{name}:", *_indent_item(item, column + 2)]
        yield from _insert_below(text, above[-1] if above else root.value[-1][1], column, lines)
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
    if len(list_node.value) > 1 and _EMPTY_LINE.search(
        text, _find_end(text, list_node.value[-2]), last.start_mark.index
    ):
        lines = ["", *lines]
    yield from _insert_below(text, last, column, lines)


def _insert_below(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> Iterator[Edit]:
    """Put the lines below a node and the comments that stand deeper than the column, else where the node ends."""
    sign = _BREAK.search(text)
    line_end = sign[0] if sign else "\n"
    place = _skip_comments(text, _find_end(text, node), column)
    yield Edit(place, place, "".join(f"{line_end}{line}" for line in lines), safe=True)
    place = _find_last_node(node).end_mark.index
    yield Edit(place, place, "".join(f"{line}{line_end}" for line in lines), safe=True)


def _start_list(text: str, field_node: yaml.Node, lines: Sequence[str]) -> Edit:
    """Put the lines below a field that has nothing yet, or empty brackets; a comment behind it stays."""
    sign = _BREAK.search(text)
    start, end = field_node.start_mark.index, field_node.end_mark.index
    line_end = _LINE_END.search(text, end)
    assert line_end is not None, "every text has an end"
    begin = len(text[:start].rstrip(" "))
    behind = text[end : line_end.start()].rstrip(" \t")
    below = "".join(f"{sign[0] if sign else chr(10)}{line}" for line in lines)
    return Edit(begin, line_end.start(), f"{behind}{below}", safe=True)


def _indent_item(lines: Sequence[str], column: int, space: str = " ") -> list[str]:
    indent, deeper = " " * column, " " * (column + 1 + len(space))
    return [f"{deeper if number else f'{indent}-{space}'}{line}" for number, line in enumerate(lines)]


def _skip_comments(text: str, place: int, column: int) -> int:
    line_end = _LINE_END.search(text, place)
    end = line_end.start() if line_end else len(text)
    while (below := _COMMENT_BELOW.match(text, end)) and len(below[1]) > column:
        end = below.end()
    return end


def _find_end(text: str, node: yaml.Node) -> int:
    """Return where the last word of a node ends."""
    last = _find_last_node(node)
    start, end = last.start_mark.index, last.end_mark.index
    is_block = isinstance(last, yaml.ScalarNode) and last.style in ("|", ">")
    return start + len(text[start:end].rstrip()) if is_block else int(end)


def _find_last_node(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node
