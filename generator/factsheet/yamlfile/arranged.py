"""Fields in their order: whole stretches of a text change places, and every byte within them stays.

A comment above a field goes with it. Where nobody can tell what a comment belongs to, the fields stay as they are.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import yaml

from factsheet.problems import Edit, Spot
from factsheet.yamlfile.tree import compose

Ranks = Mapping[str, int]
Order = Callable[[Spot, Sequence[str]], Ranks | None]
"""Fields at a spot (an item of a list is 0) → the place of each; None where they have no order."""
_Stretch = tuple[int, int]
_BREAK = r"(?:\r\n|\r|\n)"
_LINE_END = re.compile(rf"{_BREAK}|\Z")
_COMMENT_BELOW = re.compile(rf"{_BREAK}( *)#[^\r\n]*")
_BETWEEN_LINES = re.compile(rf"{_BREAK}[ \t\r\n]*")
_BETWEEN_COMMAS = re.compile(r"\s*,\s*")


def arranged(text: str, order: Order) -> str:
    """Arrange the fields, from the outer to the inner."""
    while moves := list(_moves(text, compose(text), (), order)):
        text = replaced(text, moves)
    return text


def replaced(text: str, edits: Sequence[Edit]) -> str:
    """Make all edits, none of which touches another."""
    parts, place = [], 0
    for edit in sorted(edits, key=lambda one: one.start):
        parts += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join((*parts, text[place:]))


def _moves(text: str, node: yaml.Node, spot: Spot, order: Order) -> Iterator[Edit]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _moves(text, item, (*spot, 0), order)
    elif isinstance(node, yaml.MappingNode):
        move = _move(text, node, order(spot, [key.value for key, _value in node.value]))
        if move is not None:
            yield move
            return
        for key, value in node.value:
            yield from _moves(text, value, (*spot, key.value), order)


def _move(text: str, node: yaml.MappingNode, ranks: Ranks | None) -> Edit | None:
    """Return the fields in their order, or None where they are, or cannot be moved without a doubt."""
    if ranks is None:
        return None
    now = range(len(node.value))
    then = sorted(now, key=lambda place: ranks[node.value[place][0].value])
    if then == list(now):
        return None
    stretches = _in_braces(node) if node.flow_style else _below_each_other(text, node, then)
    gaps = [text[one[1] : other[0]] for one, other in pairwise(stretches)]
    between = _BETWEEN_COMMAS if node.flow_style else _BETWEEN_LINES
    if not stretches or not all(between.fullmatch(gap) for gap in gaps):
        return None
    pieces = [text[slice(*stretches[place])] for place in then]
    new = "".join(part for pair in zip(pieces, (*gaps, ""), strict=True) for part in pair)
    return Edit(stretches[0][0], stretches[-1][1], new, safe=True)


def _in_braces(node: yaml.MappingNode) -> list[_Stretch]:
    return [(key.start_mark.index, max(key.end_mark.index, _end(value))) for key, value in node.value]


def _below_each_other(text: str, node: yaml.MappingNode, then: Sequence[int]) -> list[_Stretch]:
    """Return each field with its comments; none where a comment can belong to two things."""
    column = node.value[0][0].start_mark.column
    stretches: list[_Stretch] = []
    for key, value in node.value:
        start = key.start_mark.index
        if stretches:
            start = _with_comments_above(text, stretches[-1][1], start, column)
        stretches.append((start, _with_comments_below(text, max(key.end_mark.index, _end(value, text)), column)))
    below = _COMMENT_BELOW.match(text, stretches[-1][1])
    last_moves, first_moves = then[-1] != len(then) - 1, then[0] != 0
    if last_moves and below is not None and len(below[1]) == column:
        return []
    return [] if first_moves and _is_bound(text, stretches[0][0], stretches[then[0]][0]) else stretches


def _is_bound(text: str, first: int, next_first: int) -> bool:
    """Tell whether the first field cannot give its place: a comment above it, or one that would stand behind a dash."""
    *above, before = re.split(_BREAK, text[_line_above(text, first) : first])
    if "-" in before:
        return text[next_first] == "#"
    return bool(before.strip() or (above and above[-1].lstrip().startswith("#")))


def _line_above(text: str, place: int) -> int:
    """Return where the line above that of the place begins, or further up."""
    line = max(text.rfind(sign, 0, place) for sign in "\r\n")
    return max(text.rfind("\n", 0, max(0, line - 1)), text.rfind("\r", 0, max(0, line - 1)), -1) + 1


def _with_comments_above(text: str, end: int, start: int, column: int) -> int:
    line = rf" {{{column}}}"
    found = re.search(rf"(?<=[\n\r]){line}(#[^\r\n]*(?:{_BREAK}{line}#[^\r\n]*)*{_BREAK}{line})\Z", text[end:start])
    return end + found.start(1) if found else start


def _with_comments_below(text: str, place: int, column: int) -> int:
    """Return the end of the line, and of comments below it that are indented further than the field."""
    found = _LINE_END.search(text, place)
    end = found.start() if found else len(text)
    while (below := _COMMENT_BELOW.match(text, end)) and len(below[1]) > column:
        end = below.end()
    return end


def _end(node: yaml.Node, text: str = "") -> int:
    """Return where the last thing that is written in a node ends."""
    if isinstance(node, yaml.ScalarNode):
        written = text[node.start_mark.index : node.end_mark.index]
        return node.start_mark.index + len(written.rstrip()) if node.style in ("|", ">") else int(node.end_mark.index)
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return max(_end(part, text) for part in (last if isinstance(last, tuple) else (last,)))
