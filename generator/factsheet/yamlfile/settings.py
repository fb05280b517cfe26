"""Text of `site.yml` → its settings, without running anything that they name.

The loader of MkDocs makes every Python object that a tag names; this one reads such values as None.
"""

import os
from typing import Any

import yaml

UNREADABLE = (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError)
"""What PyYAML raises for wrong syntax, for a value that does not fit its tag, and for too many brackets."""


class _SettingsLoader(yaml.CSafeLoader):
    """The safe loader with `!ENV`; other tags mean nothing to it."""


def _read_variable(loader: _SettingsLoader, node: yaml.Node) -> Any:
    """Return the value of the first variable that is set, else the default, which is last in a list of several."""
    names: list[yaml.Node] = [node]
    default = None
    if isinstance(node, yaml.SequenceNode):
        names = node.value
        if len(names) > 1:
            *names, last = names
            default = loader.construct_object(last)
    for name in names:
        value = os.environ.get(str(name.value))
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


def _ignore_value(loader: _SettingsLoader, node: yaml.Node) -> None:
    return None


_SettingsLoader.add_constructor("!ENV", _read_variable)
_SettingsLoader.add_constructor(None, _ignore_value)


def parse_settings(data: bytes) -> Any:
    """Return the settings, None for an empty file; raise one of `UNREADABLE`."""
    return yaml.load(data, _SettingsLoader)
