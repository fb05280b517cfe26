"""What is asked of the content beyond its shape: one rule a module, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.checks import (
    aliases,
    attributions,
    circles,
    copies,
    differences,
    keeping,
    quotations,
    references,
    second_hand,
    share,
    verified,
)
from factsheet.findings import Findings
from factsheet.problems import Problem


class Check(Protocol):
    """A module whose docstring explains the rule, and whose codes are stable."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings) -> Iterator[Problem]:
        """Return every breach of the rule. Checks other than `references` may trust that every id leads somewhere."""


FIRST: Check = references
CHECKS: tuple[Check, ...] = (
    circles,
    copies,
    quotations,
    attributions,
    differences,
    share,
    verified,
    aliases,
    keeping,
    second_hand,
)


def check(findings: Findings) -> Iterator[Problem]:
    """Run every rule; where ids lead nowhere, only that is told, since the other rules follow them."""
    dangling = list(FIRST.check(findings))
    yield from dangling
    if not dangling:
        for rule in CHECKS:
            yield from rule.check(findings)
