"""What is asked of the content beyond its shape: one rule a module, listed here."""

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
    """A module whose docstring explains the rule, and whose codes are stable."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings) -> Iterator[Problem]:
        """Return every breach of the rule in the whole content."""


class RowCheck(Protocol):
    """The same for a rule that each report keeps or breaks by itself, whatever is wrong with the others."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check_row(self, findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
        """Return every breach in the report, the one of this number (from 0)."""


class PointCheck(Protocol):
    """The same for a rule that each point keeps or breaks by itself."""

    @property
    def CODES(self) -> tuple[str, ...]: ...

    def check(self, findings: Findings, point: Point) -> Iterator[Problem]:
        """Return every breach in the point.

        It may trust that every id that it can look at leads somewhere. Where one does not, or a value could not be
        read, looking at it ends the check (`torn.Unknown`), so that nothing is told that only follows from a mistake.
        """


FIRST = references
"""The other rules follow ids, and find a gap where one leads nowhere."""
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
"""Points that one process checks together: enough that neighbours, which look at each other, mostly meet."""

LAST = suppressed
"""What all others found passes through it."""


def collect_reasons() -> dict[str, str]:
    """Return by code why the rule is there: the docstring of its module."""
    modules: tuple[Check | RowCheck | PointCheck, ...] = (FIRST, *CHECKS, *ROW_CHECKS, *POINT_CHECKS)
    reasons_by_code = {code: module.__doc__ or "" for module in modules for code in module.CODES}
    return reasons_by_code | dict.fromkeys(LAST.CODES, LAST.__doc__ or "")


def check(findings: Findings) -> tuple[Problem, ...]:
    """Run every rule on everything."""
    corpus = findings.corpus
    dangling = list(FIRST.find_dangling(corpus))
    known = mark_gaps(findings, dangling)
    all_problems = [problem for _file, _spot, problem in dangling]
    all_problems += _run_sound_whole_rules(known)
    for problems in map_chunks(partial(_run_rules_on_points, known), list(known.corpus.points), _CHUNK):
        all_problems += problems
    unneeded = LAST.find_unneeded(corpus, all_problems, collect_reasons()) if known.corpus.is_whole else ()
    return (*LAST.drop_suppressed(corpus, all_problems), *unneeded)


def check_whole(findings: Findings) -> Iterator[Problem]:
    """Run the rules that are not about one point."""
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
    return [problem for key in keys for problem in _run_point_rules(findings, findings.corpus.points[key])]


def _run_point_rules(findings: Findings, point: Point) -> Iterator[Problem]:
    guarded = iterate_known if findings.corpus.gaps else _pass_through
    for number, report in enumerate(get_unchecked(point, "reports")):
        for row_rule in ROW_CHECKS:
            yield from guarded(row_rule.check_row(findings, point, number, report))
    for rule in POINT_CHECKS:
        yield from guarded(rule.check(findings, point))


def _pass_through(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Spare the guard where everything is known: most points are sound, and all are checked."""
    return problems
