"""All that is wrong with a content folder, without a page being made of it."""

from pathlib import Path

from factsheet.checks import check
from factsheet.findings import Findings, find
from factsheet.load import load
from factsheet.problems import Problem


def examine(content: Path) -> tuple[Findings, tuple[Problem, ...]]:
    """Load and check the content; return what follows from it, and every problem, sorted by place."""
    corpus, shape = load(content)
    findings = find(corpus)
    return findings, tuple(sorted((*shape, *check(findings))))
