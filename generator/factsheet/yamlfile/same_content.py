"""Compare the content of a text before and after an edit: a fix must not change anything else."""

from collections.abc import Sequence

import yaml

from factsheet.problems.problem import Edit
from factsheet.yamlfile.nodes import compose


def apply_edit(text: str, edit: Edit) -> str:
    return f"{text[: edit.start]}{edit.text}{text[edit.end :]}"


def is_rest_unchanged(before: str, edit: Edit) -> bool | None:
    """Return whether everything but the edited value is the same as before; None if it could not be read before."""
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
    tokens: list[str] = []
    _collect_untouched(node, start, end, tokens)
    return tokens


def _collect_untouched(node: yaml.Node | None, start: int, end: int, tokens: list[str]) -> None:
    """Append the brackets and the scalars of the node, without scalars in the range."""
    if isinstance(node, yaml.ScalarNode):
        # A scalar that only touches the range counts as edited: where its text ends depends on what follows.
        if node.end_mark.index < start or node.start_mark.index > end:
            tokens.append(f"={node.value}")
    elif isinstance(node, yaml.SequenceNode):
        tokens.append("[")
        for item in node.value:
            _collect_untouched(item, start, end, tokens)
        tokens.append("]")
    elif isinstance(node, yaml.MappingNode):
        tokens.append("{")
        for key, value in node.value:
            _collect_untouched(key, start, end, tokens)
            _collect_untouched(value, start, end, tokens)
        tokens.append("}")
