"""What a text says, to compare it before and after it was mended."""

from collections.abc import Iterator, Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose


def spliced(text: str, edit: Edit) -> str:
    return f"{text[: edit.start]}{edit.text}{text[edit.end :]}"


def keeps_the_rest(before: str, edit: Edit) -> bool | None:
    """Tell whether all that is read is the same as before but what the edit touches; None: it could not be read."""
    try:
        root = compose(before)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    try:
        now = compose(spliced(before, edit))
    except yaml.YAMLError:
        return False
    parts_an_item = edit.text.startswith("- ") and before[edit.start : edit.end].isspace()
    left_out = "{}" if parts_an_item else ""
    rest = _untouched(root, edit.start, edit.end, left_out)
    return rest == _untouched(now, edit.start, edit.start + len(edit.text), left_out)


def _untouched(node: yaml.Node | None, start: int, end: int, left_out: str) -> Sequence[str]:
    pieces = (piece for piece in _said(node) if not left_out or piece[0] not in left_out)
    return [text for text, first, last in pieces if first < 0 or last < start or first > end]


def said(text: str) -> Sequence[str]:
    """Return all that is read, in its order, with signs for where lists and fields begin and end."""
    return [one[0] for one in _said(compose(text))]


_Piece = tuple[str, int, int]


def _said(node: yaml.Node | None) -> Iterator[_Piece]:
    if isinstance(node, yaml.ScalarNode):
        yield f"={node.value}", node.start_mark.index, node.end_mark.index
    elif isinstance(node, yaml.SequenceNode):
        yield from (("[", -1, -1), *(piece for item in node.value for piece in _said(item)), ("]", -1, -1))
    elif isinstance(node, yaml.MappingNode):
        yield "{", -1, -1
        for key, value in node.value:
            yield from _said(key)
            yield from _said(value)
        yield "}", -1, -1
