"""What a text says, to compare it before and after it was mended."""

from collections.abc import Iterator, Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose


def apply_edit(text: str, edit: Edit) -> str:
    return f"{text[: edit.start]}{edit.text}{text[edit.end :]}"


def is_rest_unchanged(before: str, edit: Edit) -> bool | None:
    """Tell whether all that is read is the same as before but what the edit touches; None: it could not be read."""
    try:
        root = compose(before)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    try:
        now = compose(apply_edit(before, edit))
    except yaml.YAMLError:
        return False
    rest = _list_untouched(root, edit.start, edit.end)
    return rest == _list_untouched(now, edit.start, edit.start + len(edit.text))


def _list_untouched(node: yaml.Node | None, start: int, end: int) -> Sequence[str]:
    return [text for text, first, last in _iterate_pieces(node) if first < 0 or last < start or first > end]


_Piece = tuple[str, int, int]


def _iterate_pieces(node: yaml.Node | None) -> Iterator[_Piece]:
    if isinstance(node, yaml.ScalarNode):
        yield f"={node.value}", node.start_mark.index, node.end_mark.index
    elif isinstance(node, yaml.SequenceNode):
        yield from (("[", -1, -1), *(piece for item in node.value for piece in _iterate_pieces(item)), ("]", -1, -1))
    elif isinstance(node, yaml.MappingNode):
        yield "{", -1, -1
        for key, value in node.value:
            yield from _iterate_pieces(key)
            yield from _iterate_pieces(value)
        yield "}", -1, -1
