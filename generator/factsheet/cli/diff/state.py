"""The content as it stands at one moment: loaded, with all that follows from it, also where it has errors."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.analysis.analysis import Findings, find
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.checks import FIRST, check_whole
from factsheet.content import layout
from factsheet.content.load import assemble
from factsheet.content.prose_files import ProseFolder, join_problems, place_plainly
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.problems.problem import ContentError, Problem, errors
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    content: Path
    prose: ProseFolder
    findings: Findings
    loaded: LoadedFiles
    problems: tuple[Problem, ...]
    """Those that are not about one point."""
    site: Site | None
    """None where the content has errors."""

    def with_problems(self, around: Iterable[Problem]) -> "State":
        """Return the same with what is wrong with the files around the facts; a site with errors is never made."""
        problems = join_problems(self.problems, around)
        return replace(self, problems=problems, site=None if errors(problems) else self.site)

    @property
    def leads_somewhere(self) -> bool:
        """True where every id that is named is there, so that points can be checked."""
        return not any(problem.code in FIRST.CODES for problem in self.problems)

    @property
    def can_be_counted(self) -> bool:
        """True where all that is named could be read, too: a source that could not may copy another."""
        return self.leads_somewhere and self.findings.corpus.is_whole


def state(
    content: Path,
    settings: Settings,
    known: Cache,
    prose: ProseFolder | None = None,
    before: LoadedFiles | None = None,
) -> State:
    """Return the content of the folder. What is known from a build, or was loaded `before`, is taken where it holds.

    Dates of last change are left out: the two states that are compared need not have the same history at hand.
    `prose` is the folder of hand-written pages; None: the usual one in the content folder.
    """
    pages = prose or ProseFolder(content / layout.PROSE, layout.name_of(content.name, layout.PROSE), place_plainly)
    of_pages = tuple(pages.problems())
    timeless = replace(settings, history=False)
    loaded = read_all(content, layout.present(content), known.parsed, before)
    try:
        site = prepare(content, timeless, known, loaded, touched=())
    except ContentError:
        return _with_errors(content, pages, loaded).with_problems(of_pages)
    return State(content, pages, site.findings, loaded, site.problems, site).with_problems(of_pages)


def _with_errors(content: Path, prose: ProseFolder, loaded: LoadedFiles) -> State:
    corpus, shape = assemble(content, layout.present(content), loaded)
    findings = find(corpus)
    return State(content, prose, findings, loaded, (*shape, *check_whole(findings)), None)
