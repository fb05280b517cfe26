"""Rules for the content beyond its shape: one per module, listed here.

The docstring of each module explains its rule to editors: help pages show it as the reason.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol

from factsheet.analysis.analysis import Findings
from factsheet.checks import (
    access_dates,
    aliases,
    archived_copy,
    as_of,
    attributions,
    contradictory_sources,
    copies,
    cycles,
    differences,
    empty_limits,
    only_copies,
    quotations,
    quoted_share,
    quoted_values,
    references,
    repeated_values,
    suppressed,
    unheld_quotes,
    unseen_pages,
    unverified_quotes,
)
from factsheet.checks.known_parts import mark_gaps
from factsheet.content.workers import map_chunks
from factsheet.model.gaps import get_unchecked, iterate_known
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.problems.problem import Problem


class Check(Protocol):
    """A module with a rule about the whole content."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings) -> Iterator[Problem]:
        """Yield every breach of the rule in the whole content."""


class RowCheck(Protocol):
    """A module with a rule about each report, which is checked even if other reports have errors."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check_row(self, findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
        """Yield every breach in the report with this index."""


class PointCheck(Protocol):
    """A module with a rule about each point."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings, point: Point) -> Iterator[Problem]:
        """Yield every breach in the point.

        Every id that can be read leads somewhere. Reading one that does not, or a value that could not be parsed, ends
        the check (`gaps.Unknown`), so that nothing is reported that only follows from another mistake.
        """


FIRST = references
"""Runs first, since the other rules follow ids, and must find a gap at each that leads nowhere."""
CHECKS: tuple[Check, ...] = (cycles, quoted_share, contradictory_sources, archived_copy, access_dates)
ROW_CHECKS: tuple[RowCheck, ...] = (
    *(copies, quotations, quoted_values, empty_limits, as_of),
    *(unheld_quotes, unseen_pages, attributions),
)
POINT_CHECKS: tuple[PointCheck, ...] = (
    *(quotations, quoted_values, empty_limits, as_of, unheld_quotes),
    *(differences, repeated_values, unverified_quotes, aliases, only_copies),
)

_CHUNK = 250
"""Points that one process checks together: neighbours look at each other, and mostly are in one chunk of this size."""

LAST = suppressed
"""Runs last, since it filters what all others report."""


def collect_reasons() -> dict[str, str]:
    """Return by code the docstring of the module with the rule."""
    modules: tuple[Check | RowCheck | PointCheck, ...] = (FIRST, *CHECKS, *ROW_CHECKS, *POINT_CHECKS)
    reasons: dict[str, str] = {}
    for module in modules:
        reasons |= dict.fromkeys(module.CODES, module.__doc__ or "")
    return reasons | dict.fromkeys(LAST.CODES, LAST.__doc__ or "")


def check(findings: Findings) -> tuple[Problem, ...]:
    """Run every rule on the whole content."""
    corpus = findings.corpus
    dangling = list(FIRST.find_dangling(corpus))
    known = mark_gaps(findings, dangling)
    all_problems = [problem for _file, _spot, problem in dangling]
    all_problems += _run_sound_whole_rules(known)
    for problems in map_chunks(partial(_run_rules_on_points, known), list(known.corpus.points), _CHUNK):
        all_problems += problems
    kept = list(LAST.drop_suppressed(corpus, all_problems))
    # A file that could not be read may have the problem that a comment allows.
    if known.corpus.is_whole:
        kept += LAST.find_unneeded(corpus, all_problems, collect_reasons())
    return tuple(kept)


def check_whole(findings: Findings) -> Iterator[Problem]:
    """Run the rules about the whole content."""
    return LAST.drop_suppressed(findings.corpus, _run_whole_rules(findings))


def check_point(findings: Findings, point: Point) -> Iterator[Problem]:
    return LAST.drop_suppressed(findings.corpus, _run_point_rules(findings, point))


def _run_whole_rules(findings: Findings) -> Iterator[Problem]:
    dangling = list(FIRST.check(findings))
    yield from dangling or _run_sound_whole_rules(findings)


def _run_sound_whole_rules(findings: Findings) -> Iterator[Problem]:
    for rule in CHECKS:
        yield from iterate_known(rule.check(findings))


def _run_rules_on_points(findings: Findings, keys: Sequence[str]) -> list[Problem]:
    problems: list[Problem] = []
    for key in keys:
        problems += _run_point_rules(findings, findings.corpus.points[key])
    return problems


def _run_point_rules(findings: Findings, point: Point) -> Iterator[Problem]:
    # Without gaps nothing has to be guarded: most content is sound, and every point passes here.
    guard = iterate_known if findings.corpus.gaps else iter
    for number, report in enumerate(get_unchecked(point, "reports")):
        for row_rule in ROW_CHECKS:
            yield from guard(row_rule.check_row(findings, point, number, report))
    for rule in POINT_CHECKS:
        yield from guard(rule.check(findings, point))
