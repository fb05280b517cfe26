"""What is asked of the content beyond its shape: one rule a module, listed here."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from factsheet.checks import (
    aliases,
    allowed,
    attributions,
    circles,
    copies,
    differences,
    keeping,
    quotations,
    references,
    repeated_values,
    second_hand,
    share,
    unseen,
    verified,
)
from factsheet.findings import Findings
from factsheet.parallel import Part
from factsheet.problems import Problem
from factsheet.records.point import Point


class Check(Protocol):
    """A module whose docstring explains the rule, and whose codes are stable."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings) -> Iterator[Problem]:
        """Return every breach of the rule in the whole content."""


class PointCheck(Protocol):
    """The same for a rule that each point keeps or breaks by itself."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings, point: Point) -> Iterator[Problem]:
        """Return every breach in the point; it may trust that every id leads somewhere, and nothing in a circle."""


FIRST: Check = references
"""Where ids lead nowhere, only that is told, since the other rules follow them."""
CHECKS: tuple[Check, ...] = (circles, share, keeping)
POINT_CHECKS: tuple[PointCheck, ...] = (
    copies,
    quotations,
    unseen,
    attributions,
    differences,
    repeated_values,
    verified,
    aliases,
    second_hand,
)

LAST = allowed
"""What all others found passes through it."""


def reasons() -> dict[str, str]:
    """Return by code why the rule is there: the docstring of its module."""
    modules: tuple[Check | PointCheck, ...] = (FIRST, *CHECKS, *POINT_CHECKS)
    found = {code: module.__doc__ or "" for module in modules for code in module.CODES}
    return found | dict.fromkeys(LAST.CODES, LAST.__doc__ or "")


def check(findings: Findings, own: Iterable[str], part: Part) -> tuple[Problem, ...]:
    """Run every rule on everything: each part on the points that are its `own`, and the first on the whole besides.

    All parts return what all have found.
    """
    corpus = findings.corpus
    found, *_none = part.trade(list(FIRST.check(findings)) if part.is_first else [])
    if found:
        return tuple(LAST.told(corpus, found))
    mine = list(_on_sound_whole(findings)) if part.is_first else []
    mine += _on_points(findings, own)
    found = [problem for one in part.trade(mine) for problem in one]
    unneeded = LAST.unneeded(corpus, found, reasons()) if corpus.is_whole else ()
    return (*LAST.told(corpus, found), *unneeded)


def check_whole(findings: Findings) -> Iterator[Problem]:
    """Run the rules that are not about one point; points stay unopened as long as nothing is wrong with them."""
    return LAST.told(findings.corpus, _on_whole(findings))


def check_point(findings: Findings, point: Point) -> Iterator[Problem]:
    return LAST.told(findings.corpus, _on_point(findings, point))


def _on_whole(findings: Findings) -> Iterator[Problem]:
    dangling = list(FIRST.check(findings))
    yield from dangling or _on_sound_whole(findings)


def _on_sound_whole(findings: Findings) -> Iterator[Problem]:
    for rule in CHECKS:
        yield from rule.check(findings)


def _on_points(findings: Findings, keys: Iterable[str]) -> Iterator[Problem]:
    for key in keys:
        yield from _on_point(findings, findings.corpus.points[key])


def _on_point(findings: Findings, point: Point) -> Iterator[Problem]:
    for rule in POINT_CHECKS:
        yield from rule.check(findings, point)
