"""The commands of the command line: one module each, listed here and loaded on demand.

Exit codes: 0 done, 1 the content has errors, 2 usage.
"""

from collections.abc import Mapping
from importlib import import_module

import click

COMMANDS: Mapping[str, str] = {
    "build": "build:build",
    "check": "check:check",
    "coverage": "coverage:coverage",
    "diff": "diff:diff",
    "export": "export:export",
    "fix": "fix:fix",
    "import": "import_:import_",
    "new": "new:new",
    "schema": "schema:schema",
    "serve": "serve:serve",
    "similar": "similar:similar",
    "verify": "verify:verify",
}
"""By name: `module:object` below this package."""


def load_command(name: str) -> click.Command:
    """Load one command: loading all of them takes longer than checking most content."""
    module, _colon, called = COMMANDS[name].partition(":")
    loaded = getattr(import_module(f"{__name__}.{module}"), called)
    assert isinstance(loaded, click.Command)
    return loaded
