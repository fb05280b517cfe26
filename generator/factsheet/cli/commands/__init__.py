"""The commands of the command line: one module each, listed here and loaded on demand.

Exit codes: 0 done, 1 the content has errors, 2 usage.
"""

import gc
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

import click

COMMANDS: Mapping[str, str] = {
    "build": "Check the content and build the site.",
    "check": "Check the content.",
    "coverage": "List passages that no report uses.",
    "diff": "Show what changed between BASE and HEAD.",
    "export": "Write points as a spreadsheet, one row per report.",
    "fix": "Fix problems that have one safe answer.",
    "import": "Write points from FILE, a spreadsheet saved as CSV.",
    "new": "Write a new point, source, actor, place, sheet or report.",
    "schema": "Write a JSON Schema for each kind of fact file.",
    "serve": "Preview the site, and reload on every change.",
    "similar": "Find sources that look like copies, and propose edges.",
    "verify": "Compare quotations with the snapshots of their sources.",
}
"""By name: the first sentence of its help, so that the list of commands loads none of them."""


@cache
def load_command(name: str) -> click.Command:
    """Load one command: loading all of them takes longer than checking most content."""
    own = f"{name}_" if iskeyword(name) else name
    loaded = getattr(load_module(f"{__name__}.{own}"), own)
    assert isinstance(loaded, click.Command)
    return loaded


@cache
def load_module(name: str) -> ModuleType:
    """Import a module that only some runs of the program need.

    No garbage is looked for meanwhile, since loading makes hardly any. And what is loaded stays to the end, so that no
    later search needs to look at it: together these searches take a quarter of the time of a check.
    """
    gc.disable()
    loaded = import_module(name)
    gc.freeze()
    gc.enable()
    return loaded
