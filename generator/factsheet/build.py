"""The whole way from a content folder to the pages of a site, on one screen."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet import history, homes
from factsheet.cache import Cache
from factsheet.catalogues import catalogue
from factsheet.checks import check_point, check_whole
from factsheet.corpus import Corpus
from factsheet.exports import EXPORTS
from factsheet.findings import Findings, find
from factsheet.history import History
from factsheet.language import speak
from factsheet.load import assemble
from factsheet.page import File, Output, Page
from factsheet.pages import KINDS
from factsheet.problems import ContentError, Problem, errors
from factsheet.reading import Reading, read_all
from factsheet.settings import Settings
from factsheet.translation import told_in


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs to write the site; views, not yet drawn."""

    findings: Findings
    readings: Mapping[str, Reading]
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    """Warnings and hints: those that are not about one point, or all of them. A site with errors is never made."""
    history: History = field(default_factory=History)

    @property
    def corpus(self) -> Corpus:
        return self.findings.corpus

    @property
    def outputs(self) -> tuple[Output, ...]:
        return (*self.pages, *self.files)


def prepare(content: Path, settings: Settings, known: Cache, touched: Container[str] | None = None) -> Site:
    """Return the site as far as it can be known without opening its points; each is checked when it is drawn.

    `touched` names the files that can have changed since what is known was read; None: any. Where one of the problems
    is an error, raise ContentError with those that were found without opening the points.
    """
    files = homes.present(content)
    readings = read_all(content, files, known.readings, touched)
    speak(catalogue(settings.language).translations)
    corpus, shape = assemble(content, files, readings)
    changes = history.read(content, known.history) if settings.history else History()
    told = told_in(history.dated(corpus, changes), settings.language, settings.content_language)
    findings = find(told)
    known.remind(findings)
    problems = (*shape, *check_whole(findings))
    if errors(problems):
        raise ContentError(problems)
    return Site(findings, readings, _pages(findings, settings), _files(findings, settings), problems, changes)


def build(content: Path, settings: Settings) -> Site:
    """Return the site, every point of it checked, or raise ContentError where one of the problems is an error."""
    site = prepare(content, settings, Cache())
    points = site.corpus.points.values()
    problems = (*site.problems, *(problem for point in points for problem in check_point(site.findings, point)))
    if errors(problems):
        raise ContentError(problems)
    return replace(site, problems=problems)


def _pages(findings: Findings, settings: Settings) -> tuple[Page, ...]:
    return tuple(page for kind in KINDS for page in kind.pages(findings, settings))


def _files(findings: Findings, settings: Settings) -> tuple[File, ...]:
    return tuple(file for export in EXPORTS for file in export.files(findings, settings))
