"""All that can be wrong with content: each code with its level, its title, an example, and how to fix it.

Reports, help pages and tests use one table, `rules.toml`. If a module of `checks` has the rule, its docstring is the
reason for it.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, field

from factsheet.problems.problem import Level

_FOLDER = Path(__file__).parent
OUTPUTS = _FOLDER / "outputs.json"
"""By code: what `factsheet check` says of its example; written by the tests."""


class Rule(Struct, frozen=True):
    code: str
    level: Level
    title: str
    how_to_fix: str
    why: str = ""
    """Empty if the docstring of a check says it."""
    file: str = ""
    """The file of the example; empty if there is none."""
    wrong: str = ""
    right: str = ""
    right_file: str = ""
    """The file that is right, if it is another one."""
    other_files: Mapping[str, str] = field(default_factory=dict)
    """Other files that the example needs, by name."""
    output: str = ""
    """What `factsheet check` says of the example."""


@cache
def load_rules() -> Mapping[str, Rule]:
    """Return the rules by code."""
    outputs: dict[str, str] = json.loads(OUTPUTS.read_text(encoding="utf-8"))
    table = tomllib.loads((_FOLDER / "rules.toml").read_text(encoding="utf-8"))
    rules = {}
    for code, fields in table.items():
        fields["level"] = Level(fields["level"])
        rules[code] = Rule(code=code, output=outputs.get(code, ""), **fields)
    return rules
