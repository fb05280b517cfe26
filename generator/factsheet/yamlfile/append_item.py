"""One item more at the end of a list at the top of a file: every other byte stays, and so does every comment."""

import re
from collections.abc import Container, Iterator, Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose, step_into

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_COMMENT_BELOW = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n)")
_BEHIND_DASH = re.compile(r" *-( +)\Z")


def ways_to_add(text: str, name: str, item: Sequence[str], behind: Container[str]) -> Iterator[Edit]:
    """Return edits that add the item, the best first; none where the list stands in brackets.

    `item` has its lines without a dash. `behind` names the fields that stand below the list: where there is no such
    list yet, it begins above them. Which of the edits keeps what is read, the caller finds out.
    """
    root = compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return
    column = root.start_mark.column
    found = step_into(root, name)
    if found is None:
        above = [value for key, value in root.value if key.value not in behind]
        lines = [f"{' ' * column}{name}:", *_item(item, column + 2)]
        yield from _below(text, above[-1] if above else root.value[-1][1], column, lines)
        return
    _key, there = found
    if isinstance(there, yaml.SequenceNode) and not there.flow_style:
        yield from _in_list(text, there, item)
    elif there.value in ("", []) and not getattr(there, "style", None):
        yield _begun(text, there, _item(item, column + 2))


def _in_list(text: str, there: yaml.SequenceNode, item: Sequence[str]) -> Iterator[Edit]:
    last = there.value[-1]
    column = there.start_mark.column
    before = _BEHIND_DASH.search(text, 0, last.start_mark.index)
    lines = _item(item, column, before[1] if before else " ")
    if len(there.value) > 1 and _EMPTY_LINE.search(text, _end(text, there.value[-2]), last.start_mark.index):
        lines = ["", *lines]
    yield from _below(text, last, column, lines)


def _below(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> Iterator[Edit]:
    """Put the lines below a node and the comments that stand deeper than the column, else where the node ends."""
    sign = _BREAK.search(text)
    line_end = sign[0] if sign else "\n"
    place = _with_comments(text, _end(text, node), column)
    yield Edit(place, place, "".join(f"{line_end}{line}" for line in lines), safe=True)
    place = _last(node).end_mark.index
    yield Edit(place, place, "".join(f"{line}{line_end}" for line in lines), safe=True)


def _begun(text: str, there: yaml.Node, lines: Sequence[str]) -> Edit:
    """Put the lines below a field that has nothing yet, or empty brackets; a comment behind it stays."""
    sign = _BREAK.search(text)
    start, end = there.start_mark.index, there.end_mark.index
    line_end = _LINE_END.search(text, end)
    assert line_end is not None, "every text has an end"
    begin = len(text[:start].rstrip(" "))
    behind = text[end : line_end.start()].rstrip(" \t")
    below = "".join(f"{sign[0] if sign else chr(10)}{line}" for line in lines)
    return Edit(begin, line_end.start(), f"{behind}{below}", safe=True)


def _item(lines: Sequence[str], column: int, space: str = " ") -> list[str]:
    indent, deeper = " " * column, " " * (column + 1 + len(space))
    return [f"{deeper if number else f'{indent}-{space}'}{line}" for number, line in enumerate(lines)]


def _with_comments(text: str, place: int, column: int) -> int:
    found = _LINE_END.search(text, place)
    end = found.start() if found else len(text)
    while (below := _COMMENT_BELOW.match(text, end)) and len(below[1]) > column:
        end = below.end()
    return end


def _end(text: str, node: yaml.Node) -> int:
    """Return where the last word of a node ends."""
    last = _last(node)
    start, end = last.start_mark.index, last.end_mark.index
    is_block = isinstance(last, yaml.ScalarNode) and last.style in ("|", ">")
    return start + len(text[start:end].rstrip()) if is_block else int(end)


def _last(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node
