"""The commands of the command line: one module each, listed here and loaded on demand.

Exit codes: 0 done, 1 the content has errors, 2 usage.
"""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword

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


def load_command(name: str) -> click.Command:
    """Load one command: loading all of them takes longer than checking most content."""
    own = f"{name}_" if iskeyword(name) else name
    loaded = getattr(import_module(f"{__name__}.{own}"), own)
    assert isinstance(loaded, click.Command)
    return loaded
