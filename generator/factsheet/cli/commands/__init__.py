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
    "build": "Check the content and write the site; the last good site stays where there is an error.",
    "check": "Check the content; exit with 1 where it has an error.",
    "coverage": "Print the passages that no report uses, with sentence numbers for `locator` and `not_content`.",
    "diff": "Show what changed from BASE to HEAD: points, reports, what is counted, sources, pages, problems.",
    "export": "Write the points and their reports as a spreadsheet: one row a report.",
    "fix": "Fix problems of `factsheet check` that have one safe answer, in all files or in FILES (folders, too).",
    "import": "Write the files of the points in FILE, a spreadsheet saved as CSV; none that exists is changed.",
    "new": "Write the file of a new point, source, actor, place or sheet; one that exists is never changed.",
    "schema": "Write a JSON Schema for each kind of fact file into DIR (`schema`),"
    " made from the rules that are checked.",
    "serve": "Show the site and follow every change to a fact, a template or a page.",
    "similar": "Compare the texts of all sources and propose edges between those that look like copies.",
    "verify": "Compare every quotation with its source's snapshot and write content/.ledger;"
    " exit with 1 where one differs.",
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
