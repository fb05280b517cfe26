"""The whole way from a content folder to the pages of a site, on one screen."""

from dataclasses import dataclass
from pathlib import Path

from factsheet.checks import check
from factsheet.corpus import Corpus
from factsheet.findings import Findings, find
from factsheet.load import load
from factsheet.page import Page
from factsheet.pages import KINDS
from factsheet.problems import ContentError, Problem, errors
from factsheet.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs to write the site; views, not yet drawn."""

    corpus: Corpus
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    """Warnings and hints; a site with errors is never made."""


def examine(content: Path) -> tuple[Findings, tuple[Problem, ...]]:
    """Load and check the content; return what follows from it, and every problem, sorted by place."""
    corpus, shape = load(content)
    findings = find(corpus)
    return findings, tuple(sorted((*shape, *check(findings))))


def build(content: Path, settings: Settings) -> Site:
    """Return the site, or raise ContentError with all problems where one of them is an error."""
    findings, problems = examine(content)
    if errors(problems):
        raise ContentError(problems)
    return Site(findings.corpus, _pages(findings, settings), problems)


def _pages(findings: Findings, settings: Settings) -> tuple[Page, ...]:
    return tuple(page for kind in KINDS for page in kind.pages(findings, settings))
