"""From a content folder to the pages and files of a site."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings, analyze_corpus
from factsheet.build.cache import Cache
from factsheet.build.site_outputs import EXPORTS
from factsheet.checks import check_point, check_whole
from factsheet.checks.check_content import examine
from factsheet.content import git_dates, layout
from factsheet.content.corpus import Corpus
from factsheet.content.git_dates import GitHistory
from factsheet.content.load import assemble_corpus
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.content.translation import translate_corpus
from factsheet.data import point_json
from factsheet.model.point import Point
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.site.pages import KINDS, KINDS_OF_POINTS
from factsheet.text.i18n import set_translations
from factsheet.text.translations import load_catalogue
from factsheet.web.outputs import File, Output, Page
from factsheet.web.settings import Settings

LISTS: tuple[Callable[[Findings, Settings], Iterator[Output]], ...] = (
    *(kind.make_pages for kind in KINDS),
    *(export.make_files for export in EXPORTS),
)
"""Makers of all pages and files but those that each point has, one per kind."""


class Site(Struct, frozen=True):
    """Everything needed to write the site. Pages are planned on demand and not yet rendered."""

    findings: Findings
    settings: Settings
    loaded: LoadedFiles
    problems: tuple[Problem, ...]
    """Warnings and hints, of the points only if `build` has checked them. There is no site of content with errors."""
    history: GitHistory = field(default_factory=GitHistory)
    _lists: list[Output] = field(default_factory=list)

    @property
    def corpus(self) -> Corpus:
        return self.findings.corpus

    def make_lists(self) -> Sequence[Output]:
        """Return all pages and files but those that each point has; they are planned only once."""
        if not self._lists:
            for kind in LISTS:
                self._lists.extend(kind(self.findings, self.settings))
        return self._lists

    def make_point_outputs(self, point: Point) -> Iterator[Output]:
        """Return the pages and files of a point, its page first."""
        for kind in KINDS_OF_POINTS:
            yield from kind.make_point_pages(self.findings, self.settings, point)
        yield point_json.make_file(self.findings, self.settings, point)

    def make_outputs(self) -> Iterator[Output]:
        """Return all pages and files of the site."""
        yield from self.make_lists()
        # Those of points are planned anew each time: of ten thousand points they would take too much memory.
        for point in self.corpus.points.values():
            yield from self.make_point_outputs(point)

    def make_pages(self) -> Iterator[Page]:
        for output in self.make_outputs():
            if isinstance(output, Page):
                yield output

    def make_files(self) -> Iterator[File]:
        for output in self.make_outputs():
            if isinstance(output, File):
                yield output


def prepare(
    content: Path,
    settings: Settings,
    known: Cache,
    loaded: LoadedFiles | None = None,
    touched: Collection[str] | None = None,
) -> Site:
    """Return the site without checking its points, which is done when they are written.

    `loaded` are the files as this process has loaded them before, and `touched` those that may have changed since, None
    for any. Raise ContentError if one of the problems is an error; it lacks the problems of single points.
    """
    files = layout.find_files(content)
    loaded = read_all(content, files, known.parsed, loaded, touched)
    set_translations(load_catalogue(settings.language).translations)
    corpus, shape = assemble_corpus(content, files, loaded)
    changes = git_dates.read_history(content, known.history) if settings.history else GitHistory()
    translated = translate_corpus(git_dates.add_dates(corpus, changes), settings.language, settings.content_language)
    findings = analyze_corpus(translated, known.earlier)
    problems = (*shape, *check_whole(findings))
    if filter_errors(problems):
        raise ContentError(problems)
    return Site(findings, settings, loaded, problems, changes)


def build(content: Path, settings: Settings, known: Cache | None = None) -> Site:
    """Return the site, or raise ContentError with all problems, those of its points included.

    With `known`, the cache of an earlier build, points are checked only when they are written; without it, now.
    """
    try:
        site = prepare(content, settings, known or Cache())
    except ContentError:
        # Once more for the problems of the points, so that an editor sees all errors at once.
        raise ContentError(examine(content)[1]) from None
    if known is not None:
        return site
    problems = [*site.problems]
    for point in site.corpus.points.values():
        problems += check_point(site.findings, point)
    if filter_errors(problems):
        raise ContentError(problems)
    return replace(site, problems=tuple(problems))
