"""The content as it stands at one moment: loaded, with all that follows from it, also where it has errors."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.analysis.analysis import Findings, analyze_corpus
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.checks import FIRST, check_whole
from factsheet.content import layout
from factsheet.content.load import assemble_corpus
from factsheet.content.prose_files import ProseFolder, join_problems, place_plainly
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class ContentState:
    content: Path
    prose: ProseFolder
    findings: Findings
    loaded: LoadedFiles
    problems: tuple[Problem, ...]
    """Those that are not about one point."""
    site: Site | None
    """None where the content has errors."""

    def add_problems(self, around: Iterable[Problem]) -> "ContentState":
        """Return the same with what is wrong with the files around the facts; a site with errors is never made."""
        problems = join_problems(self.problems, around)
        return replace(self, problems=problems, site=None if filter_errors(problems) else self.site)

    @property
    def has_valid_ids(self) -> bool:
        """True where every id that is named is there, so that points can be checked."""
        return not any(problem.code in FIRST.CODES for problem in self.problems)

    @property
    def can_be_counted(self) -> bool:
        """True where all that is named could be read, too: a source that could not may copy another."""
        return self.has_valid_ids and self.findings.corpus.is_whole


def load_state(
    content: Path,
    settings: Settings,
    known: Cache,
    prose: ProseFolder | None = None,
    before: LoadedFiles | None = None,
) -> ContentState:
    """Return the content of the folder. What is known from a build, or was loaded `before`, is taken where it holds.

    Dates of last change are left out: the two states that are compared need not have the same history at hand.
    `prose` is the folder of hand-written pages; None: the usual one in the content folder.
    """
    pages = prose or ProseFolder(
        content / layout.PROSE, layout.make_file_name(content.name, layout.PROSE), place_plainly
    )
    of_pages = tuple(pages.list_problems())
    timeless = replace(settings, history=False)
    loaded = read_all(content, layout.find_files(content), known.parsed, before)
    try:
        site = prepare(content, timeless, known, loaded, touched=())
    except ContentError:
        return _load_with_errors(content, pages, loaded).add_problems(of_pages)
    return ContentState(content, pages, site.findings, loaded, site.problems, site).add_problems(of_pages)


def _load_with_errors(content: Path, prose: ProseFolder, loaded: LoadedFiles) -> ContentState:
    corpus, shape = assemble_corpus(content, layout.find_files(content), loaded)
    findings = analyze_corpus(corpus)
    return ContentState(content, prose, findings, loaded, (*shape, *check_whole(findings)), None)
