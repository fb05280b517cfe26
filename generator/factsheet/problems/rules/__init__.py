"""What can be wrong with content: each code with its level, its title, an example, and how to mend it.

One table, `rules.toml`: reports, help pages and tests take from it. Where a check keeps the rule, the docstring of
its module says why it is there.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from factsheet.problems.problem import Level

_FOLDER = Path(__file__).parent
OUTPUTS = _FOLDER / "outputs.json"
"""By code: what `factsheet check` says of its example; written by the tests."""


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    level: Level
    title: str
    how_to_fix: str
    why: str = ""
    """Empty where the docstring of the check says it."""
    file: str = ""
    """The file of the example; empty where there is none."""
    wrong: str = ""
    right: str = ""
    right_file: str = ""
    """The file after mending, where that is another one."""
    other_files: Mapping[str, str] = field(default_factory=dict)
    """Other files that the example needs, by name."""
    output: str = ""
    """What `factsheet check` says of the example."""


@cache
def load_rules() -> Mapping[str, Rule]:
    """Return all of them by code."""
    outputs: dict[str, str] = json.loads(OUTPUTS.read_text(encoding="utf-8"))
    table = tomllib.loads((_FOLDER / "rules.toml").read_text(encoding="utf-8"))
    return {
        code: Rule(code=code, output=outputs.get(code, ""), **{**fields, "level": Level(fields["level"])})
        for code, fields in table.items()
    }
