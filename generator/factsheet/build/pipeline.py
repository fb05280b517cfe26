"""The whole way from a content folder to the pages of a site, on one screen."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.analysis.analysis import Findings, find
from factsheet.build.cache import Cache
from factsheet.build.site_outputs import EXPORTS
from factsheet.checks import check_point, check_whole
from factsheet.content import git_dates, layout
from factsheet.content.corpus import Corpus
from factsheet.content.git_dates import History
from factsheet.content.load import assemble
from factsheet.content.read_files import Reading, read_all
from factsheet.content.translation import told_in
from factsheet.data import point_json
from factsheet.model.point_summary import Outline
from factsheet.problems.problem import ContentError, Problem, errors
from factsheet.site.pages import KINDS, KINDS_OF_POINTS
from factsheet.text.i18n import speak
from factsheet.text.translations import catalogue
from factsheet.web.outputs import File, Output, Page
from factsheet.web.settings import Settings

LISTS: tuple[Callable[[Findings, Settings], Iterator[Output]], ...] = (
    *(kind.pages for kind in KINDS),
    *(export.files for export in EXPORTS),
)
"""What gives all that is no point’s own, a kind of page or file each."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs to write the site; views, not yet drawn, and planned when they are asked for."""

    findings: Findings
    settings: Settings
    readings: Mapping[str, Reading]
    problems: tuple[Problem, ...]
    """Warnings and hints: those that are not about one point, or all of them. A site with errors is never made."""
    history: History = field(default_factory=History)

    @property
    def corpus(self) -> Corpus:
        return self.findings.corpus

    def lists(self) -> Iterator[Output]:
        """Return the pages and files that gather many, or are about no point."""
        for kind in LISTS:
            yield from kind(self.findings, self.settings)

    def of_point(self, outline: Outline) -> Iterator[Output]:
        """Return what a point has alone, its page first."""
        for kind in KINDS_OF_POINTS:
            yield from kind.of_point(self.findings, self.settings, outline)
        yield point_json.make_file(self.findings, self.settings, outline)

    def outputs(self) -> Iterator[Output]:
        """Return everything, planned anew each time: of ten thousand points, nobody holds all of it."""
        yield from self.lists()
        for outline in self.corpus.outlines.values():
            yield from self.of_point(outline)

    def pages(self) -> Iterator[Page]:
        return (output for output in self.outputs() if isinstance(output, Page))

    def files(self) -> Iterator[File]:
        return (output for output in self.outputs() if isinstance(output, File))


def prepare(content: Path, settings: Settings, known: Cache, touched: Container[str] | None = None) -> Site:
    """Return the site as far as it can be known without opening its points; each is checked when it is drawn.

    `touched` names the files that can have changed since what is known was read; None: any. Where one of the problems
    is an error, raise ContentError with those that were found without opening the points.
    """
    files = layout.present(content)
    readings = read_all(content, files, known.readings, touched)
    speak(catalogue(settings.language).translations)
    corpus, shape = assemble(content, files, readings)
    changes = git_dates.read(content, known.history) if settings.history else History()
    told = told_in(git_dates.dated(corpus, changes), settings.language, settings.content_language)
    findings = find(told)
    known.remind(findings)
    problems = (*shape, *check_whole(findings))
    if errors(problems):
        raise ContentError(problems)
    return Site(findings, settings, readings, problems, changes)


def build(content: Path, settings: Settings) -> Site:
    """Return the site, every point of it checked, or raise ContentError where one of the problems is an error."""
    site = prepare(content, settings, Cache())
    points = site.corpus.points.values()
    problems = (*site.problems, *(problem for point in points for problem in check_point(site.findings, point)))
    if errors(problems):
        raise ContentError(problems)
    return replace(site, problems=problems)
