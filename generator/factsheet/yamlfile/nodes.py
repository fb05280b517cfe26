"""A text as the nodes that YAML sees in it."""

from functools import lru_cache
from typing import Any

import yaml


class _Loader(yaml.CBaseLoader):
    """Reads without asking which type a plain scalar is of: all are text until the field that holds them decides."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Follow no path."""

    def ascend_resolver(self) -> None:
        """Follow no path."""


@lru_cache(maxsize=1)
def compose(text: str) -> Any:
    """Return the nodes of the text; the last ones are kept, since one file's problems are placed one after another."""
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def follow_step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Return the key and the value that a step of a spot leads to; None where it leads nowhere."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
