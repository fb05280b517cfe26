"""A text → its YAML nodes.

By PyYAML's C parser: nodes have positions, and its scanner takes a fifth of the time that its objects take.
"""

from functools import lru_cache
from typing import Any

import yaml


class _Loader(yaml.CBaseLoader):
    """Loads without resolving the types of plain scalars: all are text until their field decides."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""


@lru_cache(maxsize=1)
def compose(text: str) -> Any:
    """Return the nodes of the text."""
    # Cached for one text, since the problems of a file are placed one after another; nodes take much memory.
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def follow_step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Return the key and the value at a step of a spot; None if there is no such field or item."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
        return None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
